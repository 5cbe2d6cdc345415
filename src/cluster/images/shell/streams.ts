import { absolute, type Machine } from './machine.ts';
import { expandDocument, expandText, type ExpansionScope } from './expand.ts';
import { TextSource, type Sink, type Source, type Step } from './process.ts';
import type { Redirection } from './syntax.ts';

export interface Streams {
  stdin: Source;
  stdout: Sink;
  stderr: Sink;
}

const NOWHERE: Sink = { write() {} };

/** A file could not be opened; the message is the shell's. */
export class RedirectionError extends Error {
  override readonly name = 'RedirectionError';
}

/**
 * The streams of a command after its redirections.
 * @throws RedirectionError
 */
export function* redirected(streams: Streams, redirections: readonly Redirection[], scope: ExpansionScope, cwd: string, machine: Machine): Step<Streams> {
  if (redirections.length === 0) return streams;
  const result = { ...streams };
  for (const { fd, op, target, literal = false } of redirections) {
    if (op === '<<') {
      result.stdin = new TextSource(literal ? target : yield* expandDocument(target, scope));
      continue;
    }
    const text = yield* expandText(target, scope);
    if (op === '<<<') result.stdin = new TextSource(`${text}\n`);
    else if (op === '<') result.stdin = input(text, cwd, machine);
    else if (op === '>&' && /^\d$/.test(text)) set(result, fd, text === '2' ? result.stderr : text === '1' ? result.stdout : NOWHERE);
    else if (op === '>&' && text === '-') set(result, fd, NOWHERE);
    else {
      const sink = output(text, op === '>>' || op === '&>>', cwd, machine, result);
      if (op === '&>' || op === '&>>' || op === '>&') result.stdout = result.stderr = sink;
      else set(result, fd, sink);
    }
  }
  return result;
}

function set(streams: Streams, fd: number, sink: Sink): void {
  if (fd === 1) streams.stdout = sink;
  if (fd === 2) streams.stderr = sink;
}

function input(path: string, cwd: string, { runtime, flavour }: Machine): Source {
  if (path === '/dev/null') return new TextSource('');
  const text = runtime.files.read(absolute(path, cwd));
  if (text === undefined) throw new RedirectionError(flavour === 'busybox' ? `can't open ${path}: no such file` : `cannot open ${path}: No such file`);
  return new TextSource(text);
}

function output(path: string, append: boolean, cwd: string, { runtime, flavour }: Machine, streams: Streams): Sink {
  if (path === '/dev/null') return NOWHERE;
  if (path === '/dev/stdout' || path === '/dev/fd/1') return streams.stdout;
  if (path === '/dev/stderr' || path === '/dev/fd/2') return streams.stderr;
  if (/^\/proc\/1\/fd\/[12]$/.test(path)) return { write: (text) => text.replace(/\n$/, '').split('\n').forEach((line) => runtime.log(line)) };
  const full = absolute(path, cwd);
  try {
    runtime.files.write(full, '', append);
  } catch (error) {
    const { message } = error as Error;
    throw new RedirectionError(flavour === 'busybox'
      ? `can't create ${path}: ${message === 'No such file or directory' ? 'nonexistent directory' : message}`
      : `cannot create ${path}: ${message === 'No such file or directory' ? 'Directory nonexistent' : message}`);
  }
  return { write: (text) => runtime.files.write(full, text, true) };
}
