import type { ApiClient } from '../cluster/api/requests.ts';
import { Cluster, START, type ClusterOptions } from '../cluster/cluster.ts';
import type { FieldDocs } from '../kubectl/context.ts';
import { DockerEngine } from './docker/engine.ts';
import { Disk } from './files/disk.ts';
import { resolvePath } from './files/path.ts';
import { KUBECONFIG, SERVER } from './kubeconfig.ts';
import { Timeline, type TimelineOptions } from './time/timeline.ts';

export const HOME = '/home/learner';
/** The folder that terminals open in: the workspace of a lesson. */
export const WORKSPACE = `${HOME}/lesson`;

/** How long the cluster has run, in seconds, when the first command is typed: nobody meets nodes that are a second old. */
const CLUSTER_AGE = 500;

export interface ComputerOptions extends ClusterOptions, TimelineOptions {
  /** The workspace's files by name; names may be absolute paths. */
  files?: Readonly<Record<string, string>>;
  /** What `kubectl explain` says of fields. */
  fieldDocs?: FieldDocs;
}

/** The computer of a person who learns: files, a Docker Engine, and a cluster to which its kubeconfig leads. */
export class Computer {
  readonly cluster: Cluster;
  readonly timeline: Timeline;
  readonly disk: Disk;
  readonly docker: DockerEngine;
  readonly fieldDocs: FieldDocs | undefined;
  /** When it was switched on, in milliseconds since 1970. */
  readonly started: number;

  constructor(options: ComputerOptions = {}) {
    this.cluster = new Cluster({ ...options, start: (options.start ?? START) - CLUSTER_AGE * 1000 });
    this.cluster.advance(CLUSTER_AGE);
    this.started = this.cluster.clock.now;
    this.timeline = new Timeline(this.cluster.clock, options);
    this.disk = new Disk(() => this.cluster.clock.now);
    this.docker = new DockerEngine(this.cluster);
    this.fieldDocs = options.fieldDocs;
    this.write(`${HOME}/.kube/config`, KUBECONFIG);
    this.disk.makeFolders(WORKSPACE);
    this.disk.makeFolders('/tmp');
    for (const [name, text] of Object.entries(options.files ?? {})) this.write(name, text);
  }

  /** Writes a file; a relative name is one of the workspace. */
  write(name: string, text: string): void {
    this.disk.write(resolvePath(WORKSPACE, name), new TextEncoder().encode(text));
  }

  /**
   * The API server at an address, asked with a credential of a kubeconfig.
   * @returns undefined when nothing listens there
   */
  connect(server: string, credential: string): ApiClient | undefined {
    if (server.replace(/\/$/, '') !== SERVER) return undefined;
    return this.cluster.clientWith(credential);
  }
}
