import { spawnSync } from 'node:child_process';
import { projectRoot } from './folders.ts';

let changes: ReadonlyMap<string, Date> | undefined;

/**
 * For each file below `content/`, the date of the last commit that changed it, from one `git log`.
 * Empty when there is no git or no repository, such as in an unpacked archive.
 */
export function lastChanges(): ReadonlyMap<string, Date> {
  changes ??= readLog();
  return changes;
}

function readLog(): Map<string, Date> {
  const { status, stdout } = spawnSync(
    'git',
    ['-c', 'core.quotePath=false', 'log', '--format=@%cI', '--name-only', '--relative', '--', 'content'],
    { cwd: projectRoot(), encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  return status === 0 ? parseLog(stdout) : new Map();
}

/** Reads `@<date>` lines, each followed by the paths of its commit; the first date of a path is its last change. */
export function parseLog(log: string): Map<string, Date> {
  const dates = new Map<string, Date>();
  let date: Date | undefined;
  for (const line of log.split('\n')) {
    if (line.startsWith('@')) date = new Date(line.slice(1));
    else if (line !== '' && date && !dates.has(line)) dates.set(line, date);
  }
  return dates;
}
