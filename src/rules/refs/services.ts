import type { FieldPath } from '../../text/field-path.ts';
import { asList, asRecord, asString, type KubeObject } from './objects.ts';
import { labelsOf } from './pod-templates.ts';

export interface ServicePort {
  name: string;
  port: number;
  /** A number or a container port's name; the Service's own port when the manifest gives none. */
  targetPort: number | string;
  /** The field that says it: `targetPort`, or `port` when it is the default. */
  targetPath: FieldPath;
  nodePort: number | undefined;
  protocol: string;
  path: FieldPath;
}

export interface ServiceObject {
  object: KubeObject;
  type: string;
  /** Empty when the Service has no selector. */
  selector: Readonly<Record<string, string>>;
  ports: ServicePort[];
}

/**
 * Reads a Service; undefined for another kind.
 * Rule: `targetPort` defaults to `port`, `protocol` to TCP, `type` to ClusterIP
 * (https://kubernetes.io/docs/concepts/services-networking/service/).
 */
export function readService(object: KubeObject): ServiceObject | undefined {
  if (object.kind !== 'Service' || object.apiVersion !== 'v1') return undefined;
  const spec = asRecord(object.value['spec']);
  if (spec === undefined) return undefined;
  const ports: ServicePort[] = [];
  for (const [index, item] of asList(spec['ports']).entries()) {
    const port = asRecord(item);
    const number = port?.['port'];
    if (port === undefined || typeof number !== 'number') continue;
    const path = ['spec', 'ports', index];
    const target = port['targetPort'];
    const given = (typeof target === 'number' && target !== 0) || (typeof target === 'string' && target !== '');
    ports.push({
      name: asString(port['name']) ?? '',
      port: number,
      targetPort: given ? (target as number | string) : number,
      targetPath: [...path, given ? 'targetPort' : 'port'],
      nodePort: typeof port['nodePort'] === 'number' && port['nodePort'] !== 0 ? port['nodePort'] : undefined,
      protocol: asString(port['protocol']) ?? 'TCP',
      path,
    });
  }
  const type = asString(spec['type']) ?? 'ClusterIP';
  return { object, type, selector: type === 'ExternalName' ? {} : labelsOf(spec['selector']), ports };
}
