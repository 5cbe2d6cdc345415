import type { KubeObject } from '../../kube/object.ts';
import { objectWarnings } from '../../kube/warnings/object-warnings.ts';
import type { AdmissionRequest } from '../admission/plugin.ts';
import { checkEscalation } from '../auth/escalation.ts';
import { converted } from './convert.ts';
import { decodeObject } from './decode.ts';
import { strategyOf } from './kind-strategy.ts';
import { managerOf, recordManager } from './managed-fields.ts';
import { gvkOf } from './registry.ts';
import type { Collection, User, Written } from './requests.ts';
import { findStored, type Serving, type WriteSettings } from './serving.ts';
import { alreadyExists, badRequest, StatusError } from './status-error.ts';
import { invalidObject } from './validate.ts';

/** Generated names are cut before their suffix. Rule: `maxGeneratedNameLength` of apiserver's storage/names. */
const MAX_GENERATED_PREFIX = 58;

/** What only the server writes. */
const SERVER_FIELDS = ['uid', 'resourceVersion', 'selfLink', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'generation'];

/**
 * Creates an object: decoding, defaults, admission, the kind's strategy, validation, admission again, the store.
 * Rule: `Store.Create` of apiserver's registry.
 */
export function createObject(serving: Serving, at: Collection, body: unknown, user: User, options: WriteSettings): Written {
  const { plane, registry, rules, admission } = serving;
  const { resource } = at;
  const gvk = gvkOf(resource);
  const storage = registry.storageOf(resource);
  const trusted = options.trusted === true;
  const { object: given, warnings } = trusted
    ? { object: body as KubeObject, warnings: [] as string[] }
    : decodeObject(registry, resource, body, options.fieldValidation ?? 'Ignore');
  checkResourceVersion(given, options);
  const strategy = strategyOf(storage, registry.customStored(storage));
  const object = rules.defaulted(fresh(given, at, serving, strategy.status !== undefined), resource);
  const { name } = object.metadata;
  const request: AdmissionRequest = {
    operation: 'CREATE', resource, storage, namespace: at.namespace, name: name ?? '', object, user,
    dryRun: options.dryRun === true, warn: (message) => warnings.push(message),
  };
  let made = admission.mutate(request, object);
  if (!trusted) checkEscalation({ authorizer: serving.authorizer, storage, user, namespace: at.namespace, object: made });
  made = strategy.prepare?.(made, plane, user) ?? made;
  if (!trusted) {
    const errors = rules.validate(made, resource);
    if (errors.length > 0) throw invalidObject(given, gvk, errors);
    warnings.push(...objectWarnings(made, gvk, { version: plane.version }).map(({ message }) => message));
  }
  if (strategy.generation) made = { ...made, metadata: { ...made.metadata, generation: 1 } };
  const status = strategy.status?.(made, plane);
  if (status !== undefined) made = { ...made, status };
  if (findStored(serving, { ...at, name }) !== undefined) throw alreadyExists(resource, name);
  admission.validate({ ...request, object: made });
  if (options.fieldManager !== undefined && made.metadata.managedFields === undefined) {
    made = recordManager(made, undefined, managerOf(at, options, options.fieldManager), registry.schemas.root(gvk), plane.clock);
  }
  const stored = options.dryRun === true ? made : plane.store.put(storage, converted(made, registry.storedAs(resource)));
  return { object: converted(stored, resource), warnings };
}

/** Rule: `ErrResourceVersionSetOnCreate` of apiserver's storage, an error without a status of its own. */
function checkResourceVersion({ metadata }: KubeObject, { trusted, dryRun }: WriteSettings): void {
  const version = metadata?.resourceVersion ?? '';
  if (trusted === true || dryRun === true || version === '' || version === '0') return;
  throw new StatusError(500, '', 'resourceVersion should not be set on objects to be created');
}

/** The object as it was given, with what the server writes and without what it does not take from a client. */
function fresh(given: KubeObject, at: Collection, { plane }: Serving, hasStatus: boolean): KubeObject {
  const metadata = { ...given.metadata };
  for (const field of SERVER_FIELDS) delete metadata[field];
  if (at.resource.namespaced) {
    if (metadata.namespace !== undefined && metadata.namespace !== '' && metadata.namespace !== at.namespace) {
      throw badRequest(`the namespace of the provided object does not match the namespace sent on the request`);
    }
    metadata.namespace = at.namespace;
  }
  if (!metadata.name && metadata.generateName) {
    metadata.name = `${metadata.generateName.slice(0, MAX_GENERATED_PREFIX)}${plane.random.nameSuffix()}`;
  }
  metadata.creationTimestamp = plane.clock.timestamp();
  metadata.uid = plane.random.uuid();
  const object: KubeObject = { ...given, metadata };
  if (hasStatus) delete object['status'];
  return object;
}
