import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * A path as findings show it: from the working directory, with forward slashes. A file outside that
 * directory keeps the form in which it was named.
 */
export function shownPath(cwd: string, path: string): string {
  const within = relative(cwd, resolve(cwd, path));
  const isOutside = within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  return (isOutside ? path : within).split(sep).join('/');
}
