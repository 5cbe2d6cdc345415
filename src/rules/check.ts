import type { Lesson } from '../lesson/types.ts';
import { checkByRules, type CheckOptions, type CheckResult } from './check-by-rules.ts';
import { rules as allRules } from './registry.ts';
import type { Rule } from './types.ts';

export type { CheckCounts, CheckOptions, CheckResult } from './check-by-rules.ts';

/** Runs the rules over a lesson, all of them unless others are given; see `checkByRules`. */
export function checkLesson(lesson: Lesson, options: CheckOptions = {}, rules: readonly Rule[] = allRules): CheckResult {
  return checkTogether([lesson], options, rules)[0]!;
}

/** Runs the rules over files that are applied together; see `checkByRules`. */
export function checkTogether(lessons: readonly Lesson[], options: CheckOptions = {}, rules: readonly Rule[] = allRules): CheckResult[] {
  return checkByRules(lessons, rules, options);
}
