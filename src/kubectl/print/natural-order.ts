const isDigit = (character: string | undefined): boolean => character !== undefined && /\p{Nd}/u.test(character);
const isLetter = (character: string): boolean => /\p{L}/u.test(character);

const PLAIN = /^[A-Za-z]*$/;

/** The number that the digits from `start` on make, led by `value`, and where it ends. */
function numberAt(text: readonly string[], start: number, value: number): [value: number, end: number] {
  let end = start;
  let sum = value;
  for (; isDigit(text[end]); end++) sum = sum * 10 + Number(text[end]);
  return [sum, end];
}

/**
 * The order of keys in YAML: letters after everything else, numbers by their value (`a2` before `a10`).
 * Rule: `keyList.Less` of go-yaml's `sorter.go`.
 */
export function naturalOrder(left: string, right: string): number {
  if (PLAIN.test(left) && PLAIN.test(right)) return left < right ? -1 : left > right ? 1 : 0;
  const a = [...left];
  const b = [...right];
  let digits = false;
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] === b[i]) {
      digits = isDigit(a[i]);
      continue;
    }
    const [letterA, letterB] = [isLetter(a[i]!), isLetter(b[i]!)];
    if (letterA && letterB) return a[i]! < b[i]! ? -1 : 1;
    if (letterA || letterB) return (digits ? letterA : letterB) ? -1 : 1;
    // A zero behind other digits stands in the middle of a number.
    let led = 0;
    if (a[i] === '0' || b[i] === '0') {
      for (let j = i - 1; j >= 0 && isDigit(a[j]); j--) if (a[j] !== '0') led = 1;
    }
    const [numberA, endA] = numberAt(a, i, led);
    const [numberB, endB] = numberAt(b, i, led);
    return numberA - numberB || endA - endB || (a[i]! < b[i]! ? -1 : 1);
  }
  return a.length - b.length;
}
