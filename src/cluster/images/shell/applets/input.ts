import { absolute, type Process } from '../machine.ts';
import type { Step } from '../process.ts';

/**
 * The text of the files that a command names, or what it is given to read; one part for each.
 * Files that are not there are told of.
 */
export function* inputs(process: Process, paths: readonly string[]): Step<{ parts: { path: string; text: string }[]; failed: boolean }> {
  const parts: { path: string; text: string }[] = [];
  let failed = false;
  for (const path of paths.length === 0 ? ['-'] : paths) {
    const text = path === '-' || path === '/dev/stdin' ? yield* process.stdin.readAll() : open(process, path);
    if (text === undefined) failed = true;
    else parts.push({ path, text });
  }
  return { parts, failed };
}

/** The text of a file; undefined, with a message, when there is none. */
export function open(process: Process, path: string): string | undefined {
  const { machine, shell, stderr, name } = process;
  const { files } = machine.runtime;
  const full = absolute(path, shell.cwd);
  const text = /^\/dev\/(null|std(out|err))$/.test(full) ? '' : (files.read(full) ?? special(process, full));
  if (text !== undefined) return text;
  if (files.list(full) !== undefined) stderr.write(machine.flavour === 'busybox' ? `${name}: read error: Is a directory\n` : `${name}: ${path}: Is a directory\n`);
  else if (machine.flavour === 'busybox' && name !== 'grep') stderr.write(`${name}: can't open '${path}': No such file or directory\n`);
  else if (machine.flavour !== 'busybox' && (name === 'head' || name === 'tail')) stderr.write(`${name}: cannot open '${path}' for reading: No such file or directory\n`);
  else stderr.write(`${name}: ${path}: No such file or directory\n`);
  return undefined;
}

/** Files that the kernel makes up. */
function special({ machine: { runtime } }: Process, path: string): string | undefined {
  switch (path) {
    case '/proc/1/environ': return Object.entries(runtime.env).map(([name, value]) => `${name}=${value}\0`).join('');
    case '/sys/fs/cgroup/memory.max': return `${runtime.memoryLimit ?? 'max'}\n`;
    case '/etc/passwd': return 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n';
    case '/proc/uptime': return '3600.00 28000.00\n';
    default: return undefined;
  }
}

/** Lines without their line feeds; the last one may lack it. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}
