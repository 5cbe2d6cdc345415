import type { SimpleCommand, Word } from '../lesson/types.ts';
import { partOfWord, programWords } from './command-words.ts';

/** A port of a container made reachable on the host: `-p 8080:80`. */
export interface PublishedPort {
  /** The port on the host; undefined when Docker picks one. */
  host: number | undefined;
  container: number;
}

/** `docker run` or `docker create`. */
export interface DockerRun {
  image: Word;
  ports: PublishedPort[];
  /** `-P` publishes every exposed port somewhere, `--network host` needs no publishing. */
  anyPort: boolean;
  /** The words behind the image, which replace the image's command. */
  command: Word[];
}

/** `docker build` or `docker buildx build`. */
export interface DockerBuild {
  tags: Word[];
  /** `-f`; undefined when it is the Dockerfile of the context. */
  file: Word | undefined;
  context: Word | undefined;
}

const ENGINES = /^(?:docker|podman|nerdctl|finch)$/;

/** The flags of `docker run` that stand alone; every other takes a value. */
const RUN_SWITCHES = new Set(
  '--detach --init --interactive --no-healthcheck --oom-kill-disable --privileged --publish-all --quiet --read-only --rm --sig-proxy --tty --help'.split(
    ' ',
  ),
);
const RUN_SHORT_SWITCHES = /^[ditPq]$/;

const BUILD_SWITCHES = new Set('--no-cache --pull --push --load --quiet --rm --force-rm --squash --check --debug -q -D'.split(' '));

/** The arguments behind `docker [container|image|buildx] VERB`; undefined for another command. */
function argumentsOf(command: SimpleCommand, verbs: readonly string[]): Word[] | undefined {
  const words = programWords(command);
  if (!ENGINES.test((words[0]?.value ?? '').replace(/^.*\//, ''))) return undefined;
  const at = /^(?:container|image|buildx)$/.test(words[1]?.value ?? '') ? 2 : 1;
  return verbs.includes(words[at]?.value ?? '') ? words.slice(at + 1) : undefined;
}

/** Reads `docker run`; undefined for another command or one without an image. */
export function readDockerRun(command: SimpleCommand): DockerRun | undefined {
  const words = argumentsOf(command, ['run', 'create']);
  if (words === undefined) return undefined;
  const ports: PublishedPort[] = [];
  let anyPort = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (!word.value.startsWith('-')) return { image: word, ports, anyPort, command: words.slice(at + 1) };
    const { name, value, used } = readFlag(word, words[at + 1], RUN_SWITCHES, RUN_SHORT_SWITCHES);
    at += used;
    if (name === '-p' || name === '--publish') ports.push(...publishedPorts(value ?? ''));
    else if (name === '--publish-all' || /^-[a-z]*P/.test(name)) anyPort = true;
    else if ((name === '--network' || name === '--net') && value === 'host') anyPort = true;
  }
  return undefined;
}

/** Reads `docker build`; undefined for another command. */
export function readDockerBuild(command: SimpleCommand): DockerBuild | undefined {
  const words = argumentsOf(command, ['build']);
  if (words === undefined) return undefined;
  const build: DockerBuild = { tags: [], file: undefined, context: undefined };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (!word.value.startsWith('-') || word.value === '-') {
      build.context = word;
      continue;
    }
    const next = words[at + 1];
    const { name, value, used } = readFlag(word, next, BUILD_SWITCHES, /^[qD]$/);
    at += used;
    const valueWord = used === 1 ? next : value === undefined ? undefined : partOfWord(word, word.value.length - value.length);
    if ((name === '-t' || name === '--tag') && valueWord !== undefined) build.tags.push(valueWord);
    if (name === '-f' || name === '--file') build.file = valueWord;
  }
  return build;
}

/** Takes a flag and its value apart: `--name=value`, `--name value`, `-p8080:80`, `-it`, `-p 8080:80`. */
function readFlag(
  word: Word,
  next: Word | undefined,
  switches: ReadonlySet<string>,
  shortSwitches: RegExp,
): { name: string; value: string | undefined; used: 0 | 1 } {
  const text = word.value;
  const equals = text.indexOf('=');
  if (text.startsWith('--')) {
    if (equals > 0) return { name: text.slice(0, equals), value: text.slice(equals + 1), used: 0 };
    if (switches.has(text) || next === undefined) return { name: text, value: undefined, used: 0 };
    return { name: text, value: next.value, used: 1 };
  }
  // The first letter of a cluster that takes a value takes the rest of the word, or the next.
  for (let at = 1; at < text.length; at += 1) {
    if (shortSwitches.test(text[at]!)) continue;
    const name = `-${text[at]}`;
    if (at + 1 < text.length) return { name, value: text.slice(at + 1).replace(/^=/, ''), used: 0 };
    return next === undefined ? { name, value: undefined, used: 0 } : { name, value: next.value, used: 1 };
  }
  return { name: text, value: undefined, used: 0 };
}

/**
 * Reads the value of `--publish`: `[[address:][host]:]container[/protocol]`, each a port or a range.
 * Rule: https://docs.docker.com/engine/network/#published-ports
 */
function publishedPorts(value: string): PublishedPort[] {
  const match = /^(?:(?:(?:\[[^\]]*\]|[^:]*):)?(\d*(?:-\d+)?):)?(\d+)(?:-(\d+))?(?:\/\w+)?$/.exec(value);
  if (match === null) return [];
  const [, host, from, to] = match;
  const first = Number(from);
  const count = to === undefined ? 1 : Math.min(Math.max(Number(to) - first + 1, 1), 100);
  const hostFirst = host === undefined || host === '' ? undefined : Number.parseInt(host, 10);
  return Array.from({ length: count }, (_, index) => ({
    host: hostFirst === undefined ? undefined : hostFirst + index,
    container: first + index,
  }));
}
