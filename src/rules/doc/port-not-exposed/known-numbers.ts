import type { Block, Lesson } from '../../../lesson/types.ts';
import { programName } from '../../command-words.ts';
import { lessonCommands } from '../../lesson-commands.ts';
import { isChange } from './hedges.ts';
import { sentenceAt, spokenTexts } from '../spoken-text.ts';
import { withoutComment } from '../field-lines.ts';

/** Programs that ask a port and open none. */
export const CLIENTS = new Set('ab curl curlie hey http https httpie lynx nc open start telnet w3m wget wrk xdg-open xh'.split(' '));

/** `host:port`, where a port is asked for rather than stated. */
const ADDRESS = /[\w\])}>-]:\d{2,5}(?![\d.])/g;
const NUMBER = /(?<![\d.\w])\d{2,5}(?![\d\w])(?!\.\d)/g;

/**
 * The numbers that a page's blocks and commands hold, by which a port could be opened in a way that
 * is not understood: a port in a program's source, in a configuration, in output. Left out is what
 * only repeats ports: comments, explanations, and the addresses that a client is given.
 */
export function knownNumbers(lesson: Lesson): Set<number> {
  const numbers = new Set<number>();
  const add = (text: string): void => {
    for (const match of text.matchAll(NUMBER)) numbers.add(Number(match[0]));
  };
  for (const block of lesson.blocks) if (block.role !== 'explains') add(statements(block));
  for (const { command, block } of lessonCommands(lesson)) {
    const clients = command.simple.some((simple) => CLIENTS.has(programName(simple)) || isInPod(simple.words.map((word) => word.value)));
    if (block === undefined || block.skip !== undefined) add(clients ? command.text.replace(ADDRESS, ' ') : command.text);
  }
  if (lesson.frontMatter !== undefined) add(JSON.stringify(lesson.frontMatter.value));
  for (const spoken of spokenTexts(lesson)) {
    for (const match of spoken.text.matchAll(NUMBER)) {
      // "Change the port to 30005": from then on the reader has it.
      if (isChange(sentenceAt(spoken.text, match.index))) numbers.add(Number(match[0]));
    }
  }
  return numbers;
}

/** `kubectl exec pod -- curl localhost:8000` asks within the pod. */
function isInPod(words: readonly string[]): boolean {
  return words.includes('exec') && words.some((word) => CLIENTS.has(word));
}

function statements(block: Block): string {
  const { text } = block.excerpt;
  if (block.yaml !== undefined || block.role === 'template' || block.role === 'manifest') return text.split('\n').map(withoutComment).join('\n');
  if (block.commands === undefined) return text;
  const parts: string[] = [];
  for (const command of block.commands) {
    const asks = command.simple.some((simple) => CLIENTS.has(programName(simple)));
    parts.push(asks ? command.text.replace(ADDRESS, ' ') : command.text);
    for (const heredoc of command.heredocs) parts.push(heredoc.excerpt.text);
    if (command.output !== undefined) parts.push(command.output.text);
  }
  return parts.join('\n');
}
