import { kubectl } from '../main.ts';
import type { FakeContext } from './fake-context.ts';

/** One command of a recorded session. */
export interface RecordedCommand {
  command: string;
  output: string;
  status: number;
}

/** Reads a recorded session: `$ command`, what was printed, and `? N` where the status was not 0. */
export function readSession(text: string): RecordedCommand[] {
  return text.split(/^\$ /m).slice(1).map((block) => {
    const [command = '', ...lines] = block.replace(/\n$/, '').split('\n');
    const end = lines.findIndex((line) => /^\? \d+|^# /.test(line));
    const said = end < 0 ? undefined : /^\? (\d+)( \(no newline)?/.exec(lines[end]!);
    const printed = (end < 0 ? lines : lines.slice(0, end)).map((line) => `${line.replace(/^\\(?=[$>#?] )/, '')}\n`).join('');
    return { command, output: said?.[2] === undefined ? printed : printed.slice(0, -1), status: Number(said?.[1] ?? 0) };
  });
}

/** Runs a command as typed and says what came of it. */
export async function runLine(line: string, context: FakeContext): Promise<RecordedCommand> {
  context.printed = '';
  const [, ...words] = shellWords(line);
  const status = await kubectl(words, context);
  return { command: line, output: context.printed, status };
}

/** The words of a simple command with quotes. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''));
}

/** Log lines of the client without their time, process and number: `E1121 03:10:39.726861    4812 memcache.go:265]`. */
export function withoutStamps(text: string): string {
  return text.replace(/^E\d{4} [\d:.]+ +\d+ /gm, 'E ');
}
