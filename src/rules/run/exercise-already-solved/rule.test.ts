import { testPlayedRule } from '../../testing/played.ts';
import { rule } from './rule.ts';

testPlayedRule(rule, import.meta.dirname);
