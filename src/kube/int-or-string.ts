import { percent } from './names.ts';

/** A field that is either a number or a text, such as `maxSurge`: `1` or `25%`. */
export type IntOrString = number | string;

/** The number before the percent sign; `undefined` when it is no percentage. Rule: `getPercentValue`. */
export function percentValue(value: IntOrString): number | undefined {
  return typeof value === 'string' && percent(value).length === 0 ? Number(value.slice(0, -1)) : undefined;
}

/** The number, with or without a percent sign; 0 for any other text. Rule: `getIntOrPercentValue`. */
export function intOrPercentValue(value: IntOrString): number {
  if (typeof value === 'number') return value;
  return percentValue(value) ?? (/^[-+]?\d+$/.test(value) ? Number(value) : 0);
}

/**
 * A number as it is, or that share of a total, rounded up or down; `undefined` when it is neither.
 * Rule: `intstr.GetScaledValueFromIntOrPercent`.
 */
export function scaledValue(value: IntOrString, total: number, round: 'up' | 'down'): number | undefined {
  if (typeof value === 'number') return value;
  const share = percentValue(value);
  if (share === undefined) return undefined;
  return round === 'up' ? Math.ceil((share * total) / 100) : Math.floor((share * total) / 100);
}
