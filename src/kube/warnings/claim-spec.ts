import type { Decoded } from '../object.ts';
import type { Path } from '../validation/path.ts';
import { fractionalByteWarnings } from './fractional.ts';
import type { ObjectWarning } from './warning.ts';

const STORAGE = ['storage'];

/** Storage that is not a whole number of bytes. Rule: `GetWarningsForPersistentVolumeClaimSpec`. */
export function claimSpecWarnings(spec: Decoded, path: Path): ObjectWarning[] {
  return ['requests', 'limits'].flatMap((list) => fractionalByteWarnings(spec?.resources?.[list], path.child('resources').child(list), STORAGE));
}
