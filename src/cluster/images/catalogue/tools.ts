import { type Image } from '../image.ts';
import { curl } from '../shell/applets/curl.ts';
import { readOptions } from '../shell/applets/options.ts';
import { serveFiles } from '../shell/applets/file-server.ts';
import { formatDate } from '../shell/applets/date-format.ts';
import type { Applet, Flavour, Process } from '../shell/machine.ts';
import type { Step } from '../shell/process.ts';
import { parseQuantity } from '../../../kube/quantity-value.ts';
import type { Repository } from './catalogue.ts';
import { FOREVER } from '../image.ts';
import { tagsOf } from './tags.ts';

const ANY_TAG = /^[\w.-]+$/;

/** An image that holds tools and, when nothing else is asked for, a shell that has nobody to read from and so ends. */
const toolbox = (bytes: number, flavour: Flavour, cmd: readonly string[], more: Partial<Image> = {}) => (): Image => ({ bytes, flavour, cmd, idle: { milliCpu: 0, bytes: 1024 * 1024 }, ...more });

/** Languages whose programs are not run here say so. */
const unsupported = (name: string): Applet => ({ args, stdout, stderr }) => {
  if (args.includes('--version') || args.includes('-V') || args.includes('-v')) {
    stdout.write(`${VERSIONS[name] ?? name}\n`);
    return 0;
  }
  stderr.write(`${name}: this simulation does not run ${name} programs; declare the image in the lesson's front matter instead\n`);
  return 1;
};

const VERSIONS: Readonly<Record<string, string>> = { python: 'Python 3.14.0', python3: 'Python 3.14.0', node: 'v24.11.0', perl: 'This is perl 5, version 42' };

/** `python -m http.server`, `python --version`. */
function python(process: Process): number | Step {
  const { args, machine, shell, stdout } = process;
  if (args[0] !== '-m' || args[1] !== 'http.server') return unsupported('python')(process);
  const port = Number(args.slice(2).find((arg) => /^\d+$/.test(arg)) ?? 8000);
  const folder = args.includes('-d') ? args[args.indexOf('-d') + 1]! : args.includes('--directory') ? args[args.indexOf('--directory') + 1]! : shell.cwd;
  const { runtime } = machine;
  const files = serveFiles(runtime.files, folder === '/' ? '' : folder);
  return (function* run(): Step {
    stdout.write(`Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...\n`);
    machine.listeners.set(port, (request) => {
      const names = request.path.endsWith('/') ? runtime.files.list(`${folder === '/' ? '' : folder}${request.path}`) : undefined;
      const found = files(request);
      const response = found.status === 404 && names !== undefined
        ? { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: `<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<title>Directory listing for ${request.path}</title>\n</head>\n<body>\n<h1>Directory listing for ${request.path}</h1>\n<hr>\n<ul>\n${names.map((name) => `<li><a href="${name}">${name}</a></li>\n`).join('')}</ul>\n<hr>\n</body>\n</html>\n` }
        : found;
      runtime.log(`${request.client.split(':')[0]} - - [${formatDate(runtime.clock.now, '%d/%b/%Y %T')}] "${request.method} ${request.path} HTTP/1.1" ${response.status} -`);
      return response;
    });
    yield FOREVER;
    return 0;
  })();
}

/** The 2,000 digits of π that the Job of the Kubernetes documentation prints would say nothing; other programs are not run. */
const language = (bytes: number, name: string, more: Readonly<Record<string, Applet>> = {}): ((tag: string) => Image) => (tag) => ({
  bytes: /alpine|slim/.test(tag) ? bytes / 5 : bytes, flavour: tag.includes('alpine') ? 'busybox' : 'debian', cmd: [name], programs: { [name]: unsupported(name), ...more }, idle: { milliCpu: 1, bytes: 10 * 1024 * 1024 },
});

/** The program `stress`, by which lessons use up memory and processor time. */
function* stress(process: Process): Step {
  const { machine, stdout } = process;
  const options = readOptions(process, 'c:i:m:d:t:v cpu=c io=i vm=m hdd=d timeout=t vm-bytes=B: vm-hang=H vm-keep=K verbose=v');
  const value = (name: string): string | undefined => process.args[process.args.indexOf(`--${name}`) + 1] ?? undefined;
  const given = (name: string): string | undefined => (process.args.includes(`--${name}`) ? value(name) : undefined);
  if (options === undefined) return 1;
  const count = (letter: string): number => Number(options.flags.get(letter) ?? 0);
  stdout.write(`stress: info: [1] dispatching hogs: ${count('c')} cpu, ${count('i')} io, ${count('m')} vm, ${count('d')} hdd\n`);
  const bytes = Number((parseQuantity((given('vm-bytes') ?? '256M').replace(/[bB]$/, ''))?.nano ?? 0n) / 1_000_000_000n);
  machine.held += count('m') * bytes;
  const seconds = Number.parseInt(options.flags.get('t') ?? '0', 10) || FOREVER;
  for (let left = seconds; left > 0; left -= 10) {
    if (count('c') > 0) machine.busySince = machine.runtime.clock.now;
    yield count('c') > 0 ? Math.min(10, left) : left;
    if (count('c') === 0) break;
  }
  return 0;
}

const pause: Applet = function* pause({ machine }) {
  machine.onTerminate = () => machine.runtime.exit(0);
  yield FOREVER;
  return 0;
};

/** Images with tools and languages. */
export const tools: Readonly<Record<string, Repository>> = {
  busybox: { tags: tagsOf('1(?:\\.(?:2\\d|3[0-7])(?:\\.\\d+)?)?', 'stable', 'unstable'), image: toolbox(2_200_000, 'busybox', ['sh']) },
  'registry.k8s.io/busybox': { tags: ANY_TAG, image: toolbox(2_200_000, 'busybox', ['sh']) },
  'gcr.io/google-containers/busybox': { tags: ANY_TAG, image: toolbox(2_200_000, 'busybox', ['sh']) },
  alpine: { tags: tagsOf('3(?:\\.(?:\\d|1\\d|2[0-3])(?:\\.\\d+)?)?', 'edge'), image: toolbox(3_800_000, 'busybox', ['/bin/sh']) },
  debian: { tags: tagsOf('1[0-3](?:\\.\\d+)?', 'stable', 'stable-slim', 'bookworm-slim', 'trixie-slim', 'bullseye-slim'), image: toolbox(48_000_000, 'debian', ['bash']) },
  ubuntu: { tags: tagsOf('(?:1[468]|2[0-6])\\.(?:04|10)', 'rolling', 'focal'), image: toolbox(29_000_000, 'debian', ['/bin/bash']) },
  'curlimages/curl': { tags: tagsOf('[78]\\.\\d+\\.\\d+'), image: toolbox(9_600_000, 'busybox', [], { user: 100, entrypoint: ['/entrypoint.sh'], programs: { curl, 'entrypoint.sh': (process) => (process.args[0]?.startsWith('-') !== true && /^(sh|curl)$/.test(process.args[0] ?? '') ? process.shell.program(process.args[0]!, process.args.slice(1), process) : curl(process)) } }) },
  'radial/busyboxplus': { tags: ANY_TAG, image: toolbox(4_000_000, 'busybox', ['sh'], { programs: { curl } }) },
  'nicolaka/netshoot': { tags: ANY_TAG, image: toolbox(200_000_000, 'busybox', ['zsh'], { programs: { curl, zsh: (process) => process.shell.program('sh', process.args, process) } }) },
  'registry.k8s.io/e2e-test-images/jessie-dnsutils': { tags: ANY_TAG, image: toolbox(110_000_000, 'busybox', ['sleep', 'infinity'], { programs: { curl } }) },
  'registry.k8s.io/e2e-test-images/busybox': { tags: ANY_TAG, image: toolbox(2_200_000, 'busybox', ['sh']) },
  'registry.k8s.io/pause': { tags: ANY_TAG, image: () => ({ bytes: 300_000, flavour: 'none', user: 65535, entrypoint: ['/pause'], programs: { pause }, idle: { milliCpu: 0, bytes: 512 * 1024 } }) },
  python: { tags: tagsOf('[23](?:\\.(?:\\d|1[0-5])(?:\\.\\d+)?)?'), image: language(380_000_000, 'python3', { python, python3: python }) },
  node: { tags: tagsOf('(?:1\\d|2[0-6])(?:\\.\\d+){0,2}', 'lts', 'current'), image: language(400_000_000, 'node') },
  perl: { tags: tagsOf('5(?:\\.\\d+){0,2}'), image: language(350_000_000, 'perl') },
  golang: { tags: tagsOf('1(?:\\.\\d\\d?(?:\\.\\d+)?)?'), image: language(300_000_000, 'go') },
  ruby: { tags: tagsOf('[234](?:\\.\\d+){0,2}'), image: language(380_000_000, 'ruby') },
  'polinux/stress': { tags: ANY_TAG, image: toolbox(4_000_000, 'busybox', ['stress', '--help'], { programs: { stress } }) },
};
