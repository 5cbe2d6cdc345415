import { dns1123Label } from '../names.ts';
import type { KubeObject } from '../object.ts';
import { Path } from '../validation/path.ts';
import { warnAt, type ObjectWarning } from './warning.ts';

/** The server puts five characters of its own behind `generateName`, of which it keeps so many. Rule: `names.simpleNameGenerator`. */
const GENERATED = 'xxxxx';
const MAX_GENERATED_BASE = 63 - GENERATED.length;

/** A name that is more than a DNS label, where it becomes part of host names. Rule: the strategies' `WarningsOnCreate`. */
export function nameWarnings({ metadata }: KubeObject, use = 'this is used in Pod names and hostnames'): ObjectWarning[] {
  const base: string = metadata?.generateName || '';
  const name: string = metadata?.name || `${base.slice(0, MAX_GENERATED_BASE)}${GENERATED}`;
  const problems = dns1123Label(name);
  if (problems.length === 0) return [];
  const detail = `${use}, which can result in surprising behavior; a DNS label is recommended: [${problems.join(' ')}]`;
  return [warnAt(Path.root('metadata').child('name'), detail)];
}
