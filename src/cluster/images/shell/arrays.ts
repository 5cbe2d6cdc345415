import { evaluate } from './arithmetic.ts';
import { expandText, expandWords, type ExpansionScope } from './expand.ts';
import type { Step } from './process.ts';
import type { Assignment } from './syntax.ts';

/** A shell with arrays, as bash has them: values by their keys, which are numbers unless the array is associative. */
export interface ArrayScope extends ExpansionScope {
  readonly arrays: Map<string, Map<string, string>>;
  /** The names of the arrays whose keys are texts. */
  readonly associative: ReadonlySet<string>;
  readonly variables: Map<string, string>;
}

/** `a=(…)`, `a+=(…)` and `a[index]=value`. */
export function* assignArray(scope: ArrayScope, { name, value, append, items, index }: Assignment): Step<void> {
  const single = scope.variables.get(name);
  const whole = scope.arrays.get(name) ?? new Map<string, string>(single === undefined ? [] : [['0', single]]);
  scope.arrays.set(name, whole);
  if (items === undefined) {
    const key = yield* arrayKey(scope, name, index ?? '0');
    const text = yield* expandText(value, scope);
    whole.set(key, append ? (whole.get(key) ?? '') + text : text);
    return;
  }
  if (!append) whole.clear();
  let next = Math.max(-1, ...[...whole.keys()].map(Number).filter((key) => !Number.isNaN(key))) + 1;
  for (const item of items) {
    const keyed = /^\[([^\]]*)\]=([^]*)$/.exec(item);
    if (keyed !== null) whole.set(yield* arrayKey(scope, name, keyed[1]!), yield* expandText(keyed[2]!, scope));
    else for (const word of yield* expandWords([item], scope)) whole.set(String(next++), word);
  }
}

/** The key that an index in brackets means: a text in associative arrays, else the value of an expression. */
export function* arrayKey(scope: ArrayScope, name: string, index: string): Step<string> {
  const text = yield* expandText(index, scope);
  if (scope.associative.has(name)) return text;
  const number = evaluate(text, scope);
  return String(number < 0 ? (scope.arrays.get(name)?.size ?? 0) + number : number);
}
