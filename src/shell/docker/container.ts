import type { Cluster } from '../../cluster/cluster.ts';
import type { ContainerRuntime, HttpRequest, HttpResponse, Program } from '../../cluster/images/program.ts';

export interface ContainerOptions {
  image: string;
  name: string | undefined;
  command: readonly string[];
  env: Readonly<Record<string, string>>;
  /** The ports of the computer, and those of the container that they lead to. */
  published: ReadonlyMap<number, number>;
  removeAtEnd: boolean;
}

const ADJECTIVES = ['calm', 'eager', 'keen', 'quiet', 'sharp', 'steady', 'brisk', 'bold'];
const SURNAMES = ['hopper', 'lovelace', 'plimsoll', 'brunel', 'noether', 'turing', 'curie', 'franklin'];

/** A container of the Docker Engine, outside of the cluster. */
export class Container {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly published: ReadonlyMap<number, number>;
  readonly removeAtEnd: boolean;
  readonly created: number;
  readonly command: readonly string[];
  readonly log: string[] = [];
  /** Undefined while it runs. */
  exitCode: number | undefined;
  readonly #program: Program;

  constructor(cluster: Cluster, options: ContainerOptions) {
    const { clock, random } = cluster;
    this.id = random.hex(64);
    this.name = options.name ?? `${random.pick(ADJECTIVES)}_${random.pick(SURNAMES)}`;
    this.image = options.image;
    this.command = options.command;
    this.published = options.published;
    this.removeAtEnd = options.removeAtEnd;
    this.created = clock.now;
    const files = new Map<string, string>([['/etc/hostname', `${this.id.slice(0, 12)}\n`]]);
    const runtime: ContainerRuntime = {
      clock,
      random,
      image: options.image,
      name: this.name,
      declaredPorts: [...options.published.values()],
      command: undefined,
      args: options.command.length > 0 ? options.command : undefined,
      workingDir: undefined,
      isTask: false,
      user: undefined,
      env: { ...cluster.images.environment(options.image), ...options.env },
      hostname: this.id.slice(0, 12),
      podIp: '172.17.0.2',
      memoryLimit: undefined,
      files: {
        read: (path) => files.get(path),
        list: (path) => {
          const below = [...files.keys()].filter((name) => name.startsWith(`${path.replace(/\/$/, '')}/`));
          return below.length === 0 ? undefined : below;
        },
        write: (path, text, append) => void files.set(path, append ? (files.get(path) ?? '') + text : text),
        remove: (path) => files.delete(path),
        makeFolder: () => {},
        provide: (path, text) => {
          if (!files.has(path)) files.set(path, text);
        },
      },
      network: cluster.network.local(),
      log: (line) => void this.log.push(line),
      exit: (code) => {
        this.exitCode ??= code;
      },
    };
    this.#program = cluster.images.start(runtime);
  }

  get running(): boolean {
    return this.exitCode === undefined;
  }

  http(port: number, request: HttpRequest): HttpResponse | 'refused' {
    return this.#program.listens(port) ? this.#program.http(port, request) : 'refused';
  }

  /** SIGTERM, and SIGKILL for what does not care. */
  stop(): void {
    if (this.running) this.#program.terminate();
    this.exitCode ??= 137;
  }
}
