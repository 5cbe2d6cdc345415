import { parseImageReference } from '../../kube/image-reference.ts';

/** An image's name in full, as a container runtime reads it. */
export interface FullReference {
  /** `docker.io/library/nginx`. */
  repository: string;
  /** As people write it: `nginx`, `hashicorp/http-echo`, `registry.k8s.io/pause`. */
  familiar: string;
  tag: string;
  /** `docker.io/library/nginx:latest`. */
  full: string;
}

/** Rule: `ParseDockerRef` of distribution/reference: a registry is known by a dot, a colon or the name `localhost`. */
export function fullReference(image: string): FullReference | undefined {
  const parsed = parseImageReference(image);
  if (parsed === undefined) return undefined;
  const { name, tag, digest } = parsed;
  const first = name.split('/')[0]!;
  const hasRegistry = name.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  const inHub = (hasRegistry ? name : `docker.io/${name}`).replace(/^(index\.)?docker\.io\//, 'docker.io/');
  const repository = /^docker\.io\/[^/]+$/.test(inHub) ? inHub.replace('docker.io/', 'docker.io/library/') : inHub;
  const suffix = digest === undefined ? `:${tag ?? 'latest'}` : `@${digest}`;
  return { repository, familiar: repository.replace(/^docker\.io\/(library\/)?/, ''), tag: tag ?? 'latest', full: `${repository}${suffix}` };
}
