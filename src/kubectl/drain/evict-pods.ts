import type { ApiClient } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import type { Invocation } from '../command.ts';
import { ErrorList } from '../errors/command-error.ts';
import type { DryRun } from '../flags/strategies.ts';
import { goDuration } from '../print/go-duration.ts';
import { nameLine } from '../print/name.ts';
import { DRY_RUN_SUFFIX } from './nodes.ts';
import { isBeingDeletedFor } from './pods-to-delete.ts';

/** Seconds until a refused eviction is tried again, and between two looks at whether a pod is gone. */
const RETRY = 5;
const POLL = 1;

interface Eviction {
  pod: KubeObject;
  /** When it is to be looked at next, in milliseconds since 1970. */
  due: number;
  state: 'to evict' | 'leaving' | 'over';
}

/** One drain of the pods of a node: what it needs to reach. */
class PodRemoval {
  readonly #invocation: Invocation;
  readonly #client: ApiClient;
  readonly #dryRun: DryRun;
  readonly #errors: Error[] = [];
  readonly #deadline: number;

  constructor(invocation: Invocation, client: ApiClient, dryRun: DryRun) {
    this.#invocation = invocation;
    this.#client = client;
    this.#dryRun = dryRun;
    const seconds = invocation.flags.seconds('timeout');
    this.#deadline = seconds === 0 ? Number.POSITIVE_INFINITY : this.#now + seconds * 1000;
  }

  get #now(): number {
    return this.#invocation.context.waiting.now();
  }

  get #timeout(): Error {
    return new Error(`global timeout reached: ${goDuration(this.#invocation.flags.seconds('timeout'))}`);
  }

  /** Evicts all pods at once, each as often as it takes. Rule: `evictPods` of kubectl's `drain`. */
  async evict(pods: readonly KubeObject[]): Promise<void> {
    const evictions = pods.map((pod): Eviction => ({ pod, due: this.#now, state: 'to evict' }));
    const isOver = (): boolean => evictions.every(({ state }) => state === 'over');
    while (!isOver()) {
      for (const eviction of evictions.filter(({ state, due }) => state === 'to evict' && due <= this.#now)) {
        const { namespace, name } = eviction.pod.metadata;
        this.#invocation.out(`evicting pod ${namespace}/${name}${DRY_RUN_SUFFIX[this.#dryRun]}\n`);
      }
      for (const eviction of evictions) if (eviction.state !== 'over' && eviction.due <= this.#now) this.#advance(eviction);
      if (isOver()) break;
      const next = Math.min(...evictions.filter(({ state }) => state !== 'over').map(({ due }) => due));
      await this.#invocation.context.waiting.sleep(Math.max(0, next - this.#now) / 1000);
    }
    this.#throwErrors();
  }

  #advance(eviction: Eviction): void {
    const { pod, state } = eviction;
    const { namespace, name } = pod.metadata;
    const about = `pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}`;
    const end = (error?: string): void => {
      eviction.state = 'over';
      if (error !== undefined) this.#errors.push(new Error(error));
    };
    if (state === 'leaving') {
      const gone = this.#isGone(pod, 'evicted');
      if (gone) end();
      else if (this.#now >= this.#deadline) end(`error when waiting for pod ${JSON.stringify(name)} in namespace ${JSON.stringify(namespace)} to terminate: ${this.#timeout.message}`);
      else eviction.due = this.#now + POLL * 1000;
      return;
    }
    if (this.#now >= this.#deadline) return end(`error when evicting ${about}: ${this.#timeout.message}`);
    try {
      this.#client.create({ resource: resourceForType(this.#client.resources(), 'pods'), namespace, name, subresource: 'eviction' }, {
        apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions: this.#deleteOptions(),
      }, this.#dryRun === 'server' ? { dryRun: true } : {});
      if (this.#dryRun === 'server') return end();
      eviction.state = 'leaving';
      this.#advance(eviction);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      if (error.reason === 'NotFound') return end();
      // While a namespace is being deleted nothing new is made in it, but its pods go anyway.
      if (error.reason !== 'TooManyRequests') return end(`error when evicting ${about}: ${error.message.replace(/^Internal error occurred: /, '')}`);
      this.#invocation.err(`error when evicting ${about} (will retry after ${RETRY}s): ${error.message}\n`);
      eviction.due = this.#now + RETRY * 1000;
    }
  }

  /** Deletes all pods and waits for them. Rule: `deletePods` there. */
  async delete(pods: readonly KubeObject[]): Promise<void> {
    const resource = resourceForType(this.#client.resources(), 'pods');
    for (const { metadata: { namespace, name } } of pods) {
      try {
        this.#client.delete({ resource, namespace, name }, { ...this.#deleteOptions(), ...(this.#dryRun === 'server' ? { dryRun: true } : {}) });
      } catch (error) {
        if (!(error instanceof StatusError) || error.reason !== 'NotFound') throw error;
      }
    }
    let left = this.#dryRun === 'server' ? [] : [...pods];
    for (;;) {
      left = left.filter((pod) => !this.#isGone(pod, 'deleted'));
      if (left.length === 0) return;
      if (this.#now >= this.#deadline) throw this.#timeout;
      await this.#invocation.context.waiting.sleep(POLL);
    }
  }

  #deleteOptions(): { gracePeriodSeconds?: number } {
    const seconds = this.#invocation.flags.int('grace-period');
    return seconds < 0 ? {} : { gracePeriodSeconds: seconds };
  }

  /** Whether a pod has gone, or is not waited for; tells of it. Rule: `waitForDelete` there. */
  #isGone(pod: KubeObject, verb: string): boolean {
    const { out, flags } = this.#invocation;
    const { namespace, name, uid } = pod.metadata;
    try {
      const now = this.#client.get({ resource: resourceForType(this.#client.resources(), 'pods'), namespace, name });
      const skip = flags.int('skip-wait-for-delete-timeout');
      if (now.metadata.uid === uid) {
        if (!isBeingDeletedFor(now, skip, this.#now)) return false;
        out(`pod ${JSON.stringify(name)} has DeletionTimestamp older than ${skip} seconds, skipping\n`);
        return true;
      }
    } catch (error) {
      if (!(error instanceof StatusError) || error.reason !== 'NotFound') throw error;
    }
    out(nameLine(pod, verb));
    return true;
  }

  #throwErrors(): void {
    if (this.#errors.length > 0) throw this.#errors.length === 1 ? this.#errors[0] : new ErrorList(this.#errors);
  }
}

/**
 * Takes pods off their node, by eviction unless `--disable-eviction` is given, and waits until they are gone.
 * @throws Error or an ErrorList of what went wrong with which pod; Interrupted
 */
export async function removePods(invocation: Invocation, client: ApiClient, pods: readonly KubeObject[], dryRun: DryRun): Promise<void> {
  const removal = new PodRemoval(invocation, client, dryRun);
  if (pods.length > 0) await (invocation.flags.bool('disable-eviction') ? removal.delete(pods) : removal.evict(pods));
}
