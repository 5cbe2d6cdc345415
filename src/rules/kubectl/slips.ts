import { distance } from '../../kube/nearest.ts';

/** Shorter words are too often words of their own: a plugin, an abbreviation, a custom resource. */
const SHORTEST = 4;

/**
 * The word that a word is a slip of for certain: one letter more, less or different, two swapped, or
 * `_` for `-`. In words shorter than four letters only two swapped ones count (`gte`).
 */
export function slipOf(word: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(word);
  let best: string | undefined;
  for (const candidate of candidates) {
    if (candidate === word) return undefined;
    const other = fold(candidate);
    if (best !== undefined || distance(folded, other, 1) > 1) continue;
    const short = Math.min(folded.length, other.length) < SHORTEST;
    if (!short || sortedLetters(folded) === sortedLetters(other)) best = candidate;
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}
