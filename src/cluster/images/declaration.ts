/** An answer of an image's program that is more than a body. */
export interface Answer {
  status?: number;
  body?: string;
  headers?: Readonly<Record<string, string>>;
  /** Seconds after the start from which this is the answer; before, the one above it in the list is. */
  from?: number;
  /** Seconds that answering takes. */
  takes?: number;
}

/** What a program needs. */
export interface Needs {
  /** Processor time while it does nothing: `50m`. */
  cpu?: string;
  /** Memory from the start: `64Mi`. */
  memory?: string;
  /** Milliseconds of a processor for each request. */
  cpuPerRequest?: number;
  /** Memory that each request takes and never gives back: a leak. */
  memoryPerRequest?: string;
}

/**
 * How an image behaves, as a lesson's front matter declares it (docs/writing-lessons.md, "Images"). Every field but the
 * name has a default.
 */
export interface ImageDeclaration {
  /** Repository and tag. */
  name: string;
  /** Another image; what is not said here is as there. */
  like?: string;
  /** A registry has it too, so that nodes can pull it; without it the image is on the nodes and nowhere else. */
  published?: boolean;
  /** The TCP port it listens on. */
  port?: number;
  /** Seconds until it listens. */
  startsIn?: number;
  env?: Readonly<Record<string, string>>;
  /** Lines of its log when it starts. */
  prints?: readonly string[];
  /** The line of its log for each request. */
  logs?: string;
  /** What it answers, by path or by path and query, with a method before it where that matters: `POST /predict`. */
  routes?: Readonly<Record<string, string | Answer | readonly Answer[]>>;
  /** The exit status with which it ends after `startsIn` seconds. */
  exits?: number;
  /** What it needs of processor and memory. */
  needs?: Needs;
}

/** What `like` leads to, with what is said of the image itself. */
export function resolveDeclaration(name: string, all: ReadonlyMap<string, ImageDeclaration>): ImageDeclaration | undefined {
  const own = all.get(name);
  if (own === undefined) return undefined;
  const line = new Set([own]);
  for (let like = own.like; like !== undefined; ) {
    const base = all.get(like);
    if (base === undefined || line.has(base)) break;
    line.add(base);
    like = base.like;
  }
  const bases = [...line].reverse();
  const merged = (field: 'env' | 'routes' | 'needs'): object => Object.assign({}, ...bases.map((base) => base[field])) as object;
  return Object.assign({}, ...bases, { env: merged('env'), routes: merged('routes'), needs: merged('needs') }) as ImageDeclaration;
}
