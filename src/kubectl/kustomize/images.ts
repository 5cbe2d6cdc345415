import type { Decoded } from '../../kube/object.ts';
import type { Resource } from './resource.ts';

/** One entry of `images`. */
export interface ImageChange {
  name: string;
  newName?: string;
  newTag?: string;
  tagSuffix?: string;
  digest?: string;
}

/** Changes the images of containers, wherever in an object they are. Rule: `ImageTagTransformer`, `LegacyImageFilter`. */
export function changeImages(resources: readonly Resource[], changes: readonly ImageChange[]): void {
  for (const change of changes) for (const { object } of resources) if (object.kind !== 'CustomResourceDefinition') inContainers(object, change);
}

function inContainers(value: Decoded, change: ImageChange): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [field, inner] of Object.entries<Decoded>(value)) {
    if ((field === 'containers' || field === 'initContainers') && Array.isArray(inner)) {
      for (const container of inner) if (typeof container?.image === 'string') container.image = changedImage(container.image, change);
    } else {
      inContainers(inner, change);
    }
  }
}

/** Rule: `imagetag.imageTagUpdater.SetImageValue`: a digest takes the place of a tag. */
function changedImage(image: string, { name, newName, newTag, tagSuffix, digest }: ImageChange): string {
  const [, repository, tag, sha] = /^(.*?)(?::([\w.{}-]+))?(?:@(sha256:[\da-fA-F{}]+))?$/.exec(image) as unknown as [string, string, string?, string?];
  if (repository !== name) return image;
  const to = newName || repository;
  if (digest) return newTag ? `${to}:${newTag}@${digest}` : `${to}@${digest}`;
  if (newTag) return `${to}:${newTag}`;
  return `${to}${tag === undefined ? '' : `:${tag}${tagSuffix ?? ''}`}${sha === undefined ? '' : `@${sha}`}`;
}
