/**
 * Whether what Pagefind marked in an excerpt has to do with what was searched. A word that no page has is shortened until
 * some page has its beginning, so that `xyzzy` finds each `x`; such finds are no answer.
 * @param excerpt HTML in which the words found are in `<mark>`
 */
export function isNearMatch(term: string, excerpt: string): boolean {
  const words = term.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/gs)].flatMap(([, text]) => text!.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return words.length === 0 || marked.length === 0 || words.some((word) => marked.some((found) => commonStart(word, found) >= Math.min(LEAST, word.length)));
}

/** So many letters of a word must be found for it to be the same word in another form. */
const LEAST = 3;

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
