import { distance } from '../../../kube/nearest.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { otherSources } from '../../other-sources.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { knownPorts, type KnownPort } from './exposures.ts';
import { knownNumbers } from './known-numbers.ts';
import { portMentions, type PortMention } from './mentions.ts';
import { publishedElsewhere, type Publication } from './published-elsewhere.ts';

/** Every port that a page speaks of must be one that the page opens. */
export const rule: Rule = {
  id: 'doc/port-not-exposed',
  severity: 'error',
  summary: 'The page names a port that none of its manifests or commands opens.',
  why: `The most common mistake of a tutorial: the text says \`localhost:30000\`, the Service says \`nodePort: 30001\`.
Links, inline code, comments and the addresses given to \`curl\` are held against what the page opens: node ports,
load balancers, host ports, \`kubectl port-forward\`, \`docker run -p\`, and any number that a block of the page holds
at all, since a program or a configuration may open a port in its own way. So are statements such as
"containerPort 8080" and "listens on port 8080", and \`http://api:8080\` for a Service \`api\` of the page.

After \`docker run --publish 8001:8000\`, \`curl localhost:8000\` asks a port that nothing opens on the host: that is
reported where every command before it is one that opens no port, or a known one.

It is an error where the page opens a port so near that it must be the one meant. Ranges (30000-32767), examples
("for instance 30080"), negations and instructions to change a port are left alone.`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  check({ lesson, report }) {
    const mentions = portMentions(lesson);
    if (mentions.length === 0) return;
    const ports = knownPorts(lesson);
    if (ports.length === 0) return;
    const page: Page = {
      lesson,
      ports,
      numbers: knownNumbers(lesson),
      complete: lesson.dialect === 'mdx' && !otherSources(lesson).unknownObjects,
    };
    for (const mention of mentions) {
      const finding = judge(mention, page);
      if (finding !== undefined) report(finding);
    }
  },
};

interface Page {
  lesson: Lesson;
  ports: readonly KnownPort[];
  numbers: ReadonlySet<number>;
  /** All that opens ports is shown: the page is a lesson of ours and installs nothing from elsewhere. */
  complete: boolean;
}

const LOCAL = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])$/;

function judge(mention: PortMention, page: Page): RuleReport | undefined {
  // In a lesson of ours, a number that differs in one digit from a node port is meant for it all the same.
  if (mention.hypothetical && !(page.complete && isNodePort(mention.port))) return undefined;
  const finding = judgeKind(mention, page);
  return mention.hypothetical && finding?.severity === 'warning' ? undefined : finding;
}

function judgeKind(mention: PortMention, page: Page): RuleReport | undefined {
  switch (mention.kind) {
    case 'address':
      return judgeAddress(mention, page);
    case 'field':
      return judgeField(mention, page);
    case 'port':
      return isNodePort(mention.port) ? judgeNodePort(mention, page) : judgePort(mention, page);
    case 'bare':
      return page.complete ? judgeNodePort(mention, page) : undefined;
  }
}

function judgeAddress(mention: PortMention, page: Page): RuleReport | undefined {
  const service = page.ports.filter((port) => port.field === 'port' && port.owner === serviceName(mention.name));
  if (service.length > 0 && !LOCAL.test(mention.name)) return judgeService(mention, service, page);
  const publication = LOCAL.test(mention.name) ? publishedElsewhere(page.lesson, mention, page.ports) : undefined;
  if (publication !== undefined) return judgePublished(mention, publication, page);
  if (page.numbers.has(mention.port)) return undefined;
  if (!LOCAL.test(mention.name) && !isNodePort(mention.port)) return undefined;
  const open = page.ports.filter((port) => port.outside);
  const nearest = nearestPort(mention.port, isNodePort(mention.port) ? preferNodePorts(open) : open);
  if (nearest === undefined) return undefined;
  const near = isNear(mention.port, nearest.port);
  const sameRange = isNodePort(mention.port) && nearest.field === 'nodePort';
  // On a page of others, only a node port is sure to be opened by a manifest, and by no other program.
  const meant = near || (sameRange && LOCAL.test(mention.name));
  if (!meant) return undefined;
  const sure = page.complete || (sameRange && !otherSources(page.lesson).unknownObjects);
  return {
    range: mention.range,
    message: `${mention.text} is used here, but nothing in this ${whole(page)} exposes ${mention.port}; ${nearest.source} exposes ${nearest.port} (${nearest.detail})`,
    help: `write ${mention.name}:${nearest.port}`,
    related: [related(page, nearest)],
    ...(sure ? {} : { severity: 'warning' as const }),
  };
}

/** The port of a container is asked on the host, where `docker run` gave it another number. */
function judgePublished(mention: PortMention, { host, line }: Publication, page: Page): RuleReport {
  return {
    range: mention.range,
    message: `${mention.text} is used here, but nothing above opens ${mention.port} on the host; docker run (line ${line}) publishes port ${mention.port} of the container as ${host}`,
    help: `write ${mention.name}:${host}, or publish ${mention.port}:${mention.port}`,
    related: [{ file: page.lesson.source.file, line, message: `docker run publishes ${host}` }],
    ...(page.lesson.dialect === 'mdx' ? {} : { severity: 'warning' as const }),
  };
}

/** The Service that a host name means: `api`, `api.default`, `api.default.svc.cluster.local`. */
function serviceName(host: string): string {
  return /^([a-z][a-z0-9-]*)(?:\.[a-z0-9-]+(?:\.svc(?:\.cluster\.local)?)?)?$/.exec(host)?.[1] ?? host;
}

function judgeService(mention: PortMention, ports: readonly KnownPort[], page: Page): RuleReport | undefined {
  if (ports.some((port) => port.port === mention.port)) return undefined;
  if (page.ports.some((port) => port.port === mention.port && port.owner === ports[0]!.owner)) {
    return undefined;
  }
  const nearest = nearestPort(mention.port, ports)!;
  if (page.numbers.has(mention.port) && !page.complete) return undefined;
  return {
    range: mention.range,
    message: `${mention.text} is used here, but the Service ${nearest.owner} listens on ${nearest.port} (${nearest.source}, line ${nearest.line})`,
    help: `write ${mention.name}:${nearest.port}`,
    related: [related(page, nearest)],
    ...(page.complete ? {} : { severity: 'warning' as const }),
  };
}

function judgeField(mention: PortMention, page: Page): RuleReport | undefined {
  const ofField = page.ports.filter((port) => port.field === mention.name);
  if (ofField.some((port) => port.port === mention.port)) return undefined;
  if (page.numbers.has(mention.port)) return undefined;
  const nearest = nearestPort(mention.port, ofField);
  if (nearest === undefined) return undefined;
  const sure = page.complete || (isNear(mention.port, nearest.port) && new Set(ofField.map((port) => port.port)).size === 1);
  return {
    range: mention.range,
    message: `${mention.name} is ${mention.port} here, but ${nearest.source} (line ${nearest.line}) says ${nearest.port}`,
    help: `write ${nearest.port}`,
    related: [related(page, nearest)],
    ...(sure ? {} : { severity: 'warning' as const }),
  };
}

/** A number between 30000 and 32767, where the page has node ports and this is none of them. */
function judgeNodePort(mention: PortMention, page: Page): RuleReport | undefined {
  if (page.numbers.has(mention.port) || !isNodePort(mention.port)) return undefined;
  const nearest = nearestPort(mention.port, page.ports.filter((port) => port.field === 'nodePort'));
  if (nearest === undefined) return undefined;
  if (mention.kind === 'bare' && !mention.aboutPorts && !isNear(mention.port, nearest.port)) return undefined;
  const sure = page.complete || (mention.kind !== 'bare' && isNear(mention.port, nearest.port));
  return {
    range: mention.range,
    message: `${mention.text} is named here, but nothing in this ${whole(page)} exposes ${mention.port}; ${nearest.source} exposes ${nearest.port} (${nearest.detail})`,
    help: `write ${nearest.port}`,
    related: [related(page, nearest)],
    ...(sure ? {} : { severity: 'warning' as const }),
  };
}

/** "port 8080", where the page has no 8080 anywhere, but a port that differs in one digit. */
function judgePort(mention: PortMention, page: Page): RuleReport | undefined {
  if (page.numbers.has(mention.port)) return undefined;
  const nearest = nearestPort(mention.port, page.ports);
  if (nearest === undefined || !isNear(mention.port, nearest.port)) return undefined;
  const field = nearest.field ?? 'port';
  return {
    range: mention.range,
    message: `${mention.text} is named here, but nothing in this ${whole(page)} has a port ${mention.port}; ${nearest.source} (line ${nearest.line}) has ${field} ${nearest.port}`,
    help: `write ${mention.text.replace(String(mention.port), String(nearest.port))}`,
    related: [related(page, nearest)],
    ...(page.complete ? {} : { severity: 'warning' as const }),
  };
}

/** The default `--service-node-port-range` of an API server. */
function isNodePort(port: number): boolean {
  return port >= 30000 && port <= 32767;
}

/** As long as each other, and one digit differs. */
function isNear(one: number, other: number): boolean {
  const [a, b] = [String(one), String(other)];
  return a.length === b.length && distance(a, b) === 1;
}

function preferNodePorts(ports: readonly KnownPort[]): readonly KnownPort[] {
  const nodePorts = ports.filter((port) => port.field === 'nodePort');
  return nodePorts.length > 0 ? nodePorts : ports;
}

function nearestPort(port: number, candidates: readonly KnownPort[]): KnownPort | undefined {
  let nearest: KnownPort | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  const seen = new Set<number>();
  for (const candidate of candidates) {
    if (seen.has(candidate.port)) continue;
    seen.add(candidate.port);
    const cost = distance(String(port), String(candidate.port)) * 100_000 + Math.abs(port - candidate.port);
    if (cost < lowest) [lowest, nearest] = [cost, candidate];
  }
  return nearest;
}

function whole(page: Page): string {
  return page.lesson.dialect === 'mdx' ? 'lesson' : 'page';
}

function related(page: Page, port: KnownPort): { file: string; line: number; message: string } {
  return { file: port.file ?? page.lesson.source.file, line: port.line, message: `${port.source} exposes ${port.port}` };
}
