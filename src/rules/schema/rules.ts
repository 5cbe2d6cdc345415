import type { Rule } from '../types.ts';
import { rule as badValue } from './bad-value/rule.ts';
import { rule as deprecatedApi } from './deprecated-api/rule.ts';
import { rule as fragment } from './fragment/rule.ts';
import { rule as missingField } from './missing-field/rule.ts';
import { rule as missingGvk } from './missing-gvk/rule.ts';
import { rule as notInEnum } from './not-in-enum/rule.ts';
import { rule as placeholder } from './placeholder/rule.ts';
import { rule as removedApi } from './removed-api/rule.ts';
import { rule as requiredBefore } from './required-before/rule.ts';
import { rule as unknownField } from './unknown-field/rule.ts';
import { rule as unknownKind } from './unknown-kind/rule.ts';
import { rule as wrongType } from './wrong-type/rule.ts';

/** The rules of the area `schema/`. */
export const schemaRules: readonly Rule[] = [
  badValue,
  deprecatedApi,
  fragment,
  missingField,
  missingGvk,
  notInEnum,
  placeholder,
  removedApi,
  requiredBefore,
  unknownField,
  unknownKind,
  wrongType,
];
