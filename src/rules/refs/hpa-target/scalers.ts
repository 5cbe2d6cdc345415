import type { Lesson } from '../../../lesson/types.ts';
import type { FieldPath } from '../../../text/field-path.ts';
import type { Range } from '../../../text/position.ts';
import { flagValue, readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { asRecord, asString, describePlace, placeOf, valueAt, type KubeObject } from '../objects.ts';
import { recordsAt } from '../pod-specs.ts';
import { resourceKind } from '../resource-kinds.ts';
import { pageObjects } from '../workspace-objects.ts';

/** What scales a workload: a HorizontalPodAutoscaler, or `kubectl autoscale`. */
export interface Scaler {
  /** How a message names it, with its place. */
  what: string;
  /** The manifest; undefined for a command. */
  object: KubeObject | undefined;
  namespace: string | undefined;
  kind: string;
  name: string;
  /** The resources whose use is measured against what the pods request. */
  shares: Share[];
}

export interface Share {
  resource: string;
  /** Only this container's. */
  container?: string;
  range: Range;
  path?: FieldPath;
}

/** Every scaler of a page. */
export function scalers(lesson: Lesson): Scaler[] {
  return [...pageObjects(lesson).flatMap(fromObject), ...fromCommands(lesson)];
}

function fromObject(object: KubeObject): Scaler[] {
  if (object.kind !== 'HorizontalPodAutoscaler') return [];
  const target = asRecord(valueAt(object.value, ['spec', 'scaleTargetRef']));
  const [kind, name] = [asString(target?.['kind']), asString(target?.['name'])];
  if (kind === undefined || name === undefined) return [];
  const what = `HorizontalPodAutoscaler ${object.name} in ${describePlace(object, ['metadata', 'name'])}`;
  return [{ what, object, namespace: object.namespace, kind, name, shares: sharesOf(object) }];
}

/** Rule: without metrics the target is 80 % of the requested CPU (`SetDefaults_HorizontalPodAutoscaler`). */
function sharesOf(object: KubeObject): Share[] {
  const spec = asRecord(object.value['spec']) ?? {};
  if (object.apiVersion === 'autoscaling/v1' || spec['metrics'] === undefined) {
    const field = spec['targetCPUUtilizationPercentage'] === undefined ? [] : ['targetCPUUtilizationPercentage'];
    const path = ['spec', ...field];
    return [{ resource: 'cpu', range: placeOf(object, path, field.length === 0 ? 'key' : 'value'), path }];
  }
  return recordsAt(object.value, ['spec', 'metrics']).flatMap(({ record, path }) => {
    const field = record['type'] === 'ContainerResource' ? 'containerResource' : 'resource';
    const source = asRecord(record[field]);
    const resource = asString(source?.['name']);
    const target = asRecord(source?.['target']);
    if (resource === undefined || target?.['type'] !== 'Utilization') return [];
    const container = asString(source?.['container']);
    const at = [...path, field, 'target', 'averageUtilization'];
    return [{ resource, range: placeOf(object, at), path: at, ...(container === undefined ? {} : { container }) }];
  });
}

/** Rule: `kubectl autoscale TYPE NAME --cpu=50%`, before 1.34 `--cpu-percent`. */
function fromCommands(lesson: Lesson): Scaler[] {
  return simpleCommands(lesson).flatMap(({ simple }) => {
    const kubectl = readKubectl(simple);
    const [first, second] = kubectl?.operands ?? [];
    if (kubectl?.verb !== 'autoscale' || first === undefined) return [];
    const [type, name] = first.value.includes('/') ? first.value.split('/', 2) : [first.value, second?.value];
    const kind = resourceKind(type!);
    if (kind === undefined || name === undefined) return [];
    const cpu = flagValue(kubectl, 'cpu-percent') ?? flagValue(kubectl, 'cpu');
    const isShare = cpu !== undefined && (cpu.value.endsWith('%') || kubectl.flags.some((flag) => flag.name === 'cpu-percent'));
    const range = simple.range ?? first.range;
    return [
      {
        what: `kubectl autoscale in line ${range.start.line}`,
        object: undefined,
        namespace: flagValue(kubectl, 'namespace')?.value,
        kind,
        name,
        shares: isShare ? [{ resource: 'cpu', range: cpu.range }] : [],
      },
    ];
  });
}
