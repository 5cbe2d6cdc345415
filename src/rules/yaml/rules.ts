import type { Rule } from '../types.ts';
import { rule as ambiguousScalar } from './ambiguous-scalar/rule.ts';
import { rule as documentEnd } from './document-end/rule.ts';
import { rule as duplicateKey } from './duplicate-key/rule.ts';
import { rule as indentation } from './indentation/rule.ts';
import { rule as limit } from './limit/rule.ts';
import { rule as mixedIndentation } from './mixed-indentation/rule.ts';
import { rule as syntax } from './syntax/rule.ts';
import { rule as tab } from './tab/rule.ts';
import { rule as trailingSpace } from './trailing-space/rule.ts';
import { rule as unsupportedValue } from './unsupported-value/rule.ts';

/** The rules of the area `yaml/`. */
export const yamlRules: readonly Rule[] = [
  ambiguousScalar,
  documentEnd,
  duplicateKey,
  indentation,
  limit,
  mixedIndentation,
  syntax,
  tab,
  trailingSpace,
  unsupportedValue,
];
