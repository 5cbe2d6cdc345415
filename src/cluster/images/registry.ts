import { findPublished } from './catalogue/catalogue.ts';
import { ContainerProgram } from './container-program.ts';
import { resolveDeclaration, type ImageDeclaration } from './declaration.ts';
import { declaredImage } from './declared.ts';
import type { Image } from './image.ts';
import { placeholderImage } from './placeholder.ts';
import type { ContainerRuntime, Program } from './program.ts';
import { fullReference } from './reference.ts';

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
  /**
   * What becomes of an image that nobody knows: it cannot be pulled, or something stands in for it. With `placeholder`
   * something stands in for every image that is not declared or built, and all are on the nodes already: so are the
   * nodes of recorded sessions.
   */
  unknownImages?: 'missing' | 'placeholder';
}

/** Bytes that a node pulls in a second, and seconds that asking a registry takes. */
const BYTES_PER_SECOND = 50_000_000;
const ASK_SECONDS = 0.4;

/** The images that nodes can pull, and those that were built. */
export class ImageRegistry {
  readonly declared: readonly ImageDeclaration[];
  readonly options: ImageOptions;
  readonly #declarations = new Map<string, ImageDeclaration>();
  /** By full name: what was built or declared, and is on every node. */
  readonly #local = new Map<string, Image>();
  /** What each node has pulled. */
  readonly #onNode = new Map<string, Set<string>>();
  readonly #published = new Set<string>();

  constructor(declared: readonly ImageDeclaration[], options: ImageOptions = {}) {
    this.declared = declared;
    this.options = options;
    for (const declaration of declared) this.#declarations.set(declaration.name, declaration);
    for (const { name } of declared) this.build(name);
  }

  /**
   * An image was built, or got another name: it is on all nodes from now on, as with Docker Desktop.
   * @param name its repository and tag
   * @param like the image that it is the same as, or one that says how it behaves; its own declaration when undefined,
   *   and when there is none a stand-in
   */
  build(name: string, like?: string | ImageDeclaration): void {
    const reference = fullReference(name);
    if (reference === undefined) return;
    if (typeof like === 'object') this.#declarations.set(name, { ...like, name });
    const declaration = resolveDeclaration(name, this.#declarations);
    const same = typeof like === 'string' ? this.find(like) : undefined;
    this.#local.set(reference.full, same ?? (declaration === undefined ? placeholderImage : declaredImage(declaration)));
    if (declaration?.published === true) this.#published.add(reference.full);
  }

  /** An image was removed from the nodes (`docker rmi`). */
  remove(name: string): void {
    const full = fullReference(name)?.full ?? '';
    this.#local.delete(full);
    for (const images of this.#onNode.values()) images.delete(full);
  }

  /** An image was pushed to a registry: nodes can pull it. */
  push(name: string): void {
    this.#published.add(fullReference(name)?.full ?? '');
  }

  /** What an image has in it; undefined when there is no such image here or in a registry. */
  find(image: string): Image | undefined {
    const reference = fullReference(image);
    if (reference === undefined) return undefined;
    const local = this.#local.get(reference.full);
    if (local !== undefined) return local;
    if (this.options.unknownImages === 'placeholder') return NEVER_THERE.test(image) ? undefined : placeholderImage;
    return findPublished(reference)?.image;
  }

  /**
   * What happens when a node is to have an image.
   * @param node its name: each has its own images
   * Rule: https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
   */
  pull(image: string, policy: 'Always' | 'IfNotPresent' | 'Never', node: string): Pull {
    const reference = fullReference(image);
    if (reference === undefined) return { kind: 'invalid', message: `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format` };
    const { full } = reference;
    const built = this.#local.has(full);
    if (!built && this.options.unknownImages === 'placeholder' && !NEVER_THERE.test(image)) return { kind: 'present' };
    const there = this.#onNode.get(node) ?? new Set();
    this.#onNode.set(node, there);
    const isPresent = built || there.has(full);
    if (isPresent && policy !== 'Always') return { kind: 'present' };
    if (policy === 'Never') return { kind: 'never' };
    const offered = NEVER_THERE.test(image) ? undefined : findPublished(reference);
    const bytes = this.#published.has(full) ? this.#local.get(full)?.bytes : offered?.image?.bytes;
    if (bytes === undefined) return { kind: 'failed', message: refusal(full, offered !== undefined) };
    there.add(full);
    return { kind: 'pulled', bytes, seconds: isPresent ? ASK_SECONDS : Math.round((ASK_SECONDS + bytes / BYTES_PER_SECOND) * 1000) / 1000 };
  }

  /** The variables that an image sets. */
  environment(image: string): Readonly<Record<string, string>> {
    return this.find(image)?.env ?? {};
  }

  /** The user that an image runs as when nothing else is said; 0 is root. */
  user(image: string): number {
    return this.find(image)?.user ?? 0;
  }

  /**
   * Starts the program of an image that is there.
   * @throws StartError when the manifest names a command that the image does not have
   */
  start(runtime: ContainerRuntime): Program {
    return new ContainerProgram(runtime, this.find(runtime.image) ?? placeholderImage);
  }
}

/** Names by which lessons mean an image that does not exist. */
const NEVER_THERE = /nonexistent|does-not-exist/;

/** What the container runtime says of an image that it cannot pull. @param hasRepository only the tag is wrong */
function refusal(full: string, hasRepository: boolean): string {
  const failed = `failed to pull and unpack image "${full}": failed to resolve reference "${full}"`;
  return hasRepository || !full.startsWith('docker.io/')
    ? `rpc error: code = NotFound desc = ${failed}: ${full}: not found`
    : `${failed}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
}
