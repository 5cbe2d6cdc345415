import type { Image } from '../image.ts';
import type { FullReference } from '../reference.ts';
import { addOns } from './add-ons.ts';
import { databases } from './databases.ts';
import { examples } from './examples.ts';
import { tools } from './tools.ts';
import { webServers } from './web-servers.ts';

/** Images of one repository. */
export interface Repository {
  /** The tags that exist, as far as anybody is known to use them. */
  tags: RegExp;
  image(tag: string): Image;
}

/** Public repositories by their familiar names. */
const REPOSITORIES: Readonly<Record<string, Repository>> = { ...webServers, ...databases, ...tools, ...examples, ...addOns };

/** What a public registry has under a name: no repository, a repository without this tag, or an image. */
export function findPublished({ familiar, tag }: FullReference): { image: Image | undefined } | undefined {
  const found = Object.hasOwn(REPOSITORIES, familiar) ? REPOSITORIES[familiar] : undefined;
  if (found === undefined) return undefined;
  return { image: found.tags.test(tag) ? found.image(tag) : undefined };
}
