import { exists } from '../glob.ts';
import { absolute, type Applet, type Process } from '../machine.ts';
import { inputs } from './input.ts';
import { readOptions } from './options.ts';

const fail = ({ name, stderr }: Process, message: string, status = 1): number => {
  stderr.write(`${name}: ${message}\n`);
  return status;
};

/** Writes, and tells what the system says when it cannot. */
function attempt(process: Process, path: string, what: string, action: () => void): number {
  try {
    action();
    return 0;
  } catch (error) {
    const { message } = error as Error;
    const gnu = `cannot ${what} '${path}': ${message}`;
    return fail(process, process.machine.flavour === 'debian' ? gnu : what === 'touch' ? `${path}: ${message}` : what === 'remove' ? `can't remove '${path}': ${message}` : `can't create '${path}': ${message}`);
  }
}

const ls: Applet = (process) => {
  const { machine: { runtime: { files }, flavour }, shell, stdout } = process;
  const options = readOptions(process, 'la1AhRtrFdi');
  if (options === undefined) return 2;
  const { flags, operands } = options;
  const long = flags.has('l');
  const hidden = flags.has('a') || flags.has('A');
  let status = 0;
  const shown: { title: string; lines: string[] }[] = [];
  const entry = (path: string, name: string): string => {
    if (!long) return name;
    const text = files.read(path);
    const size = String(text?.length ?? 4096);
    return `${text === undefined ? 'drwxr-xr-x    2' : '-rw-r--r--    1'} root     root     ${size.padStart(9)} ${shortDate(process)} ${name}`;
  };
  const single: string[] = [];
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    const path = absolute(operand, shell.cwd);
    const names = files.read(path) === undefined && !flags.has('d') ? files.list(path) : undefined;
    if (names === undefined) {
      if (exists(files, path)) single.push(entry(path, operand));
      else status = fail(process, flavour === 'busybox' ? `${operand}: No such file or directory` : `cannot access '${operand}': No such file or directory`, flavour === 'busybox' ? 1 : 2);
      continue;
    }
    const visible = names.filter((name) => hidden || !name.startsWith('.'));
    const dots = flags.has('a') ? ['.', '..'] : [];
    const lines = [...dots, ...visible].map((name) => entry(`${path}/${name}`, name));
    shown.push({ title: operand, lines: flags.has('r') ? lines.reverse() : long ? [`total ${visible.length * 4}`, ...lines] : lines });
  }
  for (const line of single) stdout.write(`${line}\n`);
  shown.forEach(({ title, lines }, index) => {
    if (operands.length > 1) stdout.write(`${index > 0 || single.length > 0 ? '\n' : ''}${title}:\n`);
    for (const line of lines) stdout.write(`${line}\n`);
  });
  return status;
};

/** `Nov 21 09:00`. */
function shortDate({ machine: { runtime: { clock } } }: Process): string {
  const [day, time] = clock.timestamp().split('T') as [string, string];
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${months[Number(day.slice(5, 7)) - 1]} ${day.slice(8).replace(/^0/, ' ')} ${time.slice(0, 5)}`;
}

/** All files below a folder, by their paths. */
function below(process: Process, folder: string): string[] {
  const { files } = process.machine.runtime;
  return (files.list(folder) ?? []).flatMap((name) => {
    const path = `${folder === '/' ? '' : folder}/${name}`;
    return files.read(path) === undefined ? [...below(process, path), path] : [path];
  });
}

/** Copies files, and folders with `-r`; `mv` takes the old ones away. */
const copy: Applet = (process) => {
  const { machine: { runtime: { files } }, shell, name } = process;
  const options = readOptions(process, 'rRafpnvi');
  if (options === undefined) return 1;
  const to = options.operands.pop();
  if (to === undefined || options.operands.length === 0) return fail(process, 'missing file operand');
  const target = absolute(to, shell.cwd);
  const isFolder = files.read(target) === undefined && files.list(target) !== undefined;
  let status = 0;
  for (const operand of options.operands) {
    const from = absolute(operand, shell.cwd);
    const base = from.replace(/\/+$/, '').split('/').at(-1)!;
    const destination = isFolder ? `${target}/${base}` : target;
    const folder = files.read(from) === undefined && files.list(from) !== undefined;
    if (folder && name === 'cp' && !['r', 'R', 'a'].some((flag) => options.flags.has(flag))) {
      status = fail(process, `omitting directory '${operand}'`);
      continue;
    }
    if (!exists(files, from)) {
      status = fail(process, process.machine.flavour === 'debian' ? `cannot stat '${operand}': No such file or directory` : `can't ${name === 'mv' ? 'rename' : 'stat'} '${operand}': No such file or directory`);
      continue;
    }
    const result = attempt(process, destination, 'create', () => {
      if (folder) files.makeFolder(destination);
      for (const path of folder ? below(process, from).reverse() : [from]) {
        const text = files.read(path);
        const at = folder ? destination + path.slice(from.length) : destination;
        if (text === undefined) files.makeFolder(at);
        else files.write(at, text, false);
        if (name === 'mv') files.remove(path);
      }
      if (folder && name === 'mv') files.remove(from);
    });
    status ||= result;
  }
  return status;
};

/** Commands on files. */
export const fileApplets: Readonly<Record<string, Applet>> = {
  *cat(process) {
    const options = readOptions(process, 'nAevbt');
    if (options === undefined) return 1;
    if (options.operands.length > 0) {
      const { parts, failed } = yield* inputs(process, options.operands);
      let number = 1;
      for (const { text } of parts) process.stdout.write(options.flags.has('n') ? text.replace(/^(?=[^])/gm, () => `${String(number++).padStart(6)}\t`) : text);
      return Number(failed);
    }
    for (let line = yield* process.stdin.readLine(); line !== undefined; line = yield* process.stdin.readLine()) process.stdout.write(line);
    return 0;
  },
  ls,
  cp: copy,
  mv: copy,
  mkdir(process) {
    const { machine: { runtime: { files }, flavour }, shell } = process;
    const options = readOptions(process, 'pm: parents=p mode=m');
    if (options === undefined) return 1;
    let status = 0;
    for (const operand of options.operands) {
      const path = absolute(operand, shell.cwd);
      const parent = path.slice(0, path.lastIndexOf('/')) || '/';
      const refuse = (why: string): number => fail(process, flavour === 'busybox' ? `can't create directory '${operand}': ${why}` : `cannot create directory '${operand}': ${why}`);
      if (exists(files, path)) status ||= options.flags.has('p') ? 0 : refuse('File exists');
      else if (!options.flags.has('p') && files.list(parent) === undefined) status = refuse('No such file or directory');
      else {
        const steps = path.split('/').slice(1);
        status ||= attempt(process, operand, 'create', () => steps.forEach((_step, index) => {
          const folder = `/${steps.slice(0, index + 1).join('/')}`;
          if (files.list(folder) === undefined) files.makeFolder(folder);
        }));
      }
    }
    return status;
  },
  rm(process) {
    const { machine: { runtime: { files }, flavour }, shell } = process;
    const options = readOptions(process, 'rRfiv force=f recursive=r');
    if (options === undefined) return 1;
    const force = options.flags.has('f');
    const deep = options.flags.has('r') || options.flags.has('R');
    let status = 0;
    for (const operand of options.operands) {
      const path = absolute(operand, shell.cwd);
      const isFolder = files.read(path) === undefined && files.list(path) !== undefined;
      if (!exists(files, path)) status ||= force ? 0 : fail(process, flavour === 'busybox' ? `can't remove '${operand}': No such file or directory` : `cannot remove '${operand}': No such file or directory`);
      else if (isFolder && !deep) status = fail(process, flavour === 'busybox' ? `'${operand}' is a directory` : `cannot remove '${operand}': Is a directory`);
      else status ||= attempt(process, operand, 'remove', () => [...(isFolder ? below(process, path) : []), path].forEach((one) => files.remove(one)));
    }
    return status;
  },
  rmdir(process) {
    const { machine: { runtime: { files } }, shell } = process;
    return process.args.reduce((status, operand) => status || ((files.list(absolute(operand, shell.cwd)) ?? ['']).length > 0 ? fail(process, `'${operand}': Directory not empty`) : attempt(process, operand, 'remove', () => files.remove(absolute(operand, shell.cwd)))), 0);
  },
  touch(process) {
    const { machine: { runtime: { files } }, shell } = process;
    const options = readOptions(process, 'camd:t:');
    return options === undefined ? 1 : options.operands.reduce((status, path) => attempt(process, path, 'touch', () => files.write(absolute(path, shell.cwd), '', true)) || status, 0);
  },
  *tee(process) {
    const { machine: { runtime: { files } }, shell, stdin, stdout } = process;
    const options = readOptions(process, 'ai');
    if (options === undefined) return 1;
    const paths = options.operands.map((path) => absolute(path, shell.cwd));
    let status = 0;
    for (const path of paths) status ||= attempt(process, path, 'create', () => files.write(path, '', options.flags.has('a')));
    for (let line = yield* stdin.readLine(); line !== undefined; line = yield* stdin.readLine()) {
      stdout.write(line);
      if (status === 0) for (const path of paths) files.write(path, line, true);
    }
    return status;
  },
  stat(process) {
    const { machine: { runtime: { files } }, shell, stdout } = process;
    const options = readOptions(process, 'c:Lf:t format=c');
    if (options === undefined) return 1;
    for (const operand of options.operands) {
      const path = absolute(operand, shell.cwd);
      if (!exists(files, path)) return fail(process, process.machine.flavour === 'busybox' ? `can't stat '${operand}': No such file or directory` : `cannot statx '${operand}': No such file or directory`);
      const text = files.read(path);
      const facts: Readonly<Record<string, string>> = { n: operand, s: String(text?.length ?? 4096), F: text === undefined ? 'directory' : 'regular file', a: text === undefined ? '755' : '644', A: text === undefined ? 'drwxr-xr-x' : '-rw-r--r--', U: 'root', G: 'root', u: '0', g: '0' };
      stdout.write(options.flags.has('c') ? `${options.flags.get('c')!.replace(/%(.)/g, (found, letter: string) => facts[letter] ?? found)}\n` : `  File: ${operand}\n  Size: ${facts['s']}\t${facts['F']}\nAccess: (0${facts['a']}/${facts['A']})  Uid: (    0/    root)   Gid: (    0/    root)\n`);
    }
    return 0;
  },
  find(process) {
    const { machine: { runtime: { files } }, shell, args, stdout } = process;
    const end = args.findIndex((arg) => arg.startsWith('-'));
    const roots = end === 0 || args.length === 0 ? ['.'] : args.slice(0, end < 0 ? args.length : end);
    const value = (flag: string): string | undefined => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
    const type = value('-type');
    const name = value('-name');
    const expression = name === undefined ? undefined : new RegExp(`^${name.replace(/[.+^${}()|\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`);
    for (const root of roots) {
      const path = absolute(root, shell.cwd).replace(/\/\.$/, '') || '/';
      if (!exists(files, path)) return fail(process, `${root}: No such file or directory`);
      for (const found of [path, ...below(process, path).sort()]) {
        const isFile = files.read(found) !== undefined;
        if ((type === 'f' && !isFile) || (type === 'd' && isFile) || expression?.test(found.split('/').at(-1)!) === false) continue;
        stdout.write(`${root}${found.slice(path === '/' ? 0 : path.length)}\n`);
      }
    }
    return 0;
  },
  chmod: (process) => (process.args.slice(1).filter((path) => !path.startsWith('-')).some((path) => !exists(process.machine.runtime.files, absolute(path, process.shell.cwd))) ? fail(process, `${process.args.at(-1)}: No such file or directory`) : 0),
  chown: () => 0,
  sync: () => 0,
  basename: ({ args: [path = '', suffix = ''], stdout }) => {
    const base = path.replace(/\/+$/, '').split('/').at(-1)!;
    stdout.write(`${suffix !== '' && base.endsWith(suffix) && base !== suffix ? base.slice(0, -suffix.length) : base}\n`);
    return 0;
  },
  dirname: ({ args: [path = ''], stdout }) => {
    const at = path.replace(/\/+$/, '').lastIndexOf('/');
    stdout.write(`${at < 0 ? '.' : path.slice(0, at) || '/'}\n`);
    return 0;
  },
  readlink: ({ args, shell, stdout }) => {
    stdout.write(`${absolute(args.at(-1) ?? '', shell.cwd)}\n`);
    return 0;
  },
};
