import { parseLabelSelector, SelectorError } from '../../cluster/api/label-selector.ts';
import { CommandError } from '../errors/command-error.ts';

/** A label selector as objects hold it. */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

const SET = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/;
const OPERATORS: Readonly<Record<string, string>> = { in: 'In', notin: 'NotIn' };

/**
 * A selector in the syntax of `-l` as a field of an object.
 * @throws CommandError when it cannot be read
 * Rule: `ParseToLabelSelector` of apimachinery's `meta/v1`.
 */
export function toLabelSelector(text: string): LabelSelector {
  try {
    parseLabelSelector(text);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new CommandError(`couldn't parse the selector string "${text}": ${error.message}`);
  }
  const matchLabels: Record<string, string> = {};
  const matchExpressions: NonNullable<LabelSelector['matchExpressions']> = [];
  for (const part of text.split(/,(?![^(]*\))/).map((one) => one.trim()).filter((one) => one !== '')) {
    const [, key, operator, values = ''] = SET.exec(part) ?? [];
    const [, left, sign, right] = /^([^!=]*)(!=|==?)(.*)$/.exec(part) ?? [];
    if (key !== undefined) matchExpressions.push({ key, operator: OPERATORS[operator!]!, values: values.split(',').map((value) => value.trim()) });
    else if (sign === '!=') matchExpressions.push({ key: left!.trim(), operator: 'NotIn', values: [right!.trim()] });
    else if (sign !== undefined) matchLabels[left!.trim()] = right!.trim();
    else if (part.startsWith('!')) matchExpressions.push({ key: part.slice(1).trim(), operator: 'DoesNotExist' });
    else matchExpressions.push({ key: part, operator: 'Exists' });
  }
  return {
    ...(Object.keys(matchLabels).length === 0 ? {} : { matchLabels }),
    ...(matchExpressions.length === 0 ? {} : { matchExpressions }),
  };
}
