import type { Rule } from '../types.ts';
import { rule as commandFailed } from './command-failed/rule.ts';
import { rule as exerciseAlreadySolved } from './exercise-already-solved/rule.ts';
import { rule as exerciseNotSolved } from './exercise-not-solved/rule.ts';
import { rule as notCleanedUp } from './not-cleaned-up/rule.ts';
import { rule as nothingRun } from './nothing-run/rule.ts';
import { rule as outputDiffers } from './output-differs/rule.ts';

/** The rules of the area `run/`: what was found when the commands were run. */
export const runRules: readonly Rule[] = [commandFailed, exerciseAlreadySolved, exerciseNotSolved, notCleanedUp, nothingRun, outputDiffers];
