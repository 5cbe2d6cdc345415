import type { Rule } from '../types.ts';
import { rule as imagePort } from './image-port/rule.ts';
import { rule as probePort } from './probe-port/rule.ts';
import { rule as serviceSelectsNothing } from './service-selects-nothing/rule.ts';
import { rule as serviceTargetPort } from './service-target-port/rule.ts';

/** The rules about references between objects, which an API server does not check. */
export const refsRules: readonly Rule[] = [imagePort, probePort, serviceSelectsNothing, serviceTargetPort];
