import { parseReplacement } from './replacement.ts';
import { ScriptReader } from './reader.ts';
import { SedSyntaxError, type Address, type RangeEnd, type SedAction, type SedCommand, type SedScript, type Substitution } from './script.ts';

/**
 * Reads a script of `sed`.
 * Rules: POSIX, "sed", and the GNU manual for `first~step`, `addr,+N`, `0,/re/`, `Q`, `T`, `z`.
 * @throws SedSyntaxError with the message of GNU sed
 */
export function parseSed(text: string, extended: boolean): SedScript {
  const quiet = /^#n(?:\n|$)/.test(text);
  const reader = new ScriptReader(text, extended);
  const commands: SedCommand[] = [];
  const labels = new Map<string, number>();
  const open: number[] = [];
  for (;;) {
    reader.match(/[\s;]*/);
    if (reader.isAtEnd) break;
    if (reader.match(/#[^\n]*/)) continue;
    const from = address(reader);
    const to = from !== undefined && reader.match(/\s*,\s*/) ? rangeEnd(reader) : undefined;
    reader.match(/\s*/);
    const negated = reader.match(/!\s*/) !== undefined;
    if (negated && reader.match(/!/)) reader.fail("multiple `!'s");
    const name = reader.take();
    if (name === ':') {
      if (from !== undefined) reader.fail(': doesn\'t want any addresses');
      const label = reader.match(/\s*([^\s;]+)/)?.[1];
      labels.set(label ?? reader.fail('":" lacks a label'), commands.length);
      continue;
    }
    const action = readAction(name, reader);
    if (from?.kind === 'line' && from.number === 0 && to?.kind !== 'pattern') reader.fail('invalid usage of line address 0');
    if (action.name === '{') open.push(commands.length);
    if (action.name === '}') {
      const start = open.pop();
      if (start === undefined) reader.fail("unexpected `}'");
      commands[start!]!.action = { name: '{', end: commands.length };
    }
    commands.push({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), negated, action });
    endOfCommand(action.name, reader);
  }
  if (open.length > 0) throw new SedSyntaxError("-e expression #1, char 0: unmatched `{'");
  for (const { action } of commands) {
    if ('label' in action && action.label !== '' && !labels.has(action.label)) throw new SedSyntaxError(`can't find label for jump to \`${action.label}'`);
  }
  return { commands, labels, quiet };
}

function endOfCommand(name: string, reader: ScriptReader): void {
  if ('{aicrw:'.includes(name)) return;
  reader.match(/[ \t]*/);
  if (!reader.isAtEnd && !/[\n;}#]/.test(reader.next)) {
    reader.take();
    reader.fail('extra characters after command');
  }
}

function address(reader: ScriptReader): Address | undefined {
  const number = reader.match(/(\d+)(?:~(\d+))?/);
  if (number !== undefined) return number[2] === undefined ? { kind: 'line', number: Number(number[1]) } : { kind: 'step', first: Number(number[1]), step: Number(number[2]) };
  if (reader.match(/\$/)) return { kind: 'last' };
  const delimiter = reader.match(/\\([^\n])|(\/)/);
  if (delimiter === undefined) return undefined;
  const source = reader.until(delimiter[1] ?? '/', true) ?? reader.fail('unterminated address regex');
  const flags = reader.match(/[IM]*/)![0];
  return { kind: 'pattern', pattern: reader.pattern(source, `${flags.includes('I') ? 'i' : ''}${flags.includes('M') ? 'm' : ''}`) };
}

function rangeEnd(reader: ScriptReader): RangeEnd {
  const relative = reader.match(/([+~])(\d+)/);
  if (relative !== undefined) return relative[1] === '+' ? { kind: 'more', lines: Number(relative[2]) } : { kind: 'multiple', of: Number(relative[2]) };
  const end = address(reader);
  if (end !== undefined) return end;
  reader.take();
  return reader.fail("unexpected `,'");
}

function readAction(name: string, reader: ScriptReader): SedAction {
  switch (name) {
    case '': return reader.fail('missing command');
    case '{': return { name, end: -1 };
    case '}': case '=': case 'd': case 'D': case 'g': case 'G': case 'h': case 'H': case 'l': case 'n': case 'N': case 'p': case 'P': case 'x': case 'z': return { name };
    case 'a': case 'i': case 'c': return { name, text: ownText(reader) };
    case 'q': case 'Q': return { name, status: Number(reader.match(/[ \t]*(\d*)/)![1]) };
    case 'r': case 'w': return { name, file: reader.match(/[ \t]*([^\n]+)/)?.[1] ?? reader.fail('missing filename in r/R/w/W commands') };
    case 's': return { name, substitution: substitution(reader) };
    case 'y': return { name, map: transliteration(reader) };
    case 'b': case 't': case 'T': return { name, label: reader.match(/[ \t]*([^\s;}]*)/)![1]! };
    default: return reader.fail(`unknown command: \`${name}'`);
  }
}

/** The text of `a`, `i` and `c`: the rest of the line, or the lines behind a backslash, each but the last with a backslash at its end. */
function ownText(reader: ScriptReader): string {
  reader.match(/[ \t]*/);
  reader.match(/\\(?:[ \t]*\n)?/);
  if (reader.isAtEnd) reader.fail("expected \\ after `a', `c' or `i'");
  return `${reader.match(/(?:\\[^]|[^\n\\])*/)![0].replace(/\\([^])/g, '$1')}\n`;
}

function substitution(reader: ScriptReader): Substitution {
  const delimiter = reader.take();
  const unterminated = (): never => reader.fail("unterminated `s' command");
  if (delimiter === '' || delimiter === '\n' || delimiter === '\\') unterminated();
  const source = reader.until(delimiter, true) ?? unterminated();
  const by = reader.until(delimiter, false) ?? unterminated();
  const flags = reader.match(/[gpiImMe\d]*/)![0];
  const file = reader.match(/w[ \t]*([^\n]+)/)?.[1];
  if (!reader.isAtEnd && !/[\s;}#]/.test(reader.next)) {
    reader.take();
    reader.fail("unknown option to `s'");
  }
  for (const letter of 'gp') if (flags.split(letter).length > 2) reader.fail(`multiple \`${letter}' options to \`s' command`);
  if (flags.includes('e')) reader.fail("the option `e' of `s' is not simulated here");
  const number = /\d+/.exec(flags)?.[0];
  if (number === '0') reader.fail("number option to `s' command may not be zero");
  const pattern = reader.pattern(source, `${/[iI]/.test(flags) ? 'i' : ''}${/[mM]/.test(flags) ? 'm' : ''}`);
  const replacement = parseReplacement(by);
  const groups = pattern === undefined ? 9 : new RegExp(`${pattern.source}|`).exec('')!.length - 1;
  const wanted = Math.max(0, ...replacement.map((part) => ('group' in part ? part.group : 0)));
  if (wanted > groups) reader.fail(`invalid reference \\${wanted} on \`s' command's RHS`);
  return { pattern, replacement, all: flags.includes('g'), from: Number(number ?? 1), prints: flags.includes('p'), ...(file === undefined ? {} : { file }) };
}

function transliteration(reader: ScriptReader): ReadonlyMap<string, string> {
  const delimiter = reader.take();
  const unterminated = (): never => reader.fail("unterminated `y' command");
  const [from, to] = [reader.until(delimiter, false) ?? unterminated(), reader.until(delimiter, false) ?? unterminated()].map((text) => [...text.replace(/\\n/g, '\n').replace(/\\\\/g, '\\')]);
  if (from!.length !== to!.length) reader.fail("strings for `y' command are different lengths");
  return new Map(from!.map((character, index) => [character, to![index]!]));
}
