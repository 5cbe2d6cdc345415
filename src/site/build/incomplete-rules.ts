import { join } from 'node:path';
import { rules } from '../../rules/registry.ts';
import { ruleGaps } from '../../rules/testing/complete.ts';
import { projectRoot } from '../course/folders.ts';

/** What rules lack of code, test and examples, one sentence each; their pages are made from these. */
export function incompleteRules(): string[] {
  return ruleGaps(join(projectRoot(), 'src/rules'), rules);
}
