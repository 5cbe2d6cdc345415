/** An answer of an image's program that is more than a body. */
export interface Answer {
  status?: number;
  body?: string;
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
  /** The TCP port it listens on. */
  port?: number;
  /** Seconds until it listens. */
  startsIn?: number;
  env?: Readonly<Record<string, string>>;
  /** Lines of its log when it starts. */
  prints?: readonly string[];
  /** The line of its log for each request. */
  logs?: string;
  /** What it answers, by path or by path and query. */
  routes?: Readonly<Record<string, string | Answer>>;
  /** The exit status with which it ends after `startsIn` seconds. */
  exits?: number;
}
