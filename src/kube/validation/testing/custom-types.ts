import type { Decoded, KubeObject } from '../../object.ts';
import { customResourceType, type CustomResourceType } from '../apiextensions/custom-resources.ts';

/** A type whose only field `spec` has this schema. */
export function typeWith(spec: Decoded, root: Decoded = {}): CustomResourceType {
  const schema = { type: 'object', properties: { spec }, ...root };
  return customResourceType(
    {
      apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition',
      spec: {
        group: 'example.com', scope: 'Cluster', names: { kind: 'Ship', plural: 'ships' },
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
      },
    },
    'v1',
  )!;
}

/** An object of a type whose `spec` is this. */
export function objectWith(type: CustomResourceType, spec: Decoded): KubeObject {
  const { group, version, kind } = type.gvk;
  return { apiVersion: `${group}/${version}`, kind, metadata: { name: 'a' }, ...(spec === undefined ? {} : { spec }) };
}

/** What is said of an object that is to be created, in any order, since the server has none. */
export function said(type: CustomResourceType, spec: Decoded): string[] {
  return type.validate(type.default(type.decode(objectWith(type, spec)).object)).map(({ path, message }) => `${path}: ${message}`).toSorted();
}

/** What is said of an object that takes the place of another. */
export function saidOfUpdate(type: CustomResourceType, old: Decoded, now: Decoded): string[] {
  return type.validateUpdate(type.default(objectWith(type, now)), type.default(objectWith(type, old))).map(({ path, message }) => `${path}: ${message}`);
}
