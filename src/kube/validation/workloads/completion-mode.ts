import type { Decoded } from '../../object.ts';
import { invalid, notSupported, required, type FieldError } from '../field-error.ts';
import type { Path } from '../path.ts';

const MOST_PARALLEL = 100_000;
const MOST_FAILED = 100_000;
/** With more completions, an own limit for each index costs more, and less is allowed. */
const MANY_COMPLETIONS = 100_000;
const MOST_PARALLEL_OF_MANY = 10_000;
const MOST_FAILED_OF_MANY = 10_000;
const NEEDS_INDEXES = 'requires indexed completion mode';

/** How a Job counts what is done, and the limits that come with it. Rule: `validateJobSpec`. */
export function validateCompletionMode(spec: Decoded, path: Path): FieldError[] {
  const { completionMode: mode } = spec;
  if (mode === 'Indexed') return validateIndexed(spec, path);
  if (mode === undefined || mode === 'NonIndexed') return validateNotIndexed(spec, path);
  return [notSupported(path.child('completionMode'), mode, ['NonIndexed', 'Indexed'])];
}

function validateNotIndexed(spec: Decoded, path: Path): FieldError[] {
  return ['backoffLimitPerIndex', 'maxFailedIndexes'].flatMap((field) =>
    spec[field] === undefined ? [] : [invalid(path.child(field), spec[field], NEEDS_INDEXES)],
  );
}

function validateIndexed({ completions, parallelism, maxFailedIndexes, backoffLimitPerIndex }: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  const parallelAt = path.child('parallelism');
  const failedAt = path.child('maxFailedIndexes');
  if (completions === undefined) errors.push(required(path.child('completions'), 'when completion mode is Indexed'));
  if (parallelism > MOST_PARALLEL) {
    errors.push(invalid(parallelAt, parallelism, `must be less than or equal to ${MOST_PARALLEL} when completion mode is Indexed`));
  }
  if (maxFailedIndexes > completions) errors.push(invalid(failedAt, maxFailedIndexes, 'must be less than or equal to completions'));
  if (maxFailedIndexes > MOST_FAILED) errors.push(invalid(failedAt, maxFailedIndexes, `must be less than or equal to ${MOST_FAILED}`));
  if (!(completions > MANY_COMPLETIONS) || backoffLimitPerIndex === undefined) return errors;
  const when = `when completions are above ${MANY_COMPLETIONS} and used with backoff limit per index`;
  if (maxFailedIndexes === undefined) errors.push(required(failedAt, `must be specified when completions is above ${MANY_COMPLETIONS}`));
  if (parallelism > MOST_PARALLEL_OF_MANY) {
    errors.push(invalid(parallelAt, parallelism, `must be less than or equal to ${MOST_PARALLEL_OF_MANY} ${when}`));
  }
  if (maxFailedIndexes > MOST_FAILED_OF_MANY) {
    errors.push(invalid(failedAt, maxFailedIndexes, `must be less than or equal to ${MOST_FAILED_OF_MANY} ${when}`));
  }
  return errors;
}
