import { items, type Decoded } from '../../../kube/object.ts';
import { humanDuration, since } from '../duration.ts';
import { formatLabels, formatLabelSelector } from '../label-text.ts';
import type { Cell, TableDefinition, TableDefinitions } from './definition.ts';
import { pod } from './pod.ts';

/** The names and the images of a template's containers, each in one cell. Rule: `layoutContainerCells`. */
function containerCells(template: Decoded): [string, string] {
  const containers = items(template?.spec?.containers);
  return [containers.map(({ name }) => name).join(','), containers.map(({ image }) => image ?? '').join(',')];
}

const withTemplate = ({ spec }: Decoded): Cell[] => [...containerCells(spec?.template), formatLabelSelector(spec?.selector)];

const counted = ({ spec, status }: Decoded): Cell[] => [spec?.replicas ?? 0, status?.replicas ?? 0, status?.readyReplicas ?? 0];

/** Rule: the `switch` of `printJob`, in its order. */
function jobStatus({ metadata, status }: Decoded): string {
  const has = (type: string): boolean => items(status?.conditions).find((condition) => condition.type === type)?.status === 'True';
  if (has('Complete')) return 'Complete';
  if (has('Failed')) return 'Failed';
  if (metadata?.deletionTimestamp) return 'Terminating';
  if (has('Suspended')) return 'Suspended';
  if (has('FailureTarget')) return 'FailureTarget';
  return has('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running';
}

function jobDuration({ startTime, completionTime }: Decoded, now: number): string {
  if (!startTime) return '';
  return humanDuration(((completionTime ? Date.parse(completionTime) : now) - Date.parse(startTime)) / 1000);
}

const job: TableDefinition = {
  columns: 'Name|Status|Completions|Duration|Age|Containers*|Images*|Selector*',
  cells(object, { now }) {
    const { spec = {}, status = {} } = object;
    const parallelism = spec.parallelism ?? 0;
    const wanted = spec.completions ?? (parallelism > 1 ? `1 of ${parallelism}` : 1);
    return [jobStatus(object), `${status.succeeded ?? 0}/${wanted}`, jobDuration(status, now), ...withTemplate(object)];
  },
};

const controllerOf = ({ metadata }: Decoded): string => {
  const owner = items(metadata?.ownerReferences).find(({ controller }) => controller === true);
  if (owner === undefined) return '<none>';
  const group = owner.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : '';
  return `${owner.kind}${group}`.toLowerCase() + `/${owner.name}`;
};

export const workloads: TableDefinitions = {
  Pod: pod,
  PodTemplate: {
    columns: 'Name|Containers|Images|Pod Labels',
    cells: ({ template }) => [...containerCells(template), formatLabels(template?.metadata?.labels)],
  },
  ReplicationController: {
    columns: 'Name|Desired|Current|Ready|Age|Containers*|Images*|Selector*',
    cells: (object) => [...counted(object), ...containerCells(object.spec?.template), formatLabels(object.spec?.selector)],
  },
  'apps/ReplicaSet': {
    columns: 'Name|Desired|Current|Ready|Age|Containers*|Images*|Selector*',
    cells: (object) => [...counted(object), ...withTemplate(object)],
  },
  'apps/Deployment': {
    columns: 'Name|Ready|Up-to-date|Available|Age|Containers*|Images*|Selector*',
    cells: (object) => {
      const { spec, status } = object;
      return [
        `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`, status?.updatedReplicas ?? 0, status?.availableReplicas ?? 0,
        ...withTemplate(object),
      ];
    },
  },
  'apps/StatefulSet': {
    columns: 'Name|Ready|Age|Containers*|Images*',
    cells: ({ spec, status }) => [`${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`, ...containerCells(spec?.template)],
  },
  'apps/DaemonSet': {
    columns: 'Name|Desired|Current|Ready|Up-to-date|Available|Node Selector|Age|Containers*|Images*|Selector*',
    cells: (object) => {
      const { spec, status = {} } = object;
      return [
        status.desiredNumberScheduled ?? 0, status.currentNumberScheduled ?? 0, status.numberReady ?? 0,
        status.updatedNumberScheduled ?? 0, status.numberAvailable ?? 0,
        formatLabels(spec?.template?.spec?.nodeSelector), ...withTemplate(object),
      ];
    },
  },
  'apps/ControllerRevision': {
    columns: 'Name|Controller|Revision|Age',
    cells: (object) => [controllerOf(object), object.revision ?? 0],
  },
  'batch/Job': job,
  'batch/CronJob': {
    columns: 'Name|Schedule|Timezone|Suspend|Active|Last Schedule|Age|Containers*|Images*|Selector*',
    cells: ({ spec = {}, status = {} }, { now }) => [
      spec.schedule ?? '', spec.timeZone ?? '<none>',
      spec.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False',
      items(status.active).length, status.lastScheduleTime ? since(status.lastScheduleTime, now) : '<none>',
      ...containerCells(spec.jobTemplate?.spec?.template), formatLabelSelector(spec.jobTemplate?.spec?.selector),
    ],
  },
};
