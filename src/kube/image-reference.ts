/** The parts of an image's name: `registry.example/team/api:1.0@sha256:…`. */
export interface ImageReference {
  /** Registry and path, as written. */
  name: string;
  /** `latest` when there is neither a tag nor a digest. */
  tag?: string;
  digest?: string;
}

const HOST = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])';
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const PATH = `${COMPONENT}(?:/${COMPONENT})*`;
const TAG = '\\w[\\w.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const REFERENCE = new RegExp(`^((?:${HOST}(?::[0-9]+)?/)?${PATH})(?::(${TAG}))?(?:@(${DIGEST}))?$`);
const IMAGE_ID = /^[a-f0-9]{64}$/;

/**
 * Takes an image's name apart; `undefined` when it is no valid reference.
 * Rule: https://github.com/distribution/reference, and `parsers.ParseImageName` of Kubernetes for the tag.
 */
export function parseImageReference(image: string): ImageReference | undefined {
  const match = REFERENCE.exec(image);
  if (match === null || IMAGE_ID.test(image)) return undefined;
  const [, name, tag, digest] = match;
  const reference: ImageReference = { name: name! };
  if (tag !== undefined || digest === undefined) reference.tag = tag ?? 'latest';
  if (digest !== undefined) reference.digest = digest;
  return reference;
}
