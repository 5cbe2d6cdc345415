import type { Decoded, KubeObject } from '../object.ts';
import type { Path } from '../validation/path.ts';
import type { KubernetesVersion } from '../version.ts';

/** What the API server remarks about an object that it accepts. */
export interface ObjectWarning {
  /** The field that it is about, as a manifest has it. */
  path: Path;
  /** What it is held against, such as the first of two. */
  other?: Path;
  /** The whole text of the server's `Warning` header. */
  message: string;
}

export interface WarningOptions {
  version: KubernetesVersion;
}

/** The warnings of a kind about an object that has its defaults and is valid. */
export type KindWarnings = (object: KubeObject, options: WarningOptions) => ObjectWarning[];

/** A warning in the usual form: the field, a colon, and what is remarked. */
export function warnAt(path: Path, detail: string): ObjectWarning {
  return { path, message: `${path}: ${detail}` };
}

/** Whether a map has an entry, whatever its value. */
export function hasEntry(map: Decoded, key: string): boolean {
  return map !== undefined && map !== null && Object.hasOwn(map, key);
}

/** A text as Go's `%q` writes it, for texts without control characters. */
export function quoted(text: string | undefined): string {
  return JSON.stringify(text ?? '');
}
