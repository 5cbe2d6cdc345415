import type { Lesson } from '../../../lesson/types.ts';
import { readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';
import { knownPorts } from '../port-not-exposed/exposures.ts';
import { portMentions } from '../port-not-exposed/mentions.ts';

/** A node port is not at localhost in every cluster. */
export const rule: Rule = {
  id: 'doc/node-port-on-localhost',
  severity: 'info',
  summary: 'The page opens a node port at localhost, and names a kind of cluster whose nodes are elsewhere.',
  why: `A node port is opened on the nodes. With Docker Desktop the node's ports are those of the reader's computer; with
minikube and kind they are those of a virtual machine or a container, and \`localhost:30001\` refuses the connection.
There \`minikube service NAME --url\`, \`extraPortMappings\` of kind, or \`kubectl port-forward\`, which works everywhere,
give an address.

It is reported on pages that name minikube or kind and have none of these.`,
  source: 'https://minikube.sigs.k8s.io/docs/handbook/accessing/',
  check({ lesson, report }) {
    const cluster = otherCluster(lesson);
    if (cluster === undefined || reachesNodes(lesson)) return;
    const ports = knownPorts(lesson);
    const seen = new Set<number>();
    for (const { kind, name, port, range } of portMentions(lesson)) {
      const known = ports.find((one) => one.field === 'nodePort' && one.port === port);
      if (kind !== 'address' || !/^(?:localhost|127\.0\.0\.1)$/.test(name) || known === undefined || seen.has(port)) continue;
      seen.add(port);
      report({
        range,
        message: `${name}:${port} is a node port (${known.source}, line ${known.line}); with ${cluster.name}, which this page names in line ${cluster.line}, the node is not at ${name}`,
        help: cluster.name === 'minikube' ? `say for which cluster this holds, or add minikube service ${known.owner} --url` : 'say for which cluster this holds, or use kubectl port-forward',
        related: [{ file: lesson.source.file, line: cluster.line, message: cluster.name }],
      });
    }
  },
};

function otherCluster(lesson: Lesson): { name: string; line: number } | undefined {
  for (const { kind, text, url, range } of lesson.prose) {
    const name = /\bminikube\b/i.test(`${text} ${url ?? ''}`) ? 'minikube' : kind === 'code' && /^kind(?: create)?\b/.test(text) ? 'kind' : undefined;
    if (name !== undefined) return { name, line: range.start.line };
  }
  for (const { simple, placed } of simpleCommands(lesson)) {
    const name = simple.words[0]?.value;
    if (name === 'minikube' || name === 'kind') return { name, line: placed.command.range.start.line };
  }
  return undefined;
}

/** The page has a way from the reader's computer to a node port, or a driver that needs none. */
function reachesNodes(lesson: Lesson): boolean {
  return (
    /extraPortMappings|--driver[= ]none|minikube (?:service|tunnel|ip)\b|hostPort/.test(lesson.source.text) ||
    simpleCommands(lesson).some(({ simple }) => readKubectl(simple)?.verb === 'port-forward')
  );
}
