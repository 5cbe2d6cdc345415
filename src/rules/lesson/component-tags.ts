import type { ComponentUse } from '../../lesson/types.ts';
import type { Range } from '../../text/position.ts';
import { offsetAt, rangeAt, type Source } from '../../text/source.ts';

/** An attribute's text; `undefined` when it is missing, empty, bare, or an expression. */
export function attributeText(component: ComponentUse, name: string): string | undefined {
  const value = component.attributes[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The opening tag of a component; of one with content, `range` holds all of it. */
export function tagRange(source: Source, { range }: ComponentUse): Range {
  const start = offsetAt(source, range.start);
  const text = source.text.slice(start, offsetAt(source, range.end));
  const end = /^(?:[^<>"'{]|<(?=\w)|"[^"]*"|'[^']*'|\{[^{}]*\})*>/.exec(text)?.[0].length ?? text.length;
  return rangeAt(source, start, start + end);
}
