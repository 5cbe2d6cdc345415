import type { Lesson } from '../../../lesson/types.ts';
import { lineFlag, type KubectlLine } from '../../kubectl/read-line.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import { describePlace } from '../../refs/objects.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';
import { namedObjects } from '../object-missing/named-objects.ts';

/** What is exposed without a port must declare one. */
export const rule: Rule = {
  id: 'doc/expose-without-port',
  severity: 'error',
  summary: 'kubectl expose has no --port, and what it exposes declares none.',
  why: `Without \`--port\` \`kubectl expose\` takes the ports that the containers declare. When they declare none it makes no
Service and prints \`error: couldn't find port via --port flag or introspection\`. \`kubectl create deployment\` and
\`kubectl run\` declare a port only when they are given \`--port\`.

Objects that the page shows, or makes by a command above, are looked at.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_expose/',
  check({ lesson, report }) {
    const made: { kind: string; name: string; line: number; port: boolean }[] = [];
    for (const { line, placed, inline } of typedKubectlLines(lesson)) {
      const maker = makes(line);
      if (maker !== undefined) made.push({ ...maker, line: placed.command.range.start.line });
      const [target] = line.command.path === 'expose' && !line.unsure ? namedObjects(line) : [];
      if (target === undefined || lineFlag(line, 'port') !== undefined || lineFlag(line, 'filename') !== undefined) continue;
      const own = made.filter((one) => one.kind === target.kind && one.name === target.word.value);
      const where = portless(lesson, target.kind, target.word.value, own);
      if (where === undefined) continue;
      report({
        range: placed.command.range,
        message: `kubectl expose has no --port here, and the containers of ${target.kind} ${target.word.value} declare none (${where}); kubectl says: error: couldn't find port via --port flag or introspection`,
        help: 'add --port=80, or the port that the process listens on',
        ...(inline && lesson.dialect !== 'mdx' ? { severity: 'warning' as const } : {}),
      });
    }
  },
};

/** What `kubectl create deployment` and `kubectl run` make. */
function makes(line: KubectlLine): { kind: string; name: string; port: boolean } | undefined {
  const kind = { 'create deployment': 'Deployment', run: 'Pod' }[line.command.path];
  const name = line.operands[0];
  // Anything may be written with --overrides.
  if (kind === undefined || name === undefined || name.dynamic || lineFlag(line, 'overrides') !== undefined) return undefined;
  return { kind, name: name.value, port: lineFlag(line, 'port') !== undefined };
}

/** Where an object without ports comes from; undefined when it has one, or is not known. */
function portless(lesson: Lesson, kind: string, name: string, made: readonly { line: number; port: boolean }[]): string | undefined {
  const shown = pageObjects(lesson).filter((object) => object.kind === kind && object.name === name);
  const hasPort = made.some(({ port }) => port) || shown.some((object) => (podTemplateOf(object)?.containers ?? []).some(({ ports }) => ports.length > 0));
  if (hasPort || made.length + shown.length === 0 || shown.some((object) => podTemplateOf(object) === undefined)) return undefined;
  return made.length > 0 ? `made in line ${made.at(-1)!.line}` : describePlace(shown.at(-1)!, ['metadata', 'name']);
}
