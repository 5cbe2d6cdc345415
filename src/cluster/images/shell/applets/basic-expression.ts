import { CLASSES } from '../pattern.ts';

/** A basic regular expression in the words of JavaScript's. */
export function basicExpression(source: string, extended: boolean): string {
  let pattern = source.replace(/\[:(\w+):\]/g, (found, name: string) => CLASSES[name] ?? found);
  if (!extended) pattern = pattern.replace(/\\([(){}|+?])|([(){}|+?])/g, (_found, escaped: string | undefined, bare: string) => escaped ?? `\\${bare}`);
  return pattern;
}
