/** What a call of curl asks for. */
export interface CurlOptions {
  urls: string[];
  method: string | undefined;
  headers: Record<string, string>;
  data: string | undefined;
  /** Seconds. */
  maxTime: number;
  connectTimeout: number;
  output: string | undefined;
  remoteName: boolean;
  writeOut: string;
  retries: number;
  include: boolean;
  head: boolean;
  silent: boolean;
  showError: boolean;
  fail: boolean;
  verbose: boolean;
  location: boolean;
  version: boolean;
  help: boolean;
}

/** Options with a value: the short name, and the long ones. */
const WITH_VALUE: Readonly<Record<string, string>> = {
  X: 'request', H: 'header', d: 'data', o: 'output', w: 'write-out', m: 'max-time', A: 'user-agent', u: 'user', b: 'cookie', e: 'referer',
  '': 'data-raw data-binary data-urlencode json connect-timeout retry retry-delay retry-max-time resolve cacert cert key url interface',
};
const SWITCHES: Readonly<Record<string, string>> = {
  i: 'include', I: 'head', s: 'silent', S: 'show-error', f: 'fail', v: 'verbose', L: 'location', k: 'insecure', O: 'remote-name', N: 'no-buffer',
  G: 'get', V: 'version', h: 'help', g: 'globoff', 4: 'ipv4', 6: 'ipv6',
  '': 'no-progress-meter fail-with-body compressed retry-connrefused retry-all-errors http1.1 http2 no-keepalive path-as-is',
};
const VALUED = new Set(Object.values(WITH_VALUE).flatMap((names) => names.split(' ')));
const SWITCHED = new Set(Object.values(SWITCHES).flatMap((names) => names.split(' ')));

/** A call of curl that makes no sense: its exit status and what it prints. */
export class CurlUsage extends Error {}

/** @throws CurlUsage */
export function readOptions(args: readonly string[], readFile: (path: string) => string | undefined, stdin: string): CurlOptions {
  const options: CurlOptions = {
    urls: [], method: undefined, headers: {}, data: undefined, maxTime: Infinity, connectTimeout: 300, output: undefined, remoteName: false,
    writeOut: '', retries: 0, include: false, head: false, silent: false, showError: false, fail: false, verbose: false, location: false, version: false, help: false,
  };
  for (const { name, value } of words(args)) {
    if (name === undefined || name === 'url') options.urls.push(value);
    else apply(options, name, value, readFile, stdin);
  }
  return options;
}

function* words(args: readonly string[]): Generator<{ name: string | undefined; value: string }> {
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index]!;
    if (word.startsWith('--') && word.length > 2) {
      const name = word.slice(2);
      if (VALUED.has(name)) yield { name, value: valueAt(args, (index += 1), word) };
      else if (SWITCHED.has(name)) yield { name, value: '' };
      else throw new CurlUsage(`curl: option ${word}: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n`);
    } else if (word.startsWith('-') && word.length > 1) {
      for (let at = 1; at < word.length; at += 1) {
        const letter = word[at]!;
        if (SWITCHES[letter] !== undefined) yield { name: SWITCHES[letter], value: '' };
        else if (WITH_VALUE[letter] !== undefined) {
          const attached = word.slice(at + 1);
          yield { name: WITH_VALUE[letter], value: attached === '' ? valueAt(args, (index += 1), `-${letter}`) : attached };
          break;
        } else throw new CurlUsage(`curl: option -${letter}: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n`);
      }
    } else yield { name: undefined, value: word };
  }
}

function valueAt(args: readonly string[], index: number, word: string): string {
  const value = args[index];
  if (value === undefined) throw new CurlUsage(`curl: option ${word}: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n`);
  return value;
}

function apply(options: CurlOptions, name: string, value: string, readFile: (path: string) => string | undefined, stdin: string): void {
  const setHeader = (header: string, text: string): void => void (options.headers[header] = text);
  const actions: Record<string, () => void> = {
    request: () => (options.method = value),
    header: () => {
      const [, header = '', text = ''] = /^([^:;]+)[:;]\s*(.*)$/.exec(value) ?? [];
      if (header !== '') setHeader(header, text);
    },
    output: () => (options.output = value),
    'write-out': () => (options.writeOut = value),
    'max-time': () => (options.maxTime = Number(value)),
    'connect-timeout': () => (options.connectTimeout = Number(value)),
    retry: () => (options.retries = Number(value)),
    'user-agent': () => setHeader('User-Agent', value),
    cookie: () => setHeader('Cookie', value),
    referer: () => setHeader('Referer', value),
    user: () => setHeader('Authorization', `Basic ${btoa(value)}`),
    include: () => (options.include = true),
    head: () => (options.head = true),
    silent: () => (options.silent = true),
    'show-error': () => (options.showError = true),
    fail: () => (options.fail = true),
    verbose: () => (options.verbose = true),
    location: () => (options.location = true),
    'remote-name': () => (options.remoteName = true),
    version: () => (options.version = true),
    help: () => (options.help = true),
    get: () => (options.method = 'GET'),
  };
  if (name.startsWith('data') || name === 'json') {
    const text = name !== 'data-raw' && value.startsWith('@') ? (value === '@-' ? stdin : readFile(value.slice(1)) ?? '') : value;
    options.data = options.data === undefined ? text : `${options.data}&${text}`;
    if (name === 'json') Object.assign(options.headers, { 'Content-Type': 'application/json', Accept: 'application/json' });
  } else actions[name]?.();
}
