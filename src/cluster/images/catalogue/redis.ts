import { FOREVER, optionOf } from '../image.ts';
import { formatDate } from '../shell/applets/date-format.ts';
import type { Applet, Process } from '../shell/machine.ts';
import type { Step } from '../shell/process.ts';

const PORT = 6379;
/** How a command of Redis travels over the simulated network, which knows requests and answers only. */
const METHOD = 'REDIS';

/** What `redis-cli` prints of a reply. */
function shown(reply: unknown): string {
  if (reply === null) return '(nil)';
  if (typeof reply === 'number') return `(integer) ${reply}`;
  if (Array.isArray(reply)) return reply.length === 0 ? '(empty array)' : reply.map((item, index) => `${index + 1}) ${JSON.stringify(item)}`).join('\n');
  return String(reply);
}

/** A reply when the output is no terminal: without the marks for types. */
const raw = (reply: unknown): string => (reply === null ? '' : Array.isArray(reply) ? reply.join('\n') : String(reply));

class RedisError extends Error {}

/** Runs a command on the data. Rule: https://redis.io/docs/latest/commands/ */
function execute(data: Map<string, string | string[]>, [name = '', ...args]: readonly string[], host: string): unknown {
  const [key = '', ...rest] = args;
  const text = (): string | undefined => {
    const value = data.get(key);
    if (Array.isArray(value)) throw new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value');
    return value;
  };
  const list = (): string[] => {
    const value = data.get(key) ?? [];
    if (!Array.isArray(value)) throw new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value');
    return value;
  };
  const add = (by: number): number => {
    const value = Number(text() ?? 0) + by;
    if (!Number.isInteger(value)) throw new RedisError('ERR value is not an integer or out of range');
    data.set(key, String(value));
    return value;
  };
  switch (name.toUpperCase()) {
    case 'PING': return args[0] ?? 'PONG';
    case 'ECHO': return key;
    case 'SET':
      data.set(key, rest[0] ?? '');
      return 'OK';
    case 'GET': return text() ?? null;
    case 'DEL': return args.filter((one) => data.delete(one)).length;
    case 'EXISTS': return args.filter((one) => data.has(one)).length;
    case 'INCR': return add(1);
    case 'DECR': return add(-1);
    case 'INCRBY': return add(Number(rest[0]));
    case 'APPEND':
      data.set(key, (text() ?? '') + (rest[0] ?? ''));
      return text()!.length;
    case 'KEYS': return [...data.keys()].filter((one) => key === '*' || new RegExp(`^${key.replaceAll('*', '.*')}$`).test(one));
    case 'DBSIZE': return data.size;
    case 'RPUSH':
    case 'LPUSH':
      data.set(key, name.toUpperCase() === 'RPUSH' ? [...list(), ...rest] : [...[...rest].reverse(), ...list()]);
      return list().length;
    case 'LRANGE': return list().slice(Number(rest[0]), Number(rest[1]) === -1 ? undefined : Number(rest[1]) + 1);
    case 'LLEN': return list().length;
    case 'LPOP':
    case 'RPOP': {
      const [first, ...others] = name.toUpperCase() === 'LPOP' ? list() : list().toReversed();
      if (first === undefined) return null;
      data.set(key, name.toUpperCase() === 'LPOP' ? others : others.reverse());
      return first;
    }
    case 'FLUSHALL':
    case 'FLUSHDB':
      data.clear();
      return 'OK';
    case 'SAVE':
    case 'SELECT':
    case 'AUTH': return 'OK';
    case 'INFO': return `# Server\r\nredis_version:8.4.0\r\nredis_mode:standalone\r\n# Replication\r\nrole:master\r\nconnected_slaves:0\r\n# Clients\r\nhost:${host}\r`;
    case 'CONFIG': return key.toUpperCase() === 'GET' ? [rest[0] ?? '', ''] : 'OK';
    default: throw new RedisError(`ERR unknown command '${name}', with args beginning with: ${args.map((arg) => `'${arg}' `).join('')}`);
  }
}

function* server({ args, machine, stdout }: Process): Step {
  const { runtime } = machine;
  const port = Number(optionOf(args, 'port') ?? PORT);
  const data = new Map<string, string | string[]>();
  const say = (text: string): void => void stdout.write(`1:M ${formatDate(runtime.clock.now, '%d %b %Y %T.000')} * ${text}\n`);
  stdout.write(`1:C ${formatDate(runtime.clock.now, '%d %b %Y %T.000')} * Redis version=8.4.0, bits=64, commit=00000000, modified=0, pid=1, just started\n`);
  machine.onTerminate = () => runtime.exit(0);
  machine.listeners.set(port, ({ method, body }) => {
    if (method !== METHOD) return { status: 400, headers: {}, body: '' };
    try {
      return { status: 200, headers: {}, body: JSON.stringify(execute(data, JSON.parse(body) as string[], runtime.hostname)), cpuMilliseconds: 0.05 };
    } catch (error) {
      return { status: 500, headers: {}, body: JSON.stringify((error as Error).message) };
    }
  });
  say('Server initialized');
  say('Ready to accept connections tcp');
  yield FOREVER;
  return 0;
}

const cli: Applet = function* cli({ args, machine, stdin, stdout, stderr }) {
  const { runtime } = machine;
  let host = '127.0.0.1';
  let port = PORT;
  let at = 0;
  for (; args[at]?.startsWith('-') === true; at++) {
    if (args[at] === '-h') host = args[++at] ?? host;
    else if (args[at] === '-p') port = Number(args[++at]);
    else if (args[at] === '-a' || args[at] === '-n' || args[at] === '--user' || args[at] === '--pass') at++;
    else if (args[at] === '--version' || args[at] === '-v') {
      stdout.write('redis-cli 8.4.0\n');
      return 0;
    }
  }
  const commands = at < args.length ? [args.slice(at)] : (yield* stdin.readAll()).split('\n').filter((line) => line.trim() !== '').map((line) => line.trim().split(/\s+/));
  for (const command of commands) {
    const request = { method: METHOD, path: '/', headers: {}, body: JSON.stringify(command), client: `${runtime.podIp}:40000` };
    const isLocal = host === '127.0.0.1' || host === 'localhost';
    const reply = isLocal && machine.listeners.has(port) ? machine.listeners.get(port)!(request) : runtime.network.http(host, port, request);
    if (typeof reply === 'string') {
      stderr.write(`Could not connect to Redis at ${host}:${port}: ${reply === 'unknown-host' ? 'Name or service not known' : reply === 'refused' ? 'Connection refused' : 'Connection timed out'}\n`);
      return 1;
    }
    stdout.write(reply.status === 500 ? `${JSON.parse(reply.body) as string}\n\n` : `${(args.includes('--no-raw') ? shown : raw)(JSON.parse(reply.body === '' ? 'null' : reply.body))}\n`);
  }
  return 0;
};

/** The server and the client of Redis. */
export const redisApplets: Readonly<Record<string, Applet>> = { 'redis-server': server, 'redis-cli': cli, 'valkey-server': server, 'valkey-cli': cli };
