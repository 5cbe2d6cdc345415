import type { Command } from '../../src/lesson/types.ts';
import type { Topic } from './data.ts';
import type { Place } from './places.ts';

/** One thing by which a topic can be recognised, and whether a place has it. */
export interface Evidence {
  /** For messages: what it is. */
  text: string;
  isIn(place: Place): boolean;
}

/** Everything that must be found at the places that cover a topic. */
export function evidenceOf({ says = [], runs = [], names = [], fields = [], shows = [] }: Topic): Evidence[] {
  return [
    ...says.map((text) => ({ text: `the text "${text}"`, isIn: (place: Place) => plain(place.text).includes(plain(text)) })),
    ...runs.map((form) => ({ text: `the command ${form}`, isIn: (place: Place) => hasForm(place.commands, form) })),
    ...names.map((form) => ({ text: `the command ${form}`, isIn: (place: Place) => hasForm([...place.commands, ...place.inline], form) })),
    ...fields.map((field) => ({ text: `the field ${field}`, isIn: (place: Place) => hasField(place, field) })),
    ...shows.map((name) => ({ text: name, isIn: (place: Place) => place.shown.has(name) })),
  ];
}

/** A text without what a reader does not see: emphasis, glossary tags, line ends. */
function plain(text: string): string {
  return text.replace(/<\/?Term[^>]*>|[`*]/g, '').replace(/\s+/g, ' ').toLowerCase();
}

function hasForm(commands: readonly Command[], form: string): boolean {
  const wanted = form.split(' ');
  return commands.some(({ simple }) => simple.some(({ words, redirects }) => matches([...words.map(({ value }) => value), ...redirects.map(({ operator }) => operator)], wanted)));
}

/**
 * Whether a command has a form. Flags may stand anywhere; the first two words that are none must be those of the form, and
 * others must come in its order, with anything in between. Capital letters stand for any text, `a|b` for either.
 */
export function matches(words: readonly string[], form: readonly string[]): boolean {
  const [given, wanted] = [withValues(words), withValues(form)];
  if (!wanted.filter(isFlag).every((flag) => given.some((word) => pattern(flag).test(word)))) return false;
  const plainWords = given.filter((word) => !isFlag(word));
  let at = 0;
  for (const [index, word] of wanted.filter((one) => !isFlag(one)).entries()) {
    const found = plainWords.findIndex((one, place) => place >= at && pattern(word).test(one));
    if (found < 0 || (index < 2 && found !== index)) return false;
    at = found + 1;
  }
  return true;
}

/** Flags, and redirections, which may stand anywhere too. */
const isFlag = (word: string): boolean => /^-.|^<|^>/.test(word);

/** The flags of kubectl whose value is the next word, joined with it: `-n sea`. */
function withValues(words: readonly string[]): string[] {
  if (words[0] !== 'kubectl') return [...words];
  const joined: string[] = [];
  for (const word of words) {
    if (/^-[nlfopcLk]$/.test(joined.at(-1) ?? '') && !isFlag(word)) joined.push(`${joined.pop()!} ${word}`);
    else joined.push(word);
  }
  return joined;
}

/** `NAME` is any text that is not a flag; everything else is meant literally. */
function pattern(word: string): RegExp {
  const choices = word.split('|').map((choice) =>
    choice.split(/([A-Z]{2,}|^N$|(?<==)N$)/).map((piece, index) => (index % 2 === 1 ? '(?!-).+' : piece.replace(/[.*+?^${}()[\]\\]/g, '\\$&'))).join(''),
  );
  // A short flag without a value is there whatever its value is.
  return new RegExp(`^(?:${choices.join('|')})${/^-[a-zA-Z]$/.test(word) ? '(?: .*)?' : ''}$`, 's');
}

/** Whether a manifest at the place has a field, given as `apps/v1/Deployment spec.strategy.type=Recreate`. */
function hasField(place: Place, field: string): boolean {
  const [, type, path = '', value] = /^(\S+)(?: ([^=]+)(?:=(.*))?)?$/.exec(field) ?? [];
  return place.documents.some((document) => {
    const object = document.value as { apiVersion?: unknown; kind?: unknown } | null;
    if (`${String(object?.apiVersion)}/${String(object?.kind)}` !== type) return false;
    const found = valuesAt(object, path);
    return found.length > 0 && (value === undefined || found.some((one) => String(one) === value));
  });
}

/** The values at a path; lists are looked through. Keys with dots stand in brackets: `spec.hard["requests.cpu"]`. */
function valuesAt(object: unknown, path: string): unknown[] {
  let values: unknown[] = [object];
  for (const [, quoted, name] of path.matchAll(/\["([^"]+)"\]|([^.[\]]+)/g)) {
    const key = (quoted ?? name)!;
    values = values
      .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
      .filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null && Object.hasOwn(value, key))
      .map((value) => value[key]);
  }
  return values.flatMap((value) => (Array.isArray(value) && value.length > 0 ? (value as unknown[]) : [value]));
}
