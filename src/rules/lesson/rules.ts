import type { Rule } from '../types.ts';
import { rule as attributeValue } from './attribute-value/rule.ts';
import { rule as component } from './component/rule.ts';
import { rule as failsAsStated } from './fails-as-stated/rule.ts';
import { rule as frontMatter } from './front-matter/rule.ts';
import { rule as mdxSyntax } from './mdx-syntax/rule.ts';
import { rule as noCheckedBlock } from './no-checked-block/rule.ts';
import { rule as skipWithoutReason } from './skip-without-reason/rule.ts';
import { rule as suppressionWithoutReason } from './suppression-without-reason/rule.ts';
import { rule as unclosedFence } from './unclosed-fence/rule.ts';
import { rule as unknownAttribute } from './unknown-attribute/rule.ts';
import { rule as unknownFile } from './unknown-file/rule.ts';
import { rule as unknownRule } from './unknown-rule/rule.ts';
import { rule as unknownValue } from './unknown-value/rule.ts';
import { rule as unreadable } from './unreadable/rule.ts';
import { rule as unusedSuppression } from './unused-suppression/rule.ts';

/** The rules of the area `lesson/`. */
export const lessonRules: readonly Rule[] = [
  attributeValue,
  component,
  failsAsStated,
  frontMatter,
  mdxSyntax,
  noCheckedBlock,
  skipWithoutReason,
  suppressionWithoutReason,
  unclosedFence,
  unknownAttribute,
  unknownFile,
  unknownRule,
  unknownValue,
  unreadable,
  unusedSuppression,
];
