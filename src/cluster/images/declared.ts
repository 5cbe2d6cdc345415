import { parseQuantity } from '../../kube/quantity-value.ts';
import type { Answer, ImageDeclaration } from './declaration.ts';
import { FOREVER, type Image } from './image.ts';
import type { HttpRequest, HttpResponse } from './program.ts';
import { REASONS } from './shell/applets/http.ts';
import type { Process } from './shell/machine.ts';
import type { Step } from './shell/process.ts';

const BYTES = 40_000_000;
/** What a program needs of which nothing is said. */
export const DEFAULT_NEEDS = { cpu: '2m', memory: '32Mi', cpuPerRequest: 2 };
const NANO = 1_000_000_000n;

/** The image that a lesson declares. */
export function declaredImage(declaration: ImageDeclaration): Image {
  const needs = { ...DEFAULT_NEEDS, ...declaration.needs };
  const run = (process: Process): Step => program(process, declaration);
  return {
    bytes: BYTES,
    flavour: 'debian',
    workingDir: '/app',
    entrypoint: ['app'],
    programs: { app: run },
    // The manifest may name the program in its own words: `uvicorn main:app`.
    standIn: run,
    idle: { milliCpu: Number((parseQuantity(needs.cpu)?.nano ?? 0n) / 1_000_000n), bytes: bytesOf(needs.memory) },
    ...(declaration.env === undefined ? {} : { env: declaration.env }),
  };
}

const bytesOf = (quantity: string | undefined): number => Number((parseQuantity(quantity ?? '0')?.nano ?? 0n) / NANO);

/** What a declared image does: it prints, waits, listens, answers, or ends. */
function* program(process: Process, declaration: ImageDeclaration): Step {
  const { machine } = process;
  const { runtime } = machine;
  const { prints = [], startsIn = 0, exits, port } = declaration;
  const started = runtime.clock.now;
  machine.onTerminate = () => runtime.exit(0);
  for (const line of prints) runtime.log(filled(line, undefined, undefined, process));
  if (startsIn > 0) yield startsIn;
  if (exits !== undefined) return exits;
  if (port !== undefined) machine.listeners.set(port, (request) => answer(request, declaration, process, (runtime.clock.now - started) / 1000));
  yield FOREVER;
  return 0;
}

function answer(request: HttpRequest, { routes = {}, logs, needs }: ImageDeclaration, process: Process, age: number): HttpResponse {
  const { machine } = process;
  const found = routeOf(routes, request);
  const answers: readonly Answer[] = found === undefined ? [{ status: 404, body: 'Not Found' }] : typeof found === 'string' ? [{ body: found }] : Array.isArray(found) ? (found as readonly Answer[]) : [found as Answer];
  const { status = 200, body = '', headers = {}, takes } = answers.findLast(({ from = 0 }) => from <= age) ?? answers[0]!;
  machine.held += bytesOf(needs?.memoryPerRequest);
  const text = filled(body, request, status, process);
  if (logs !== undefined) machine.runtime.log(filled(logs, request, status, process));
  return {
    status, body: text, headers: { 'Content-Type': /^\s*[[{]/.test(text) ? 'application/json' : /^\s*</.test(text) ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8', ...headers },
    cpuMilliseconds: needs?.cpuPerRequest ?? DEFAULT_NEEDS.cpuPerRequest, ...(takes === undefined ? {} : { seconds: takes }),
  };
}

/** A path with its query comes before a path alone, and either with its method before one without. */
function routeOf(routes: NonNullable<ImageDeclaration['routes']>, { method, path }: HttpRequest): NonNullable<ImageDeclaration['routes']>[string] | undefined {
  const bare = path.replace(/[?#].*$/, '');
  const name = [`${method} ${path}`, path, `${method} ${bare}`, bare].find((key) => Object.hasOwn(routes, key));
  return name === undefined ? undefined : routes[name];
}

/** Fills in `{hostname}`, `{client}`, `{method}`, `{path}`, `{status}`, `{reason}`, `{env.NAME}` and `{file./path}`; other braces stay. */
function filled(text: string, request: HttpRequest | undefined, status: number | undefined, { machine: { runtime } }: Process): string {
  return text.replace(/\{(hostname|client|method|path|status|reason|env\.[^{}]+|file\.[^{}]+)\}/g, (whole, name: string) => {
    if (name === 'hostname') return runtime.hostname;
    if (name.startsWith('env.')) return runtime.env[name.slice(4)] ?? '';
    if (name.startsWith('file.')) return (runtime.files.read(name.slice(5)) ?? '').replace(/\n$/, '');
    if (request === undefined || status === undefined) return whole;
    return { client: request.client, method: request.method, path: request.path, status: String(status), reason: REASONS[status] ?? '' }[name] ?? whole;
  });
}
