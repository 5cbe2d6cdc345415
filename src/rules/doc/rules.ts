import type { Rule } from '../types.ts';
import { rule as commandFileMissing } from './command-file-missing/rule.ts';
import { rule as commentContradictsValue } from './comment-contradicts-value/rule.ts';
import { rule as deadLink } from './dead-link/rule.ts';
import { rule as explainsDiffers } from './explains-differs/rule.ts';
import { rule as headingOrder } from './heading-order/rule.ts';
import { rule as objectMissing } from './object-missing/rule.ts';
import { rule as obsoleteFlag } from './obsolete-flag/rule.ts';
import { rule as obsoleteRegistry } from './obsolete-registry/rule.ts';
import { rule as obsoleteTerm } from './obsolete-term/rule.ts';
import { rule as placeholder } from './placeholder/rule.ts';
import { rule as portForwardTarget } from './port-forward-target/rule.ts';
import { rule as portNotExposed } from './port-not-exposed/rule.ts';
import { rule as shellSyntax } from './shell-syntax/rule.ts';
import { rule as unknownCommand } from './unknown-command/rule.ts';
import { rule as unknownFlag } from './unknown-flag/rule.ts';
import { rule as unknownLanguage } from './unknown-language/rule.ts';
import { rule as unknownResourceType } from './unknown-resource-type/rule.ts';
import { rule as unlabelledFence } from './unlabelled-fence/rule.ts';

/** The rules about contradictions within a page. */
export const docRules: readonly Rule[] = [
  commandFileMissing,
  commentContradictsValue,
  deadLink,
  explainsDiffers,
  headingOrder,
  objectMissing,
  obsoleteFlag,
  obsoleteRegistry,
  obsoleteTerm,
  placeholder,
  portForwardTarget,
  portNotExposed,
  shellSyntax,
  unknownCommand,
  unknownFlag,
  unknownLanguage,
  unknownResourceType,
  unlabelledFence,
];
