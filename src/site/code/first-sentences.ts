/**
 * The beginning of a text: its first sentence, and those after it that fit into `length`
 * characters. Lists that follow the first paragraph and pointers to more reading are left out.
 */
export function firstSentences(text: string, length: number): string {
  const paragraph = text.trim().split(/\n\s*\n/)[0] ?? '';
  const sentences = paragraph
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]["')]?) (?=[A-Z"'(])/)
    .filter((sentence) => !/^More info|^Read more/i.test(sentence));
  let taken = sentences[0] ?? '';
  for (const sentence of sentences.slice(1)) {
    if (taken.length + sentence.length + 1 > length) break;
    taken += ` ${sentence}`;
  }
  return taken.replace(/\s*More info:? *https?:\S*$/i, '');
}
