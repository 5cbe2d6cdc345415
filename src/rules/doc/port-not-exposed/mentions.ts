import type { Command, Lesson } from '../../../lesson/types.ts';
import type { Range } from '../../../text/position.ts';
import { programName } from '../../command-words.ts';
import { lessonCommands } from '../../lesson-commands.ts';
import { sentenceAt, spokenTexts } from '../spoken-text.ts';
import { isAboutPorts, isCount, isExample, isHypothetical, isRangeEnd } from './hedges.ts';
import { CLIENTS } from './known-numbers.ts';

/** A place where a page speaks of a port. */
export interface PortMention {
  port: number;
  range: Range;
  /** As written: `localhost:30000`, `nodePort 30000`, `30000`. */
  text: string;
  /** `address`: host and port; `field`: a manifest's field and its value; `port`: "port 30000"; `bare`: the number alone. */
  kind: 'address' | 'field' | 'port' | 'bare';
  /** Host of an address, or name of the field. */
  name: string;
  /** It stands in an "if", a "was" or a "not", so it need not be so. */
  hypothetical: boolean;
  /** Its sentence speaks of ports. */
  aboutPorts: boolean;
  /** The command of a block that asks the address. */
  command?: Command;
}

const HOST = String.raw`localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|[a-z][\w-]*(?:\.[\w-]+)*|\d+(?:\.\d+){3}|<[\w -]+>|\$\([^)]*\)|\$\{?\w+\}?`;
const ADDRESS = new RegExp(String.raw`(?<![\w./@:$-])(?:[a-z]+:\/\/)?(${HOST}):(\d{2,5})(?![\d\w]|\.\d|:)`, 'gi');
const FIELD = /\b(nodePort|containerPort|targetPort|hostPort)\b[`*_"']*\s*(?:[:=]|is|of|to|at)?\s*[`*_"']*(\d{2,5})(?![\d\w]|\.\d)/g;
const PORT = /\bports?\b[`*_"']*\s*(?::|=|is|number)?\s*[`*_"']*(\d{2,5})(?![\d\w]|\.\d)/gi;
const NODE_PORT_NUMBER = /(?<![\d.,:/#\w$~-])(3[0-2]\d{3})(?![\d\w%°]|[.,:/-]\d)/g;

const BARE_COMMENT = /^#+\s*=?\s*(?:port\s+)?\d+\s*$/i;

/** Where the prose, the comments and the clients' commands of a page name ports. Each number is given once. */
export function portMentions(lesson: Lesson): PortMention[] {
  const mentions: PortMention[] = [];
  for (const spoken of spokenTexts(lesson)) {
    // A comment that is a bare number is held against its own field by doc/comment-contradicts-value.
    if (spoken.quiz || (spoken.kind === 'comment' && BARE_COMMENT.test(spoken.text))) continue;
    const taken = new Set<number>();
    for (const mention of mentionsIn(spoken.text)) {
      const at = mention.end;
      if (taken.has(at)) continue;
      taken.add(at);
      const sentence = sentenceAt(spoken.text, mention.start);
      const digits = at - String(mention.port).length;
      if (isExample(sentence) || isRangeEnd(spoken.text, digits, at) || isCount(spoken.text, at)) continue;
      mentions.push({
        port: mention.port,
        kind: mention.kind,
        name: mention.name,
        text: spoken.text.slice(mention.start, at),
        range: spoken.range(mention.start, at),
        hypothetical: isHypothetical(sentence),
        aboutPorts: isAboutPorts(sentence),
      });
    }
  }
  return [...mentions, ...commandMentions(lesson)];
}

interface Found {
  kind: PortMention['kind'];
  name: string;
  port: number;
  start: number;
  end: number;
}

/** The ports that a text names, the most telling form of each first. */
function* mentionsIn(text: string): Generator<Found> {
  for (const match of text.matchAll(ADDRESS)) yield addressOf(match);
  for (const match of text.matchAll(FIELD)) yield found('field', match[1]!, match);
  for (const match of text.matchAll(PORT)) yield found('port', '', match);
  for (const match of text.matchAll(NODE_PORT_NUMBER)) yield found('bare', '', match);
}

function addressOf(match: RegExpExecArray): Found {
  const [whole, host = '', port] = match;
  const start = match.index + whole.length - host.length - 1 - port!.length;
  return { kind: 'address', name: host, port: Number(port), start, end: match.index + whole.length };
}

function found(kind: Found['kind'], name: string, match: RegExpExecArray): Found {
  return { kind, name, port: Number(match.at(-1)), start: match.index, end: match.index + match[0].length };
}

/** The addresses that clients are given in blocks; those of inline code are found with the prose. */
function commandMentions(lesson: Lesson): PortMention[] {
  const mentions: PortMention[] = [];
  for (const { command, block } of lessonCommands(lesson)) {
    if (block === undefined) continue;
    for (const simple of command.simple) {
      if (!CLIENTS.has(programName(simple))) continue;
      for (const word of simple.words) {
        const { start, end } = word.range;
        // A word whose quotes or expansions are not as long as its value has no place of its own.
        const shift = end.column - start.column - word.value.length;
        if (start.line !== end.line || (shift !== 0 && shift !== 2)) continue;
        for (const match of word.value.matchAll(ADDRESS)) {
          const address = addressOf(match);
          const column = start.column + shift / 2;
          mentions.push({
            port: address.port,
            kind: 'address',
            name: address.name,
            text: word.value.slice(address.start, address.end),
            range: {
              start: { line: start.line, column: column + address.start },
              end: { line: start.line, column: column + address.end },
            },
            // A command that is stated to fail may ask a port that is closed.
            hypothetical: command.exitStatus !== 0,
            aboutPorts: true,
            command,
          });
        }
      }
    }
  }
  return mentions;
}
