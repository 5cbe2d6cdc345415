import type { Lesson, SimpleCommand } from '../../../lesson/types.ts';
import { programName, programWords } from '../../command-words.ts';
import { readDockerRun } from '../../docker-arguments.ts';
import { readKubectl } from '../../kubectl-arguments.ts';
import { comparePositions, lessonCommands } from '../../lesson-commands.ts';
import type { KnownPort } from './exposures.ts';
import { CLIENTS } from './known-numbers.ts';
import type { PortMention } from './mentions.ts';

/** Where `docker run` made a container's port reachable under another number. */
export interface Publication {
  host: number;
  line: number;
}

/**
 * `docker run --publish 8001:8000` and then `curl localhost:8000`: the port of the container is asked
 * on the host, where nothing listens on it. Certain only where each command before the client's is one
 * that opens no port, or whose ports are known.
 * Rule: https://docs.docker.com/engine/network/#published-ports, `HOST:CONTAINER`
 * @returns the publication that is meant; `undefined` where the port may be open
 */
export function publishedElsewhere(lesson: Lesson, mention: PortMention, known: readonly KnownPort[]): Publication | undefined {
  const place = mention.command;
  if (place === undefined) return undefined;
  const before = lessonCommands(lesson).filter(({ command }) => comparePositions(command.range.start, place.range.start) < 0);
  const simple = before.flatMap(({ command }) => command.simple);
  const publication = lastPublication(simple, mention.port);
  if (publication === undefined) return undefined;
  if (known.some(({ port, outside, line }) => port === mention.port && outside && line < place.range.start.line)) return undefined;
  if (!simple.every(opensNothingUnknown) || isOpenInUnreadBlock(lesson, place.range.start.line, mention.port)) return undefined;
  return publication;
}

function lastPublication(commands: readonly SimpleCommand[], port: number): Publication | undefined {
  let last: Publication | undefined;
  for (const command of commands) {
    for (const { host, container } of readDockerRun(command)?.ports ?? []) {
      if (container === port && host !== undefined && host !== port) last = { host, line: command.words[0]!.range.start.line };
    }
  }
  return last;
}

const TOOLS = new Set(
  `awk base64 basename cat cd cp cut date diff dirname done echo env export false find grep head hostname id jq kill ls mkdir
  mktemp mv nproc printenv printf pwd rm sed seq sleep sort tail tee test touch tr true uname uniq wait wc which yq`.split(/\s+/),
);

const ENGINE_VERBS = /^(?:build|images?|info|inspect|kill|load|login|logs|ps|pull|push|rm|rmi|save|stats|stop|tag|top|version)$/;
/** `minikube service` opens a port too, but a random one, which no page can name. */
const CLUSTER_VERBS: Readonly<Record<string, RegExp>> = {
  kind: /^(?:load|get|delete|version|export)$/,
  minikube: /^(?:delete|image|ip|profile|service|start|status|stop|version)$/,
};

/** Whether a command surely opens no port on the host, or only such as are read from it. */
function opensNothingUnknown(command: SimpleCommand): boolean {
  const name = programName(command);
  const words = programWords(command);
  if (name === '' || TOOLS.has(name) || CLIENTS.has(name)) return true;
  const run = readDockerRun(command);
  if (run !== undefined) return !run.anyPort && !words.some((word) => word.dynamic);
  if (/^(?:docker|podman|nerdctl|finch)$/.test(name)) return ENGINE_VERBS.test(words[1]?.value ?? '');
  const verbs = CLUSTER_VERBS[name];
  if (verbs !== undefined) return verbs.test(words[1]?.value ?? '');
  const kubectl = readKubectl(command);
  if (kubectl === undefined) return false;
  if (/^(?:expose|patch|edit|replace|proxy|attach)$/.test(kubectl.verb)) return false;
  if (kubectl.verb === 'port-forward') return !words.some((word) => word.dynamic);
  // A shell in a container: what is typed next may be typed there.
  if (kubectl.flags.some((flag) => flag.name === 'stdin' || flag.name === 'tty')) return false;
  return !words.some((word) => word.value.includes('://') || word.value === '-k');
}

/** Text above that is neither a file nor read as commands, but names the port: nobody knows what it does. */
function isOpenInUnreadBlock(lesson: Lesson, line: number, port: number): boolean {
  const number = new RegExp(String.raw`(?<!\d)${port}(?!\d)`);
  return lesson.blocks.some((block) => {
    if (block.range.start.line >= line || (block.skip === undefined && (block.commands !== undefined || block.yaml !== undefined))) return false;
    return (block.skip !== undefined || block.file === undefined) && number.test(block.excerpt.text);
  });
}
