import { reasonPhrase } from './reasons.ts';
import type { HttpResponse } from '../../../cluster/images/program.ts';
import type { CommandIo, ShellCommand } from '../command.ts';
import { CurlUsage, readOptions, type CurlOptions } from './options.ts';

/** How long a request takes; and when the system gives up connecting to an address where nobody answers. */
const REQUEST = 0.01;
const VERSION = '8.14.1';

interface Url {
  scheme: string;
  host: string;
  port: number;
  path: string;
}

export const curl: ShellCommand = {
  name: 'curl',
  seconds: REQUEST,
  async run(args, io) {
    let options: CurlOptions;
    try {
      options = readOptions(args, (path) => io.files.read(path), io.stdin);
    } catch (error) {
      if (!(error instanceof CurlUsage)) throw error;
      io.err(error.message);
      return 2;
    }
    if (options.version) return io.out(`curl ${VERSION} (x86_64-pc-linux-gnu) libcurl/${VERSION}\n`), 0;
    if (options.urls.length === 0) return io.err("curl: try 'curl --help' or 'curl --manual' for more information\n"), 2;
    let status = 0;
    for (const url of options.urls) status = await fetchOne(url, options, io);
    return status;
  },
};

async function fetchOne(text: string, options: CurlOptions, io: CommandIo): Promise<number> {
  const url = readUrl(text);
  const fail = (status: number, message: string): number => {
    if (!options.silent || options.showError) io.err(`curl: (${status}) ${message}\n`);
    io.out(writtenOut(options, undefined));
    return status;
  };
  if (url === undefined) return fail(3, 'URL rejected: Malformed input to a URL function');
  if (url.scheme !== 'http') return fail(url.scheme === 'https' ? 35 : 1, url.scheme === 'https' ? 'TLS is not simulated here: use http' : `Protocol "${url.scheme}" not supported`);
  for (let attempt = 0; ; attempt += 1) {
    const begun = io.process.now();
    const answer = await request(url, options, io);
    if (typeof answer === 'string') {
      if (attempt < options.retries) {
        await io.process.sleep(Math.min(2 ** attempt, 600));
        continue;
      }
      const milliseconds = Math.round(io.process.now() - begun);
      if (answer === 'unknown-host') return fail(6, `Could not resolve host: ${url.host}`);
      if (answer === 'timeout') {
        return options.maxTime < options.connectTimeout
          ? fail(28, `Connection timed out after ${milliseconds} milliseconds`)
          : fail(28, `Failed to connect to ${url.host} port ${url.port} after ${milliseconds} ms: Timeout was reached`);
      }
      return fail(7, `Failed to connect to ${url.host} port ${url.port} after ${milliseconds} ms: Couldn't connect to server`);
    }
    if ((answer.seconds ?? 0) > options.maxTime) return fail(28, `Operation timed out after ${Math.round(options.maxTime * 1000)} milliseconds with 0 bytes received`);
    if (options.location && answer.status >= 300 && answer.status < 400 && answer.headers['Location'] !== undefined) {
      return fetchOne(new URL(answer.headers['Location'], `http://${url.host}:${url.port}${url.path}`).href, options, io);
    }
    if (options.fail && answer.status >= 400) return fail(22, `The requested URL returned error: ${answer.status}`);
    return show(url, answer, options, io);
  }
}

async function request(url: Url, options: CurlOptions, io: CommandIo): Promise<HttpResponse | 'refused' | 'unreachable' | 'timeout' | 'unknown-host'> {
  const body = options.data ?? '';
  const headers: Record<string, string> = { 'User-Agent': `curl/${VERSION}`, Accept: '*/*', ...options.headers };
  if (options.data !== undefined) {
    headers['Content-Type'] ??= 'application/x-www-form-urlencoded';
    headers['Content-Length'] = String(new TextEncoder().encode(body).length);
  }
  const method = options.method ?? (options.head ? 'HEAD' : options.data === undefined ? 'GET' : 'POST');
  const answer = io.computer.docker.http(url.host, url.port, { method, path: url.path, headers, body })
    ?? io.computer.cluster.network.local().http(url.host, url.port, { method, path: url.path, headers, body });
  if (options.verbose) io.err(conversation(url, method, headers, answer));
  if (answer === 'timeout') await io.process.sleep(Math.min(options.maxTime, options.connectTimeout));
  else if (typeof answer !== 'string' && answer.seconds !== undefined) await io.process.sleep(Math.min(options.maxTime, answer.seconds));
  return answer;
}

function show(url: Url, answer: HttpResponse, options: CurlOptions, io: CommandIo): number {
  const head = options.include || options.head ? `${headText(answer)}\r\n` : '';
  const text = `${head}${options.head ? '' : answer.body}`;
  const file = options.output ?? (options.remoteName ? url.path.split('?', 1)[0]!.split('/').at(-1) : undefined);
  if (file === undefined || file === '-') io.out(text);
  else if (file !== '/dev/null') io.files.write(file, text);
  io.out(writtenOut(options, answer));
  return 0;
}

function headText({ status, headers, body }: HttpResponse): string {
  const all: Record<string, string> = { ...headers };
  all['Content-Length'] ??= String(new TextEncoder().encode(body).length);
  return `HTTP/1.1 ${status} ${reasonPhrase(status)}\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
}

function conversation(url: Url, method: string, headers: Readonly<Record<string, string>>, answer: HttpResponse | string): string {
  const target = `${url.host} (127.0.0.1) port ${url.port}`;
  if (typeof answer === 'string') return `*   Trying 127.0.0.1:${url.port}...\n* connect to 127.0.0.1 port ${url.port} failed: Connection refused\n`;
  const sent = [`${method} ${url.path} HTTP/1.1`, `Host: ${url.port === 80 ? url.host : `${url.host}:${url.port}`}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), ''];
  const got = headText(answer).split('\r\n');
  return `*   Trying 127.0.0.1:${url.port}...\n* Connected to ${target}\n${sent.map((line) => `> ${line}\n`).join('')}${got.map((line) => `< ${line}\n`).join('')}* Connection #0 to host ${url.host} left intact\n`;
}

/** Rule: `--write-out` of curl(1); the variables that lessons use. */
function writtenOut({ writeOut }: CurlOptions, answer: HttpResponse | undefined): string {
  const variables: Record<string, string> = {
    http_code: String(answer?.status ?? 0).padStart(3, '0'),
    response_code: String(answer?.status ?? 0).padStart(3, '0'),
    content_type: answer?.headers['Content-Type'] ?? '',
    size_download: String(new TextEncoder().encode(answer?.body ?? '').length),
    time_total: (REQUEST + (answer?.seconds ?? 0)).toFixed(6),
  };
  return writeOut.replaceAll(/%\{(\w+)\}/g, (whole, name: string) => variables[name] ?? whole).replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\r', '\r');
}

function readUrl(text: string): Url | undefined {
  const [, scheme = 'http', authority = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]+)([^#]*)/i.exec(text) ?? [];
  const [, host = '', port] = /^(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority) ?? [];
  if (host === '' || /\s/.test(text)) return undefined;
  return { scheme: scheme.toLowerCase(), host: host === '[::1]' ? 'localhost' : host, port: port === undefined ? 80 : Number(port), path: rest.startsWith('/') ? rest : `/${rest}` };
}
