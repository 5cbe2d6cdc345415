import { apiRules } from './api/rules.ts';
import { docRules } from './doc/rules.ts';
import { lessonRules } from './lesson/rules.ts';
import { practiceRules } from './practice/rules.ts';
import { refsRules } from './refs/rules.ts';
import { runRules } from './run/rules.ts';
import { schemaRules } from './schema/rules.ts';
import type { Rule } from './types.ts';
import { yamlRules } from './yaml/rules.ts';

/** All rules, area by area; each area lists its own in `<area>/rules.ts`. */
export const rules: readonly Rule[] = [...yamlRules, ...schemaRules, ...apiRules, ...refsRules, ...docRules, ...lessonRules, ...runRules, ...practiceRules];

/** The rule with an id, if there is one. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
