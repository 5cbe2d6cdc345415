import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import { isTimeZone } from '../../../kube/time-zones.ts';
import { goQuote } from '../../../kube/decode/go-quote.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ControlPlane } from '../../control-plane.ts';
import { keyOf, splitKey, type Controller } from '../controller.ts';
import { finishedCondition } from '../jobs/conditions.ts';
import { controlled, controllerReference, indexByController, keysOfController } from '../owners.ts';
import { dueOf, inTimeZone } from './schedule.ts';

const CRON_JOBS = 'cronjobs.batch';
const JOBS = 'jobs.batch';
const SOURCE = { component: 'cronjob-controller' };
const SCHEDULED = 'batch.kubernetes.io/cronjob-scheduled-timestamp';
/** Seconds after its time that a job is created. Rule: `nextScheduleDelta`. */
const DELTA = 0.1;

/** Starts jobs by the clock. Rule: `ControllerV2` of pkg/controller/cronjob. */
export const cronJobs: Controller = {
  name: 'cronjob',
  watches: {
    [CRON_JOBS]: ({ object }) => [keyOf(object)],
    [JOBS]: keysOfController('CronJob'),
  },
  reconcile(key, plane, requeue) {
    const { namespace, name } = splitKey(key);
    const cronJob = plane.store.get(CRON_JOBS, namespace, name);
    if (cronJob === undefined) return;
    indexByController(plane.store, JOBS);
    const jobs = controlled(plane.store, JOBS, cronJob).sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    const work = new CronJobSync(cronJob, plane);
    work.lookAt(jobs);
    let next: number | undefined;
    try {
      if (cronJob.metadata.deletionTimestamp === undefined) next = work.start();
    } finally {
      work.cleanUp(jobs);
      work.writeStatus();
    }
    if (next !== undefined) requeue(key, Math.max(0, (next - plane.clock.now) / 1000) + DELTA);
  },
};

/** One look at a cron job; it ends with `writeStatus`. Rule: `syncCronJob`. */
class CronJobSync {
  readonly #cronJob: KubeObject;
  readonly #plane: ControlPlane;
  readonly #status: Decoded;

  constructor(cronJob: KubeObject, plane: ControlPlane) {
    this.#cronJob = cronJob;
    this.#plane = plane;
    this.#status = { ...cronJob['status'], active: items(cronJob['status']?.active) };
  }

  #record(type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#plane.events.record(SOURCE, this.#cronJob, type, reason, message);
  }

  #forget(uid: string): void {
    this.#status.active = this.#status.active.filter((job: Decoded) => job.uid !== uid);
  }

  /** Sees what became of the jobs. */
  lookAt(jobs: readonly KubeObject[]): void {
    const status = this.#status;
    for (const job of jobs) {
      const { uid, name } = job.metadata;
      const isKnown = status.active.some((active: Decoded) => active.uid === uid);
      const end = finishedCondition(job);
      if (end === undefined) {
        if (!isKnown) this.#record('Warning', 'UnexpectedJob', `Saw a job that the controller did not create or forgot: ${name}`);
        continue;
      }
      if (isKnown) {
        this.#forget(uid);
        this.#record('Normal', 'SawCompletedJob', `Saw completed job: ${name}, condition: ${end.type}`);
      }
      const completed = job['status'].completionTime;
      if (end.type === 'Complete' && completed !== undefined && completed > (status.lastSuccessfulTime ?? '')) status.lastSuccessfulTime = completed;
    }
    const there = new Set(jobs.map(({ metadata }) => metadata.uid));
    for (const { uid, name } of status.active) {
      if (there.has(uid)) continue;
      this.#record('Normal', 'MissingJob', `Active job went missing: ${name}`);
      this.#forget(uid);
    }
  }

  /** Starts the job that is due. @returns when the next one is, in milliseconds since 1970 */
  start(): number | undefined {
    const { spec } = this.#cronJob;
    const { now } = this.#plane.clock;
    if (spec.timeZone !== undefined && !isTimeZone(spec.timeZone)) {
      this.#record('Warning', 'UnknownTimeZone', `invalid timeZone: ${goQuote(spec.timeZone)}: unknown time zone ${spec.timeZone}`);
      return undefined;
    }
    if (spec.suspend === true) return undefined;
    const due = dueOf(this.#cronJob, now);
    if ('error' in due) {
      this.#record('Warning', 'UnparseableSchedule', `unparseable schedule: ${goQuote(spec.schedule)} : ${due.error}`);
      return undefined;
    }
    const { at, next } = due;
    if (due.tooManyMissed) this.#record('Warning', 'TooManyMissedTimes', 'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew');
    if (at === undefined || this.#isDone(at) || this.#isTooLate(at, now) || !this.#mayRun()) return next;
    this.#create(at);
    return next;
  }

  #isTooLate(at: number, now: number): boolean {
    const { startingDeadlineSeconds } = this.#cronJob['spec'];
    if (startingDeadlineSeconds === undefined || at + startingDeadlineSeconds * 1000 >= now) return false;
    this.#record('Warning', 'MissSchedule', `Missed scheduled time to start a job: ${new Date(at).toUTCString().replace('GMT', '+0000')}`);
    return true;
  }

  #jobName(at: number): string {
    return `${this.#cronJob.metadata.name}-${Math.floor(at / 60_000)}`;
  }

  #isDone(at: number): boolean {
    return this.#status.lastScheduleTime === this.#plane.clock.timestamp(at) || this.#status.active.some(({ name }: Decoded) => name === this.#jobName(at));
  }

  /** What the jobs that still run mean for the next. */
  #mayRun(): boolean {
    const { concurrencyPolicy } = this.#cronJob['spec'];
    const { active } = this.#status;
    if (concurrencyPolicy === 'Forbid' && active.length > 0) {
      this.#record('Normal', 'JobAlreadyActive', 'Not starting job because prior execution is running and concurrency policy is Forbid');
      return false;
    }
    if (concurrencyPolicy === 'Replace') {
      for (const { uid, name } of active) {
        this.#delete(name);
        this.#forget(uid);
      }
    }
    return true;
  }

  /** Rule: `getJobFromTemplate2`. */
  #create(at: number): void {
    const { store, server, clock } = this.#plane;
    const { namespace } = this.#cronJob.metadata;
    const { jobTemplate, timeZone } = this.#cronJob['spec'];
    const { labels, annotations } = jobTemplate.metadata ?? {};
    const name = this.#jobName(at);
    let job = store.get(JOBS, namespace, name);
    if (job === undefined) {
      const made = {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
          annotations: { ...annotations, [SCHEDULED]: inTimeZone(at, timeZone) },
          ...(labels === undefined ? {} : { labels: { ...labels } }),
          name,
          ownerReferences: [controllerReference(this.#cronJob)],
        },
        spec: jobTemplate.spec,
      };
      try {
        job = server.create({ resource: server.registry.named(JOBS)!, namespace }, made, undefined, { trusted: true }).object;
      } catch (error) {
        if (error instanceof StatusError) this.#record('Warning', 'FailedCreate', `Error creating job: ${error.message}`);
        throw error;
      }
      this.#record('Normal', 'SuccessfulCreate', `Created job ${name}`);
    } else if (!items(job.metadata.ownerReferences).some(({ uid }) => uid === this.#cronJob.metadata.uid)) return;
    const { uid, resourceVersion } = job.metadata;
    this.#status.active = [...this.#status.active, { apiVersion: 'batch/v1', kind: 'Job', name, namespace, resourceVersion, uid }];
    this.#status.lastScheduleTime = clock.timestamp(at);
  }

  #delete(name: string): void {
    const { server, store } = this.#plane;
    const { namespace } = this.#cronJob.metadata;
    if (store.get(JOBS, namespace, name) === undefined) return;
    server.delete({ resource: server.registry.named(JOBS)!, namespace, name }, undefined, { propagationPolicy: 'Background' });
    this.#record('Normal', 'SuccessfulDelete', `Deleted job ${name}`);
  }

  /** Deletes the oldest jobs beyond the limits of the history. Rule: `cleanupFinishedJobs`. */
  cleanUp(jobs: readonly KubeObject[]): void {
    const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = this.#cronJob['spec'];
    for (const [type, limit] of [['Complete', successfulJobsHistoryLimit], ['Failed', failedJobsHistoryLimit]] as const) {
      const ended = jobs.filter((job) => finishedCondition(job)?.type === type && job.metadata.deletionTimestamp === undefined)
        .sort((a, b) => ((a['status'].startTime ?? '') < (b['status'].startTime ?? '') ? -1 : 1));
      if (limit !== undefined) for (const { metadata } of ended.slice(0, Math.max(0, ended.length - limit))) this.#delete(metadata.name);
    }
  }

  writeStatus(): void {
    const { active, ...status } = this.#status;
    this.#plane.server.writeStatus(this.#cronJob, active.length === 0 ? status : { active, ...status }, CRON_JOBS);
  }
}
