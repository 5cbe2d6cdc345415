import { absolute, type Process } from '../machine.ts';
import type { Step } from '../process.ts';
import { headOf, parseTarget, send, type Reply, type Target } from './http.ts';

/** How long a client waits for a host that does not answer. Rule: `net.ipv4.tcp_syn_retries` = 6. */
const CONNECT_SECONDS = 130;
const MOST_REDIRECTS = 50;

interface Request {
  method: string;
  headers: Record<string, string>;
  body: string;
  flags: Set<string>;
  output: string | undefined;
  format: string | undefined;
  seconds: number;
  retries: number;
}

/** Options with a value, by their short letter or long name. */
const VALUED: Readonly<Record<string, string>> = {
  X: 'X', request: 'X', H: 'H', header: 'H', d: 'd', data: 'd', 'data-raw': 'd', 'data-binary': 'd', json: 'json', o: 'o', output: 'o', w: 'w', 'write-out': 'w', m: 'm', 'max-time': 'm', 'connect-timeout': 'm',
  A: 'A', 'user-agent': 'A', u: 'u', user: 'u', retry: 'retry', 'retry-delay': '-', 'retry-max-time': '-', cacert: '-', e: '-', b: '-', c: '-', resolve: '-', url: 'url', F: '-', x: '-', proxy: '-',
};
const LONG_FLAGS: Readonly<Record<string, string>> = { silent: 's', 'show-error': 'S', fail: 'f', include: 'i', head: 'I', location: 'L', verbose: 'v', insecure: 'k' };

/** The command `curl`, for HTTP. */
export function* curl(process: Process): Step {
  const { stdout, stderr, machine, shell } = process;
  const request: Request = { method: '', headers: { 'User-Agent': 'curl/8.17.0', Accept: '*/*' }, body: '', flags: new Set(), output: undefined, format: undefined, seconds: CONNECT_SECONDS, retries: 0 };
  const urls: string[] = [];
  for (let at = 0; at < process.args.length; at++) {
    const arg = process.args[at]!;
    const option = (name: string, value: () => string): boolean => {
      const known = VALUED[name];
      if (known === undefined) return false;
      if (known === 'url') urls.push(value());
      else setOption(request, known, value());
      return true;
    };
    if (arg.startsWith('--')) {
      const name = arg.slice(2);
      if (!option(name, () => process.args[++at] ?? '')) request.flags.add(LONG_FLAGS[name] ?? name);
    } else if (arg.startsWith('-') && arg.length > 1) {
      for (let index = 1; index < arg.length; index++) {
        const rest = arg.slice(index + 1);
        if (option(arg[index]!, () => (rest === '' ? (process.args[++at] ?? '') : rest))) break;
        request.flags.add(arg[index]!);
      }
    } else urls.push(arg);
  }
  if (urls.length === 0) {
    stderr.write("curl: (2) no URL specified\ncurl: try 'curl --help' for more information\n");
    return 2;
  }
  let status = 0;
  for (const url of urls) {
    for (let left = request.retries; ; left--) {
      status = yield* fetch(url, request, process);
      if (status === 0 || left <= 0) break;
      yield 2 ** (request.retries - left);
    }
  }
  return status;

  function* fetch(url: string, { method, headers, body, flags, output, format, seconds }: Request, { machine: { runtime } }: Process): Step {
    const complain = (code: number, message: string): number => {
      if (!flags.has('s') || flags.has('S')) stderr.write(`curl: (${code}) ${message}\n`);
      if (format !== undefined) stdout.write(filled(format, { status: 0, headers: {}, body: '' }));
      return code;
    };
    let target = parseTarget(url);
    if (target === undefined) return complain(3, 'URL rejected: Malformed input to a URL function');
    let reply: Reply = 'refused';
    for (let round = 0; round < MOST_REDIRECTS; round++) {
      if (flags.has('v')) stderr.write(`* Host ${target.host}:${target.port} was resolved.\n> ${method || 'GET'} ${target.path} HTTP/1.1\n> Host: ${target.host}${target.port === 80 ? '' : `:${target.port}`}\n${Object.entries(headers).map(([name, value]) => `> ${name}: ${value}\n`).join('')}>\n`);
      reply = send(runtime.network, target, method || (flags.has('I') ? 'HEAD' : body === '' ? 'GET' : 'POST'), headers, body);
      if (typeof reply === 'string') break;
      if (reply.seconds !== undefined) yield Math.min(seconds, reply.seconds);
      if (reply.seconds !== undefined && reply.seconds > seconds) return complain(28, `Operation timed out after ${Math.round(seconds * 1000)} milliseconds with 0 bytes received`);
      const next: string | undefined = reply.headers['Location'];
      if (!flags.has('L') || next === undefined || reply.status < 300 || reply.status > 399) break;
      target = next.startsWith('/') ? { ...target, path: next } : (parseTarget(next) ?? target);
    }
    if (typeof reply === 'string') return yield* failed(reply, target, seconds, complain);
    if (flags.has('v')) stderr.write(headOf(reply).replace(/\r\n/g, '\n').replace(/^/gm, '< ').replace(/< $/, ''));
    if ((flags.has('f') || flags.has('fail-with-body')) && reply.status >= 400) {
      if (flags.has('fail-with-body')) stdout.write(reply.body);
      return complain(22, `The requested URL returned error: ${reply.status}`);
    }
    const text = `${flags.has('i') || flags.has('I') ? headOf(reply) : ''}${flags.has('I') ? '' : reply.body}`;
    if (output === undefined && !flags.has('O')) stdout.write(text);
    else if (output !== '/dev/null') machine.runtime.files.write(absolute(output ?? target.path.split('/').at(-1)!, shell.cwd), text, false);
    if (format !== undefined) stdout.write(filled(format, reply));
    return 0;
  }
}

function setOption(request: Request, name: string, value: string): void {
  switch (name) {
    case 'X': request.method = value; break;
    case 'H': {
      const colon = value.indexOf(':');
      if (colon > 0) request.headers[value.slice(0, colon)] = value.slice(colon + 1).trim();
      break;
    }
    case 'd':
      request.body += request.body === '' ? value : `&${value}`;
      request.headers['Content-Type'] ??= 'application/x-www-form-urlencoded';
      break;
    case 'json':
      request.body += value;
      request.headers['Content-Type'] ??= 'application/json';
      break;
    case 'o': request.output = value; break;
    case 'w': request.format = value; break;
    case 'm': request.seconds = Number(value); break;
    case 'A': request.headers['User-Agent'] = value; break;
    case 'u': request.headers['Authorization'] = `Basic ${btoa(value)}`; break;
    case 'retry': request.retries = Number(value); break;
    default: break;
  }
}

/** Rule: https://curl.se/libcurl/c/libcurl-errors.html */
function* failed(why: Extract<Reply, string>, { host, port }: Target, seconds: number, complain: (code: number, message: string) => number): Step {
  switch (why) {
    case 'unknown-host': return complain(6, `Could not resolve host: ${host}`);
    case 'refused': return complain(7, `Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server`);
    case 'unreachable': return complain(7, `Failed to connect to ${host} port ${port} after 3 ms: Could not connect to server`);
    default:
      yield seconds;
      return complain(28, seconds === CONNECT_SECONDS ? `Failed to connect to ${host} port ${port} after ${CONNECT_SECONDS * 1000} ms: Could not connect to server` : `Connection timed out after ${Math.round(seconds * 1000)} milliseconds`);
  }
}

/** The variables of `--write-out` that scripts ask for. */
function filled(format: string, reply: { status: number; headers: Readonly<Record<string, string>>; body: string }): string {
  const facts: Readonly<Record<string, string>> = { http_code: String(reply.status).padStart(3, '0'), response_code: String(reply.status).padStart(3, '0'), size_download: String(reply.body.length), content_type: reply.headers['Content-Type'] ?? '', time_total: '0.001234' };
  return format.replace(/%\{(\w+)\}/g, (_found, name: string) => facts[name] ?? '').replace(/\\n/g, '\n').replace(/\\t/g, '\t');
}
