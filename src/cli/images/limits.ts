import { parseImageReference } from '../../kube/image-reference.ts';
import type { CourseImage } from './agree.ts';
import { behaviourOf } from './behaviour.ts';

/** Memory that Python takes by itself, somewhat rounded up. */
const PYTHON_BYTES = 24 * 2 ** 20;

/** Names that `ENV` of a Dockerfile takes. */
const VARIABLE = /^[A-Za-z_][\w.-]*$/;

/** Programs that a link in the image can stand for: a name that is looked for in PATH, or a path from the root. */
export const LINKABLE = /^(?:\/[\w.+-]+)*\/?[\w.+-]+$/;

/** Whether an image of this name can be built: nobody can choose a digest. */
export function isBuildable({ name }: CourseImage): boolean {
  return parseImageReference(name)?.digest === undefined;
}

/** The variables of an image that can be set in it. */
export function settableVariables({ declaration: { env = {} } }: CourseImage): [name: string, value: string][] {
  return Object.entries(env).filter(([name, value]) => VARIABLE.test(name) && !/[\r\n]/.test(value));
}

/** What is declared of an image and its stand-in cannot do, each in a sentence without a full stop. */
export function limitsOf(image: CourseImage): string[] {
  const { declaration, commands } = image;
  const { needs, routes } = behaviourOf(declaration);
  const said: string[] = [];
  if (!isBuildable(image)) return ['it is declared with a digest, which nobody can choose for an image, so that none is made'];
  if (declaration.published === true) said.push('it is declared as published, but is in no registry: with imagePullPolicy Always it cannot be pulled until you push it to one');
  const settable = new Map(settableVariables(image));
  for (const name of Object.keys(declaration.env ?? {})) if (!settable.has(name)) said.push(`the variable ${JSON.stringify(name)} cannot be set by a Dockerfile, because of its name or of a line break in its value`);
  for (const [path, answers] of Object.entries(routes)) {
    for (const { status, body } of answers) {
      if (status < 200) said.push(`${path} is declared with the status ${status}, after which clients wait for another answer that never comes`);
      if ((status === 204 || status === 304) && body !== '') said.push(`${path} is declared with a body and the status ${status}, with which HTTP allows none`);
    }
  }
  if (needs.cpu > 1) said.push('it uses one processor at most, because it is one Python program');
  if (needs.memory < PYTHON_BYTES) said.push(`it is declared with ${declaration.needs?.memory}, but Python alone takes about 20Mi`);
  for (const command of commands) if (!LINKABLE.test(command)) said.push(`containers start ${JSON.stringify(command)} in it, which it does not have`);
  return said;
}
