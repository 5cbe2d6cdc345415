import { nearestName } from '../../../kube/nearest.ts';
import type { HelpContext, HelpRow } from './types.ts';

/** What can be said of an error by its kind alone. */
export const generalHelp: readonly HelpRow[] = [
  { message: /^Unsupported value: .*: supported values: (.*)$/, help: supported },
  { message: /^Duplicate value: (.*)$/, help: (_, [, value]) => `${value} may stand there once; delete one of the two, or change it` },
  {
    message: /^Invalid value: ".*": (?:name|prefix) part/,
    help: 'it is a name of letters, digits, -, _ and ., if need be behind a domain and a slash, such as example.com/name',
  },
  { message: /^Invalid value: .*must be greater than or equal to 0$/, help: 'it cannot be negative; write 0 or more, or delete the line to have the default' },
];

function supported({ quoted }: HelpContext, [, list = '']: RegExpExecArray): string | undefined {
  const words = [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!).filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const same = words.find((word) => word.toLowerCase() === quoted?.toLowerCase());
  const meant = same ?? (quoted === undefined || quoted === '' ? undefined : nearestName(quoted, words));
  if (meant !== undefined) return `write ${meant}`;
  return words.length === 1 ? `write ${words[0]}` : `write one of ${words.join(', ')}`;
}
