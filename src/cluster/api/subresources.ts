import type { KubeObject } from '../../kube/object.ts';
import type { ObjectAddress, User, Written } from './requests.ts';
import type { Serving, WriteSettings } from './serving.ts';
import { methodNotAllowed, StatusError } from './status-error.ts';
import { approval } from './subresources/approval.ts';
import { binding } from './subresources/binding.ts';
import { eviction } from './subresources/eviction.ts';
import { resize } from './subresources/resize.ts';
import { scale } from './subresources/scale.ts';
import { token } from './subresources/token.ts';

/** A part of an object with an address of its own and a kind of its own. The status is not among them: it is the object. */
export interface Subresource {
  get?(serving: Serving, at: ObjectAddress, object: KubeObject): KubeObject;
  create?(serving: Serving, at: ObjectAddress, body: unknown, user: User, options: WriteSettings): Written;
  update?(serving: Serving, at: ObjectAddress, body: unknown, object: KubeObject, user: User, options: WriteSettings): Written;
}

const SUBRESOURCES: Readonly<Record<string, Subresource>> = { approval, binding, eviction, resize, scale, token };

/**
 * The part that an address names.
 * @throws StatusError when the resource has no such part
 */
export function subresource(at: Pick<ObjectAddress, 'resource' | 'subresource'>): Required<Subresource> {
  const name = at.subresource!;
  const part = at.resource.subresources.includes(name) ? SUBRESOURCES[name] : undefined;
  if (part === undefined) throw new StatusError(404, 'NotFound', 'the server could not find the requested resource');
  const refuse = (verb: string) => (): never => {
    throw methodNotAllowed({ group: at.resource.group, plural: `${at.resource.plural}/${name}` }, verb);
  };
  return { get: part.get ?? refuse('get'), create: part.create ?? refuse('create'), update: part.update ?? refuse('update') };
}
