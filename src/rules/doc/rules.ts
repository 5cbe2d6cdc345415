import type { Rule } from '../types.ts';
import { rule as commandFileMissing } from './command-file-missing/rule.ts';
import { rule as commentContradictsValue } from './comment-contradicts-value/rule.ts';
import { rule as explainsDiffers } from './explains-differs/rule.ts';
import { rule as portForwardTarget } from './port-forward-target/rule.ts';
import { rule as portNotExposed } from './port-not-exposed/rule.ts';

/** The rules about contradictions within a page. */
export const docRules: readonly Rule[] = [
  commandFileMissing,
  commentContradictsValue,
  explainsDiffers,
  portForwardTarget,
  portNotExposed,
];
