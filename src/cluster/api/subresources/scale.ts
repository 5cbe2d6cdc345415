import type { Decoded, KubeObject } from '../../../kube/object.ts';
import { converted } from '../convert.ts';
import { replaceObject } from '../replacement.ts';
import { badRequest } from '../status-error.ts';
import type { Subresource } from '../subresources.ts';

/** The number of replicas of what can be scaled, in one form for all kinds. Rule: `ScaleREST` of the workloads' registries. */
export const scale: Subresource = {
  get: (_serving, _at, object) => scaleOf(object),
  update(serving, at, body, object, user, options) {
    const replicas = (body as Decoded)?.spec?.replicas ?? 0;
    if (!Number.isInteger(replicas)) throw badRequest(`Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${typeof replicas} into Go struct field ScaleSpec.spec.replicas of type int32`);
    const before = converted(object, at.resource);
    const { subresource: _part, ...whole } = at;
    const next = { ...before, spec: { ...before['spec'], replicas } };
    const written = replaceObject(serving, whole, next, object, user, options, []);
    return { ...written, object: scaleOf(written.object) };
  },
};

function scaleOf({ metadata, spec, status }: KubeObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { creationTimestamp, name, namespace, resourceVersion, uid },
    spec: { replicas: spec.replicas ?? 0 },
    status: { replicas: status?.replicas ?? 0, selector: selectorText(spec.selector) },
  };
}

/** A label selector as requests carry it. Rule: `LabelSelectorAsSelector(…).String()`. */
export function selectorText(selector: Decoded): string {
  if (selector === undefined) return '';
  const isMap = selector.matchLabels === undefined && selector.matchExpressions === undefined;
  const labels = Object.entries((isMap ? selector : selector.matchLabels) ?? {}).map(([key, value]): [string, string] => [key, `${key}=${String(value)}`]);
  const expressions = (isMap ? [] : (selector.matchExpressions ?? [])).map(({ key, operator, values }: Decoded): [string, string] => {
    const set = `(${[...(values ?? [])].sort().join(',')})`;
    const texts: Record<string, string> = { In: `${key} in ${set}`, NotIn: `${key} notin ${set}`, Exists: key, DoesNotExist: `!${key}` };
    return [key, texts[operator]!];
  });
  return [...labels, ...expressions].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, text]) => text).join(',');
}
