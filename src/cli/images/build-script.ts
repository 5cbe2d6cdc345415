import type { CourseImage } from './agree.ts';
import { LABEL } from './context.ts';

/** By this line a script is known as one that may be written over. */
export const MADE_BY = '# Made by drydock images.';

/** An image, and the folder of its build context. */
export interface PlacedImage {
  image: CourseImage;
  folder: string;
}

/** build.sh: builds all images with docker, and says how a cluster gets them. */
export function buildScript(placed: readonly PlacedImage[]): string {
  const names = placed.map(({ image }) => image.name);
  return `#!/bin/sh
${MADE_BY} It builds images that stand in for the programs of lessons, which
# their front matter declares. An image of the same name that was made otherwise is left as it is.
set -eu
cd "$(dirname "$0")"

build() {
  if docker image inspect "$1" >/dev/null 2>&1 &&
    [ "$(docker image inspect --format '{{ index .Config.Labels "${LABEL}" }}' "$1")" != yes ]; then
    echo "$1: there already, and not made by this script, so it stays as it is"
  else
    docker build --quiet --tag "$1" "$2" >/dev/null
    echo "$1: built"
  fi
}

${placed.map(buildLine).join('\n')}

cat <<'END'

Docker Desktop with a kubeadm cluster has the images now. Load them into a cluster made by kind:
  kind load docker-image ${names.join(' ')}
or by minikube:
  for image in ${names.join(' ')}; do minikube image load "$image"; done
END
`;
}

function buildLine({ image: { name, builtIn }, folder }: PlacedImage): string {
  const own = builtIn.length === 0 ? '' : `# ${builtIn.join(', ')} builds this one from its own sources.\n`;
  return `${own}build ${name} ${folder}`;
}

/** A folder name for an image that no other image of the list has. */
export function folderName(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replaceAll('/', '+').replaceAll(':', '_');
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? plain : `${plain}-${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
