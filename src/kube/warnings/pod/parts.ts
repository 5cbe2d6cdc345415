import { items, type Decoded } from '../../object.ts';
import type { Path } from '../../validation/path.ts';
import type { WarningOptions } from '../warning.ts';

/** A Pod, or the template of one, and where it stands. */
export interface PodParts extends WarningOptions {
  spec: Decoded;
  annotations: Decoded;
  /** The path of `spec`. */
  path: Path;
  /** The path of `metadata.annotations`. */
  annotationsPath: Path;
}

/** A container of any kind and where it stands. */
export interface VisitedContainer {
  container: Decoded;
  path: Path;
}

/** All containers, in the order in which the server goes through them. Rule: `pods.VisitContainersWithPath`. */
export function visitContainers({ spec, path }: PodParts): VisitedContainer[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    items(spec[list]).map((container, index) => ({ container, path: path.child(list).index(index) })),
  );
}
