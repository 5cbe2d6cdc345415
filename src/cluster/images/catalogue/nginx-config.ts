import type { ContainerFiles } from '../program.ts';

/** A directive of the configuration, with those in its block. */
interface Directive {
  name: string;
  args: string[];
  block: Directive[];
}

export interface Location {
  path: string;
  isExact: boolean;
  root: string | undefined;
  returns: { status: number; text: string } | undefined;
  /** Where requests are passed on to. */
  proxy: string | undefined;
  /** Whether requests are written to the access log. */
  logs: boolean;
  /** How long it tries to connect to there. */
  connectSeconds: number;
  headers: Record<string, string>;
}

export interface NginxServer {
  port: number;
  /** The first `server_name`, which the error log repeats; may be empty. */
  name: string;
  locations: Location[];
}

/** Rule: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_connect_timeout */
const DEFAULT_CONNECT_SECONDS = 60;
const DEFAULT_ROOT = '/usr/share/nginx/html';

/**
 * The servers that the files of a container configure; undefined when a file cannot be read as configuration.
 * Rule: https://nginx.org/en/docs/beginners_guide.html
 */
export function nginxServers(files: ContainerFiles): NginxServer[] | undefined {
  const main = files.read('/etc/nginx/nginx.conf');
  const texts = main?.includes('server {') === true
    ? [main]
    : (files.list('/etc/nginx/conf.d') ?? []).filter((name) => name.endsWith('.conf')).map((name) => files.read(`/etc/nginx/conf.d/${name}`) ?? '');
  const servers: NginxServer[] = [];
  for (const text of texts) {
    const tokens = text.replace(/#.*$/gm, '').match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^\s{};]+/g) ?? [];
    const at = { index: 0 };
    const directives = block(tokens, at);
    if (directives === undefined || at.index < tokens.length) return undefined;
    const all = directives.flatMap((directive) => (directive.name === 'http' ? directive.block : [directive]));
    servers.push(...all.filter(({ name }) => name === 'server').map(serverOf));
  }
  return servers;
}

function block(tokens: readonly string[], at: { index: number }): Directive[] | undefined {
  const directives: Directive[] = [];
  let words: string[] = [];
  for (; at.index < tokens.length; at.index++) {
    const token = tokens[at.index]!;
    if (token === '}') return words.length === 0 ? directives : undefined;
    if (token !== ';' && token !== '{') {
      words.push(/^["']/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, (_found, letter: string) => (letter === 'n' ? '\n' : letter)) : token);
      continue;
    }
    const [name, ...args] = words;
    if (name === undefined) return undefined;
    words = [];
    let inner: Directive[] = [];
    if (token === '{') {
      at.index++;
      const found = block(tokens, at);
      if (found === undefined || tokens[at.index] !== '}') return undefined;
      inner = found;
    }
    directives.push({ name, args, block: inner });
  }
  return words.length === 0 ? directives : undefined;
}

function serverOf({ block: directives }: Directive): NginxServer {
  const listen = directives.find(({ name }) => name === 'listen')?.args[0] ?? '80';
  const own = locationOf('/', false, directives);
  const locations = directives.filter(({ name }) => name === 'location').map(({ args, block: inner }) => locationOf(args.at(-1)!, args[0] === '=', inner, own));
  const name = directives.find((directive) => directive.name === 'server_name')?.args[0] ?? '';
  return { port: Number(/(\d+)$/.exec(listen)?.[1] ?? 80), name, locations: [...locations, own] };
}

function locationOf(path: string, isExact: boolean, directives: readonly Directive[], outer?: Location): Location {
  const argsOf = (wanted: string): string[] | undefined => directives.find(({ name }) => name === wanted)?.args;
  const returned = argsOf('return');
  const headers = Object.fromEntries(directives.filter(({ name }) => name === 'add_header' || name === 'default_type').map(({ name, args }) => (name === 'default_type' ? ['Content-Type', args[0]!] : [args[0]!, args[1]!])));
  return {
    path, isExact, headers: { ...outer?.headers, ...headers },
    root: argsOf('root')?.[0] ?? outer?.root ?? DEFAULT_ROOT,
    returns: returned === undefined ? undefined : { status: Number(returned[0]), text: returned[1] ?? '' },
    proxy: argsOf('proxy_pass')?.[0],
    logs: argsOf('access_log') === undefined ? (outer?.logs ?? true) : argsOf('access_log')![0] !== 'off',
    connectSeconds: secondsOf(argsOf('proxy_connect_timeout')?.[0]) ?? outer?.connectSeconds ?? DEFAULT_CONNECT_SECONDS,
  };
}

/** Rule: https://nginx.org/en/docs/syntax.html, measurement units of time */
function secondsOf(time: string | undefined): number | undefined {
  const match = /^(\d+)(ms|s|m)?$/.exec(time ?? '');
  return match === null ? undefined : Number(match[1]) * { ms: 0.001, s: 1, m: 60 }[(match[2] ?? 's') as 'ms' | 's' | 'm'];
}
