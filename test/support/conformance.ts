import { verdict } from '../../src/kube/verdict.ts';
import type { Verdict } from '../../src/kube/verdict-types.ts';
import type { CorpusCase } from './corpus.ts';

/** How our verdict on a case compares with the server's. */
export interface Comparison {
  entry: CorpusCase;
  ours: Verdict;
  sameVerdict: boolean;
  /** We refuse what the server takes. */
  falseRejection: boolean;
  /** Both refuse, and name the same fields; `undefined` when one of them takes it. */
  sameFields: boolean | undefined;
  /** Both refuse with the same causes, type and words included. */
  sameWords: boolean | undefined;
}

/** Fields as a set; order and repetition carry no meaning. */
export function fieldSet(causes: CorpusCase['causes']): string[] {
  return [...new Set(causes.map(({ document, field }) => `${document === undefined ? '' : `${document}: `}${field}`))].sort();
}

function wordSet(causes: CorpusCase['causes']): string[] {
  return [...new Set(causes.map(({ document, field, type, message }) => `${document ?? ''} ${field} ${type} ${message}`))].sort();
}

/** Holds `drydock`'s verdict on a case against the server's. */
export function compare(entry: CorpusCase): Comparison {
  const ours = verdict(entry.manifest);
  // What the server refuses because of other objects, nobody can know from the manifest.
  const expected = entry.needs_cluster_state ? 'accepted' : entry.verdict;
  const bothRefuse = expected === 'rejected' && ours.verdict === 'rejected';
  return {
    entry,
    ours,
    sameVerdict: expected === ours.verdict,
    falseRejection: expected === 'accepted' && ours.verdict === 'rejected',
    sameFields: bothRefuse ? String(fieldSet(entry.causes)) === String(fieldSet(ours.causes)) : undefined,
    sameWords: bothRefuse ? String(wordSet(entry.causes)) === String(wordSet(ours.causes)) : undefined,
  };
}

/** How many cases agree, of those that count. */
export interface Figures {
  cases: number;
  sameVerdict: number;
  falseRejections: number;
  /** Cases that both refuse. */
  refused: number;
  sameFields: number;
  sameWords: number;
}

/** The figures of some cases. */
export function figuresOf(comparisons: readonly Comparison[]): Figures {
  const count = (test: (one: Comparison) => boolean) => comparisons.filter(test).length;
  return {
    cases: comparisons.length,
    sameVerdict: count((one) => one.sameVerdict),
    falseRejections: count((one) => one.falseRejection),
    refused: count((one) => one.sameFields !== undefined),
    sameFields: count((one) => one.sameFields === true),
    sameWords: count((one) => one.sameWords === true),
  };
}
