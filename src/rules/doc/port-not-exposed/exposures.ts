import type { Lesson, Word } from '../../../lesson/types.ts';
import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import { programWords } from '../../command-words.ts';
import { readDockerRun } from '../../docker-arguments.ts';
import { readKubectl, type KubectlCommand } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { placeOf, type KubeObject } from '../../refs/objects.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';
import { readService } from '../../refs/services.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';

/** A port of a Service or container, or one that a command opens, and where the page says so. */
export interface KnownPort {
  port: number;
  /** The field that holds it; undefined for a command. */
  field?: 'nodePort' | 'hostPort' | 'port' | 'targetPort' | 'containerPort';
  /** It can be reached from outside the cluster, on the host. */
  outside: boolean;
  /** What exposes it, as the subject of a sentence: `service.yaml`, `kubectl port-forward`. */
  source: string;
  /** Where in it: `spec.ports[0].nodePort, line 121`. */
  detail: string;
  line: number;
  /** The file that says so, where that is not the page itself. */
  file?: string;
  /** Name of the Service or container that has it. */
  owner?: string;
}

/** All ports that manifests of a page declare and that its commands open, in order of place. */
export function knownPorts(lesson: Lesson): KnownPort[] {
  const ports = [...pageObjects(lesson).flatMap(manifestPorts), ...commandPorts(lesson)];
  const seen = new Set<string>();
  return ports
    .filter((port) => {
      const key = `${port.port} ${port.field} ${port.file} ${port.line}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .sort((a, b) => a.line - b.line);
}

function manifestPorts(object: KubeObject): KnownPort[] {
  const ports: KnownPort[] = [];
  const add = (port: unknown, path: FieldPath, outside: boolean, owner: string): void => {
    if (typeof port !== 'number') return;
    const { file, start } = placeOf(object, path);
    const { line } = start;
    ports.push({
      port,
      field: path.at(-1) as NonNullable<KnownPort['field']>,
      outside,
      source: object.file ?? `the ${`${object.kind} ${object.name}`.trimEnd()}`,
      detail: `${formatFieldPath(path)}, line ${line}`,
      line,
      ...(file === undefined ? {} : { file }),
      owner,
    });
  };
  const service = readService(object);
  for (const port of service?.ports ?? []) {
    // Docker Desktop and cloud providers open a LoadBalancer's port on an address of its own.
    add(port.port, [...port.path, 'port'], service!.type === 'LoadBalancer', object.name);
    if (port.targetPath.at(-1) === 'targetPort') add(port.targetPort, port.targetPath, false, object.name);
    add(port.nodePort, [...port.path, 'nodePort'], true, object.name);
  }
  for (const container of podTemplateOf(object)?.containers ?? []) {
    const entries = Array.isArray(container.value['ports']) ? container.value['ports'] : [];
    for (const [index, entry] of entries.entries()) {
      const path = [...container.path, 'ports', index];
      add((entry as Record<string, unknown> | null)?.['containerPort'], [...path, 'containerPort'], false, container.name);
      add((entry as Record<string, unknown> | null)?.['hostPort'], [...path, 'hostPort'], true, container.name);
    }
  }
  return ports;
}

function commandPorts(lesson: Lesson): KnownPort[] {
  const ports: KnownPort[] = [];
  for (const { simple } of simpleCommands(lesson)) {
    const first = simple.words[0];
    if (first === undefined) continue;
    const { line } = first.range.start;
    const add = (port: number | undefined, source: string): void => {
      if (port !== undefined) ports.push({ port, outside: true, source, detail: `line ${line}`, line });
    };
    for (const { host } of readDockerRun(simple)?.ports ?? []) add(host, 'docker run');
    const kubectl = readKubectl(simple);
    if (kubectl?.verb === 'port-forward') {
      for (const word of kubectl.operands.slice(1)) add(localPort(word), 'kubectl port-forward');
    } else if (kubectl?.verb === 'proxy') add(proxyPort(kubectl), 'kubectl proxy');
    else if (kubectl === undefined) add(serverPort(programWords(simple)), first.value);
  }
  return ports;
}

/** `8080:80` opens 8080, `80` opens 80; `:80` any port. */
function localPort(word: Word): number | undefined {
  const match = /^(\d+)(?::[\w-]+)?$/.exec(word.value);
  return match === null ? undefined : Number(match[1]);
}

/** Rule: `kubectl proxy` listens on 8001 unless `--port` says otherwise. */
function proxyPort(kubectl: KubectlCommand): number | undefined {
  const port = kubectl.flags.find((flag) => flag.name === 'port')?.value;
  return port === undefined ? 8001 : port.dynamic ? undefined : Number(port.value);
}

/** The port of a server that a command starts: `uvicorn app:app --port 8000`, `python -m http.server 8000`. */
function serverPort(words: readonly Word[]): number | undefined {
  const values = words.map((word) => word.value);
  if (values.includes('http.server')) return Number(values[values.indexOf('http.server') + 1] ?? 8000) || undefined;
  for (const [index, value] of values.entries()) {
    const attached = /^(?:--port|--bind|--listen)=(?:[\w.]*:)?(\d+)$/.exec(value)?.[1];
    const next = /^(?:--port|--bind|--listen)$/.test(value) ? /^(?:[\w.]*:)?(\d+)$/.exec(values[index + 1] ?? '')?.[1] : undefined;
    if (attached !== undefined || next !== undefined) return Number(attached ?? next);
  }
  return undefined;
}
