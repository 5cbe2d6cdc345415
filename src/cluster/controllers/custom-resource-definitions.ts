import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { customResources } from '../../kube/resources/custom-resources.ts';
import { customResourceType } from '../../kube/validation/apiextensions/custom-resources.ts';
import { RESOURCE_CLEANUP } from '../api/deletion.ts';
import { groupResource } from '../api/resource.ts';
import type { ControlPlane } from '../control-plane.ts';
import { withCondition } from './conditions.ts';
import { keyOf, splitKey, type Controller } from './controller.ts';

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io';
const STORED_VERSIONS = 'storedVersions';

/**
 * Serves the kinds that CustomResourceDefinitions define, and takes them away with all their objects.
 * Rules: `NamingConditionController`, `EstablishingController` and `CRDFinalizer` of apiextensions-apiserver.
 */
export const customResourceDefinitions: Controller = {
  name: 'customresourcedefinition',
  watches: { [DEFINITIONS]: ({ object }) => [keyOf(object)] },
  reconcile(key, plane, requeue) {
    const { name } = splitKey(key);
    const definition = plane.store.get(DEFINITIONS, undefined, name);
    if (definition === undefined) {
      withdraw(name, plane);
      return;
    }
    if (definition.metadata.deletionTimestamp !== undefined) {
      cleanUp(definition, plane, () => requeue(key, 1));
      return;
    }
    establish(definition, plane);
  },
};

function establish(definition: KubeObject, plane: ControlPlane): void {
  const { server, clock } = plane;
  const { names, versions, group } = definition['spec'];
  const taken = server.registry.all().find((other) => other.group === group && other.plural !== names.plural && other.kind === names.kind);
  const now = clock.timestamp();
  const accepted = taken === undefined
    ? { type: 'NamesAccepted', status: 'True' as const, reason: 'NoConflicts', message: 'no conflicts found' }
    : { type: 'NamesAccepted', status: 'False' as const, reason: 'KindConflict', message: `"${names.kind}" is already in use` };
  const established = taken === undefined
    ? { type: 'Established', status: 'True' as const, reason: 'InitialNamesAccepted', message: 'the initial names have been accepted' }
    : { type: 'Established', status: 'False' as const, reason: 'NotAccepted', message: 'not all names are accepted' };
  const storage = items(versions).filter((version) => version.storage).map((version) => version.name as string);
  const acceptedNames = { kind: names.kind, listKind: names.listKind ?? `${names.kind}List`, plural: names.plural, ...pick(names, ['categories', 'shortNames', 'singular']) };
  server.writeStatus(definition, {
    acceptedNames: taken === undefined ? acceptedNames : { kind: '', plural: '' },
    conditions: withCondition(withCondition(definition['status']?.conditions, accepted, now, false), established, now, false),
    [STORED_VERSIONS]: [...new Set([...items(definition['status']?.[STORED_VERSIONS]), ...storage])],
  }, DEFINITIONS);
  if (taken === undefined) serve(definition, plane);
}

const pick = (from: Decoded, fields: readonly string[]): Decoded => Object.fromEntries(fields.filter((field) => from[field] !== undefined).map((field) => [field, from[field]]));

/** Serves the versions that the definition says, and no others. */
function serve(definition: KubeObject, { server: { registry } }: ControlPlane): void {
  const wanted = customResources(definition);
  for (const old of registry.all().filter((resource) => groupResource(resource) === definition.metadata.name)) {
    if (!wanted.some(({ version }) => version === old.version)) registry.remove(old);
  }
  for (const resource of wanted) registry.add(resource, customResourceType(definition, resource.version));
}

function withdraw(name: string, { server: { registry } }: ControlPlane): void {
  for (const resource of registry.all().filter((one) => groupResource(one) === name)) registry.remove(resource);
}

/** Deletes all objects of the kind, and lets the definition go when the last one has gone. */
function cleanUp(definition: KubeObject, plane: ControlPlane, later: () => void): void {
  const { store, server } = plane;
  const { name } = definition.metadata;
  const resource = server.registry.named(name);
  if (resource !== undefined) {
    for (const { metadata } of store.list(name)) {
      if (metadata.deletionTimestamp === undefined) server.delete({ resource, namespace: metadata.namespace, name: metadata.name });
    }
  }
  if (store.list(name).length > 0) {
    later();
    return;
  }
  const finalizers = items(definition.metadata.finalizers).filter((finalizer) => finalizer !== RESOURCE_CLEANUP);
  server.write({ ...definition, metadata: { ...definition.metadata, finalizers } }, definition, DEFINITIONS);
}
