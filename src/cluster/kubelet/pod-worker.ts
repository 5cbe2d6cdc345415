import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import type { Timer } from '../clock/clock.ts';
import { fieldPathOf, newContainer, type Container } from './container.ts';
import { ContainerRunner } from './container-runner.ts';
import type { NodePlane } from './node-plane.ts';
import { podStatus } from './status.ts';
import { TIMING } from './timing.ts';
import { apiFiles, MountError, mountVolume, type MountedVolume, type VolumeData } from './volumes.ts';

/** What a worker has from its node. */
export interface NodeServices {
  plane: NodePlane;
  nodeName: string;
  nodeIp: string;
  allocateIp(): string;
  volumeData: VolumeData;
}

/**
 * What a kubelet does with one pod: mounts its volumes, makes its sandbox, runs its containers in their order, tells the
 * API server, and takes everything down at the end. Rule: `podWorkers` and `SyncPod` of pkg/kubelet.
 */
export class PodWorker {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly node: NodeServices;
  readonly containers: Container[];
  readonly volumes = new Map<string, MountedVolume>();
  ip: string | undefined;
  readonly #startedAt: number;
  readonly #runner: ContainerRunner;
  #sandbox = false;
  #terminating = false;
  #done = false;
  #failure: { reason: string; message: string } | undefined;
  #mountTries = 0;
  /** The next try to mount volumes, when one failed. */
  #mounting: Timer | undefined;
  #publishing: Timer | undefined;
  #deadline: Timer | undefined;

  constructor(pod: KubeObject, node: NodeServices) {
    const { uid, namespace, name } = pod.metadata;
    this.uid = uid;
    this.namespace = namespace;
    this.name = name;
    this.node = node;
    this.#startedAt = node.plane.clock.now;
    const { spec } = pod;
    const waiting = items(spec.initContainers).length > 0 ? 'PodInitializing' : 'ContainerCreating';
    this.containers = [
      ...items(spec.initContainers).map((container) => newContainer(container, container.restartPolicy === 'Always' ? 'sidecar' : 'init', waiting)),
      ...items(spec.containers).map((container) => newContainer(container, 'main', waiting)),
    ];
    this.#runner = new ContainerRunner(this);
  }

  /** The object as it is stored; undefined when it is gone. */
  get pod(): KubeObject | undefined {
    const pod = this.node.plane.store.get('pods', this.namespace, this.name);
    return pod?.metadata.uid === this.uid ? pod : undefined;
  }

  get isTerminating(): boolean {
    return this.#terminating;
  }

  start(): void {
    const { plane } = this.node;
    this.publish();
    const deadline = this.pod?.['spec'].activeDeadlineSeconds;
    if (deadline !== undefined) this.#deadline = plane.clock.after(deadline, () => this.#exceeded());
    this.#mount();
  }

  #mount(): void {
    const pod = this.pod;
    this.#mounting = undefined;
    if (pod === undefined || this.#terminating) return;
    const { plane, volumeData, nodeIp, allocateIp } = this.node;
    try {
      for (const volume of items(pod['spec'].volumes)) if (!this.volumes.has(volume.name)) this.volumes.set(volume.name, mountVolume(volume, pod, volumeData, plane));
    } catch (error) {
      if (!(error instanceof MountError)) throw error;
      plane.events.record(this.#source, pod, 'Warning', 'FailedMount', error.message);
      const wait = Math.min(TIMING.retryMountLast, TIMING.retryMountFirst * 2 ** this.#mountTries++);
      this.#mounting = plane.clock.after(wait, () => this.#mount());
      return;
    }
    plane.clock.after(TIMING.sandbox, () => {
      if (this.#terminating || this.pod === undefined) return;
      this.#sandbox = true;
      this.ip = pod['spec'].hostNetwork === true ? nodeIp : allocateIp();
      plane.network.attach(this.ip, {
        namespace: this.namespace,
        name: this.name,
        listens: (port) => this.#listening(port) !== undefined,
        http: (port, request) => this.#listening(port)!.program!.http(port, request),
      });
      this.#runner.proceed();
    });
  }

  /** The pod was changed: its images, its resources or what is shown of it. */
  update({ spec }: KubeObject): void {
    this.#runner.update([...items(spec.initContainers), ...items(spec.containers)]);
    this.publish();
  }

  /** Tries again at once what failed for want of a ConfigMap or Secret. */
  retry(): void {
    if (this.#mounting !== undefined) {
      this.#mounting.cancel();
      this.#mount();
    }
    this.#runner.retry();
  }

  #listening(port: number): Container | undefined {
    return this.containers.find(({ state, program }) => state.kind === 'running' && program?.listens(port) === true);
  }

  get #source(): { component: string; host: string } {
    return { component: 'kubelet', host: this.node.nodeName };
  }

  /** Reports an event about a container, or about the pod. */
  record(type: 'Normal' | 'Warning', reason: string, message: string, container?: Container): void {
    const pod = this.pod;
    if (pod !== undefined) this.node.plane.events.record(this.#source, pod, type, reason, message, container === undefined ? undefined : fieldPathOf(container));
  }

  /** Writes the status a moment later, so that what happens at the same time is written once. */
  publish(): void {
    if (this.#publishing !== undefined || this.#done) return;
    this.#publishing = this.node.plane.clock.after(0, () => {
      this.#publishing = undefined;
      this.#write();
    });
  }

  #write(): void {
    const pod = this.pod;
    // The status of a pod that is going stays as it was: watchers see it until the end.
    if (pod === undefined || this.#terminating) return;
    const { plane, nodeIp } = this.node;
    const status = podStatus(pod, {
      containers: this.containers, sandbox: this.#sandbox, ip: this.containers.some(({ containerId }) => containerId !== '') ? this.ip : undefined, hostIp: nodeIp, startedAt: this.#startedAt,
      initialized: this.#runner.initialized, ...(this.#failure === undefined ? {} : { failure: this.#failure }),
    }, plane.clock);
    plane.server.writeStatus(pod, status, 'pods');
    if (status.phase === 'Succeeded' || status.phase === 'Failed') this.#finish();
  }

  /** Nothing runs any more and nothing will. */
  #finish(): void {
    this.#done = true;
    this.#deadline?.cancel();
    this.#runner.stop();
    if (this.ip !== undefined) this.node.plane.network.detach(this.ip);
  }

  /** Rule: `activeDeadlineHandler`. */
  #exceeded(): void {
    if (this.#terminating || this.#done) return;
    this.record('Normal', 'DeadlineExceeded', 'Pod was active on the node longer than the specified deadline');
    this.#runner.killAll(0, () => {
      this.#failure = { reason: 'DeadlineExceeded', message: 'Pod was active on the node longer than the specified deadline' };
      this.publish();
    });
  }

  /** The files of volumes follow their ConfigMaps and Secrets. */
  refresh(resource: 'configmaps' | 'secrets', name: string): void {
    const pod = this.pod;
    if (pod === undefined || this.#terminating) return;
    for (const volume of items(pod['spec'].volumes)) {
      const mounted = this.volumes.get(volume.name);
      if (mounted?.sources.some((source) => source.resource === resource && source.name === name) !== true) continue;
      try {
        const files = apiFiles(volume, pod, this.node.plane);
        mounted.files.clear();
        for (const [path, text] of files) mounted.files.set(path, text);
      } catch (error) {
        if (!(error instanceof MountError)) throw error;
      }
    }
  }

  addEphemeral(spec: Decoded): void {
    const container = newContainer(spec, 'ephemeral', 'ContainerCreating');
    this.containers.push(container);
    this.#runner.proceed();
  }

  /** The pod is to go: hooks, SIGTERM, the grace period, and at last the object. */
  terminate(graceSeconds: number): void {
    if (this.#terminating) {
      this.#runner.hurry(graceSeconds);
      return;
    }
    this.#terminating = true;
    this.#deadline?.cancel();
    this.#publishing?.cancel();
    this.#runner.killAll(graceSeconds, () => {
      const { plane } = this.node;
      plane.clock.after(TIMING.cleanUp, () => {
        if (this.ip !== undefined) plane.network.detach(this.ip);
        if (this.pod === undefined) return;
        plane.server.delete({ resource: plane.server.registry.named('pods')!, namespace: this.namespace, name: this.name }, undefined, { gracePeriodSeconds: 0 });
      });
    });
  }

  /** The object went without its kubelet's doing: everything stops at once. */
  abandon(): void {
    this.#terminating = true;
    this.#done = true;
    this.#deadline?.cancel();
    this.#publishing?.cancel();
    this.#runner.stop();
    if (this.ip !== undefined) this.node.plane.network.detach(this.ip);
  }
}
