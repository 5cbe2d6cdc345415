import type { CourseImage } from './agree.ts';
import { behaviourOf } from './behaviour.ts';
import { limitsOf, LINKABLE, settableVariables } from './limits.ts';

/** What the images are made from: Debian's tools, as in the simulated ones. Its Python is the one in the first line of stand_in.py. */
export const BASE = 'python:3.13-slim';

/** By this label build.sh knows the images that it has made. */
export const LABEL = 'drydock.stand-in';

const PROGRAM = '/opt/stand-in/stand_in.py';

/**
 * The build context of an image, by file name.
 * @param standIn the text of stand_in.py
 */
export function buildContext(image: CourseImage, standIn: string): Record<string, string> {
  return { Dockerfile: dockerfile(image), 'behaviour.json': `${JSON.stringify(behaviourOf(image.declaration), undefined, 2)}\n`, 'stand_in.py': standIn };
}

function dockerfile(image: CourseImage): string {
  const { name, declaration, lessons, commands } = image;
  return [
    `# ${name} as declared in ${lessons.join(', ')}. Made by drydock images.`,
    ...limitsOf(image).map((limit) => `# What it cannot do: ${limit}.`),
    `FROM ${BASE}`,
    // Whoever builds it may have a umask that keeps the files from other users.
    'COPY --chmod=755 stand_in.py behaviour.json /opt/stand-in/',
    `RUN ln -s ${PROGRAM} /usr/local/bin/app`,
    ...commands.filter((command) => LINKABLE.test(command)).map((command) => `RUN ${linked(command)}`),
    'WORKDIR /app',
    ...settableVariables(image).map(([variable, value]) => `ENV ${variable}="${value.replace(/["\\$]/g, '\\$&')}"`),
    ...(declaration.port === undefined ? [] : [`EXPOSE ${declaration.port}`]),
    `LABEL ${LABEL}="yes"`,
    'ENTRYPOINT ["app"]',
    '',
  ].join('\n');
}

/** The stand-in runs under whatever name a manifest has for it, unless the image has a tool of that name. Python is no tool here. */
function linked(command: string): string {
  if (/^python3?$/.test(command)) return `ln -sf ${PROGRAM} /usr/local/bin/${command}`;
  if (!command.startsWith('/')) return `command -v ${command} || ln -s ${PROGRAM} /usr/local/bin/${command}`;
  return `[ -e ${command} ] || { mkdir -p "$(dirname ${command})" && ln -s ${PROGRAM} ${command}; }`;
}
