import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { humanDuration } from '../print/duration.ts';
import { writeEvents } from './events.ts';
import { writeAnnotations, writeController, writeHead, writeLabels } from './metadata.ts';
import { writePodTemplate } from './pod-parts.ts';
import type { Related } from './related.ts';
import { selectorText } from './selectors.ts';
import { boolText, count, timeText } from './values.ts';
import type { DescribeWriter } from './writer.ts';

/** From here on a list of indexes ends at the next comma. */
const INDEXES_SHOWN = 50;

/** Rule: `describeJob`. */
export function describeJob(w: DescribeWriter, job: KubeObject, related: Related): void {
  const { metadata, spec, status = {} } = job;
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Namespace:', metadata.namespace);
  w.line(0, 'Selector:', selectorText(spec.selector));
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
  writeController(w, job);
  writeIfSet(w, 'Parallelism:', spec.parallelism);
  w.line(0, 'Completions:', spec.completions ?? '<unset>');
  writeIfSet(w, 'Completion Mode:', spec.completionMode);
  writeIfSet(w, 'Suspend:', spec.suspend);
  writeIfSet(w, 'Backoff Limit:', spec.backoffLimit);
  writeIfSet(w, 'TTL Seconds After Finished:', spec.ttlSecondsAfterFinished);
  if (status.startTime) w.line(0, 'Start Time:', timeText(status.startTime));
  if (status.completionTime) w.line(0, 'Completed At:', timeText(status.completionTime));
  if (status.startTime && status.completionTime) {
    w.line(0, 'Duration:', humanDuration((Date.parse(status.completionTime) - Date.parse(status.startTime)) / 1000));
  }
  writeIfSet(w, 'Active Deadline Seconds:', spec.activeDeadlineSeconds, 's');
  const ready = status.ready === undefined ? '' : ` (${status.ready} Ready)`;
  w.line(0, 'Pods Statuses:', `${count(status.active)} Active${ready} / ${count(status.succeeded)} Succeeded / ${count(status.failed)} Failed`);
  if (spec.completionMode === 'Indexed') w.line(0, 'Completed Indexes:', indexesText(status.completedIndexes ?? ''));
  writePodTemplate(w, spec.template);
  writeEvents(w, job, related);
}

function writeIfSet(w: DescribeWriter, title: string, value: unknown, unit = ''): void {
  if (value !== undefined && value !== null) w.line(0, title, `${String(value)}${unit}`);
}

/** Rule: `capIndexesListOrNone`. */
function indexesText(indexes: string): string {
  if (indexes === '') return '<none>';
  const comma = indexes.indexOf(',', INDEXES_SHOWN);
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`;
}

/** Rule: `describeCronJob`. */
export function describeCronJob(w: DescribeWriter, cronJob: KubeObject, related: Related): void {
  const { spec, status = {} } = cronJob;
  const deadline = spec.startingDeadlineSeconds;
  writeHead(w, cronJob);
  w.line(0, 'Schedule:', spec.schedule);
  w.line(0, 'Concurrency Policy:', spec.concurrencyPolicy);
  w.line(0, 'Suspend:', spec.suspend === undefined ? '<unset>' : boolText(spec.suspend));
  w.line(0, 'Time Zone:', spec.timeZone ?? '<unset>');
  w.line(0, 'Successful Job History Limit:', spec.successfulJobsHistoryLimit ?? '<unset>');
  w.line(0, 'Failed Job History Limit:', spec.failedJobsHistoryLimit ?? '<unset>');
  w.line(0, 'Starting Deadline Seconds:', typeof deadline === 'number' ? `${deadline}s` : '<unset>');
  writeJobTemplate(w, spec.jobTemplate?.spec ?? {});
  w.line(0, 'Last Schedule Time:', status.lastScheduleTime ? timeText(status.lastScheduleTime) : '<unset>');
  w.line(0, 'Active Jobs:', items(status.active).map(({ name }) => name).join(', ') || '<none>');
  writeEvents(w, cronJob, related);
}

/** Rule: `describeJobTemplate`. */
function writeJobTemplate(w: DescribeWriter, spec: Decoded): void {
  w.line(0, 'Selector:', spec.selector ? selectorText(spec.selector) : '<unset>');
  w.line(0, 'Parallelism:', spec.parallelism ?? '<unset>');
  w.line(0, 'Completions:', spec.completions ?? '<unset>');
  writeIfSet(w, 'Active Deadline Seconds:', spec.activeDeadlineSeconds, 's');
  writePodTemplate(w, spec.template);
}
