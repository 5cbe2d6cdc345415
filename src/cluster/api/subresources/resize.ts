import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { forbidden, invalid, type FieldError } from '../../../kube/validation/field-error.ts';
import { Path } from '../../../kube/validation/path.ts';
import type { AdmissionRequest } from '../../admission/plugin.ts';
import { qosClass } from '../../qos-class.ts';
import { converted } from '../convert.ts';
import { decodeObject } from '../decode.ts';
import { gvkOf } from '../registry.ts';
import { writeObject } from '../replacement.ts';
import type { Subresource } from '../subresources.ts';
import { invalidObject } from '../validate.ts';

const LISTS = ['containers', 'initContainers'];
const SPEC = Path.root('spec');
const KINDS = ['limits', 'requests'];
const RESIZABLE = new Set(['cpu', 'memory']);

/**
 * What the containers of a running pod ask for: all else that is sent is left aside.
 * Rules: `podResizeStrategy`, `ValidatePodResize`.
 */
export const resize: Subresource = {
  get: (_serving, { resource }, object) => converted(object, resource),
  update(serving, at, body, object, user, options) {
    const { registry, rules, admission, plane } = serving;
    const { resource, namespace, name } = at;
    const before = converted(object, resource);
    const { object: given, warnings } = decodeObject(registry, resource, body, options.fieldValidation ?? 'Warn');
    const next = rules.defaulted(withResources(before, given), resource);
    const storage = registry.storageOf(resource);
    const request: AdmissionRequest = {
      operation: 'UPDATE', resource, storage, namespace, name, object: next, old: before, user,
      dryRun: options.dryRun === true, warn: (message) => warnings.push(message),
    };
    const errors = resizeErrors(next, before, rules.validate(next, resource));
    if (errors.length > 0) throw invalidObject(next, gvkOf(resource), errors);
    admission.validate(request);
    if (options.dryRun === true) return { object: next, warnings };
    return { object: converted(writeObject({ plane, registry }, next, object, storage), resource), warnings };
  },
};

/** The pod with the resources, and the policies for changing them, that were sent. */
function withResources(pod: KubeObject, given: KubeObject): KubeObject {
  const spec = { ...pod['spec'] };
  for (const list of LISTS) {
    if (spec[list] === undefined) continue;
    spec[list] = items(spec[list]).map((container) => {
      const other = items(given['spec']?.[list]).find(({ name }) => name === container.name);
      return other === undefined ? container : { ...container, resources: other.resources ?? {} };
    });
  }
  return { ...pod, spec };
}

function resizeErrors(next: KubeObject, before: KubeObject, errors: readonly FieldError[]): FieldError[] {
  const { qosClass: quality } = before['status'];
  const isOther = qosClass(next['spec']) !== quality;
  const pairs = LISTS.flatMap((list) => items(next['spec'][list]).map(({ resources }, index) =>
    ({ path: SPEC.child(list).index(index).child('resources'), resources, old: before['spec'][list][index].resources })));
  return [
    ...errors.filter(({ path }) => path.steps().includes('resources')),
    ...(isOther ? [invalid(SPEC, quality, 'Pod QOS Class may not change as a result of resizing')] : []),
    ...pairs.flatMap(({ path, resources, old }) => KINDS.flatMap((kind) => removed(resources?.[kind], old?.[kind])
      ? [forbidden(path.child(kind), `resource ${kind} cannot be removed`)] : [])),
    ...(pairs.some(({ resources, old }) => KINDS.some((kind) => othersDiffer(resources?.[kind], old?.[kind])))
      ? [forbidden(SPEC, 'only cpu and memory resources are mutable')] : []),
  ];
}

const removed = (now: Decoded, before: Decoded): boolean => Object.keys(before ?? {}).some((name) => RESIZABLE.has(name) && now?.[name] === undefined);

const othersDiffer = (now: Decoded, before: Decoded): boolean =>
  [...Object.keys(now ?? {}), ...Object.keys(before ?? {})].some((name) => !RESIZABLE.has(name) && now?.[name] !== before?.[name]);
