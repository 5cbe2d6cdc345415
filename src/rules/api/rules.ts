import type { Rule } from '../types.ts';
import { rule as duplicate } from './duplicate/rule.ts';
import { rule as forbidden } from './forbidden/rule.ts';
import { rule as invalid } from './invalid/rule.ts';
import { rule as notFound } from './not-found/rule.ts';
import { rule as notSupported } from './not-supported/rule.ts';
import { rule as required } from './required/rule.ts';
import { rule as tooLong } from './too-long/rule.ts';
import { rule as update } from './update/rule.ts';
import { rule as warning } from './warning/rule.ts';

/** The rules of the area `api/`: what the API server's validation says of objects that are decoded. */
export const apiRules: readonly Rule[] = [duplicate, forbidden, invalid, notFound, notSupported, required, tooLong, update, warning];
