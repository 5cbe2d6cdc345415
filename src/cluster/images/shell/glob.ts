import type { ContainerFiles } from '../program.ts';
import { absolute } from './machine.ts';
import { hasPattern, patternRegExp, plain } from './pattern.ts';

/** The paths that a pattern means, sorted; none when there is no such file. Rule: POSIX.1, 2.13.3. */
export function globPaths(pattern: string, cwd: string, files: ContainerFiles): string[] {
  const steps = pattern.split('/');
  let found = [steps[0] === '' ? '/' : ''];
  for (const step of steps[0] === '' ? steps.slice(1) : steps) {
    if (step === '') continue;
    const join = (folder: string, name: string): string => (folder === '' || folder === '/' ? `${folder}${name}` : `${folder}/${name}`);
    if (!hasPattern(step)) {
      found = found.map((folder) => join(folder, plain(step))).filter((path) => exists(files, absolute(path, cwd)));
      continue;
    }
    const expression = patternRegExp(step);
    found = found.flatMap((folder) => (files.list(folder === '' ? cwd : absolute(folder, cwd)) ?? [])
      .filter((name) => expression.test(name) && (!name.startsWith('.') || step.startsWith('.')))
      .map((name) => join(folder, name)));
  }
  return found.sort();
}

/** Whether there is a file or a folder at an absolute path. */
export function exists(files: ContainerFiles, path: string): boolean {
  return files.read(path) !== undefined || files.list(path) !== undefined;
}
