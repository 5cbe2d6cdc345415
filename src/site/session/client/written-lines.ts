import type { WrittenStep } from '../../../run/console/step.ts';
import { element } from './dom.ts';

const PROMPT = '$ ';

/**
 * The lines of a rendered block that belong to each step: its command, coloured as on the page, and the remarks above it.
 * @param block the rendered lines, in order
 * @param steps those that the reader sees
 */
export function linesOfSteps(block: readonly Element[], steps: readonly WrittenStep[]): Element[][] {
  let next = 0;
  return steps.map(({ command }) => {
    const lines = command.replace(/\n$/, '').split('\n');
    const at = block.findIndex((line, index) => index >= next && textOf(line) === lines[0]);
    if (at < 0) return lines.map((text, index) => commandLine(text, index === 0));
    const remarks = block.slice(next, at).filter((line) => textOf(line).startsWith('# '));
    next = at + lines.length;
    return [...remarks, ...block.slice(at, next)].map((line) => line.cloneNode(true) as Element);
  });
}

/** The text of a rendered line, without the prompt. */
function textOf(line: Element): string {
  const text = (line.querySelector('.code') ?? line).textContent.replace(/\n$/, '');
  return line.querySelector('.dd-prompt') === null ? text : text.slice(PROMPT.length);
}

/** A command as a line of a session. */
export function commandLine(text: string, withPrompt: boolean): Element {
  const code = element('div', 'code');
  if (withPrompt) {
    const prompt = element('span', 'dd-prompt', PROMPT);
    prompt.setAttribute('aria-hidden', 'true');
    code.append(prompt);
  }
  code.append(text);
  return element('div', 'ec-line', code);
}
