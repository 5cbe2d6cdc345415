import type { KubeObject } from '../../object.ts';
import type { Request } from './update-rule.ts';

/** What is asked for stays as it is, whatever an update says. Rule: `csrStrategy.PrepareForUpdate`. */
export function keepRequest({ given, stored }: Request): KubeObject {
  return { ...given, spec: stored['spec'], ...(stored['status'] === undefined ? {} : { status: stored['status'] }) };
}
