import { FOREVER, type Image } from '../image.ts';
import { formatDate } from '../shell/applets/date-format.ts';
import type { Applet, Process } from '../shell/machine.ts';
import type { Step } from '../shell/process.ts';
import { optionOf } from '../image.ts';
import type { Repository } from './catalogue.ts';
import { redisApplets } from './redis.ts';
import { tagsOf } from './tags.ts';

/** What a browser or curl gets from a port on which no HTTP is spoken. */
const NO_HTTP = { status: 400, headers: {}, body: '' };

/**
 * A database server: it begins when its variables are there, as its image asks, and listens.
 * @param needed one of these must be set
 */
const server = (port: number, needed: readonly string[], refusal: string, ready: (process: Process) => string) => function* run(process: Process): Step {
  const { machine, stderr, stdout } = process;
  const { runtime } = machine;
  if (needed.length > 0 && !needed.some((name) => (runtime.env[name] ?? '') !== '')) {
    stderr.write(refusal);
    return 1;
  }
  machine.onTerminate = () => runtime.exit(0);
  yield 1;
  stdout.write(`${ready(process)}\n`);
  machine.listeners.set(port, () => NO_HTTP);
  yield FOREVER;
  return 0;
};

/** A client that can tell whether its server is there, and nothing more. */
const client = (port: number, open: (host: string, port: number) => string, closed: (host: string, port: number) => string, status: number): Applet => ({ args, machine: { runtime, listeners }, stdout, stderr }) => {
  const host = optionOf(args, 'h', 'host') ?? 'localhost';
  const at = Number(optionOf(args, 'p', 'P', 'port') ?? port);
  const isOpen = host === 'localhost' || host === '127.0.0.1' ? listeners.has(at) : runtime.network.connect(host, at) === 'open';
  if (isOpen) stdout.write(open(host, at));
  else stderr.write(closed(host, at));
  return isOpen ? 0 : status;
};

const sql = (name: string): Applet => ({ stderr, args, stdout }) => {
  if (args.includes('--version') || args.includes('-V')) {
    stdout.write(`${name} (simulated)\n`);
    return 0;
  }
  stderr.write(`${name}: this simulation keeps no tables: it knows whether the server is there, not what is in it\n`);
  return 1;
};

const image = (bytes: number, entrypoint: string, cmd: string, programs: Image['programs'], memory: number) => (tag: string): Image => ({
  bytes: tag.includes('alpine') ? bytes / 2 : bytes, flavour: tag.includes('alpine') ? 'busybox' : 'debian', entrypoint: [entrypoint], cmd: [cmd], idle: { milliCpu: 3, bytes: memory * 1024 * 1024 },
  programs: { ...programs!, [entrypoint]: (process) => process.shell.program(process.args[0] ?? cmd, process.args.slice(1), process) },
});

const stamp = ({ machine: { runtime: { clock } } }: Process): string => formatDate(clock.now, '%F %T.000 UTC [1]');

const postgres = server(5432, ['POSTGRES_PASSWORD', 'POSTGRES_HOST_AUTH_METHOD'],
  'Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the\n       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".\n',
  (process) => `${stamp(process)} LOG:  listening on IPv4 address "0.0.0.0", port 5432\n${stamp(process)} LOG:  database system is ready to accept connections`);
const mysqlRefusal = (kind: string): string => `[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - ${kind}_ROOT_PASSWORD\n    - ${kind}_ALLOW_EMPTY_PASSWORD\n    - ${kind}_RANDOM_ROOT_PASSWORD\n`;
const mysqlVariables = ['ROOT_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD'].flatMap((name) => [`MYSQL_${name}`, `MARIADB_${name}`]);
const mysql = (kind: string) => server(3306, mysqlVariables, mysqlRefusal(kind), () => `/usr/sbin/mysqld: ready for connections. Version: '9.5.0'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server - GPL.`);
const mysqladmin = client(3306, () => 'mysqld is alive\n', (host) => `mysqladmin: connect to server at '${host}' failed\n`, 1);
const mongod = server(27017, [], '', (process) => `{"t":{"$date":"${formatDate(process.machine.runtime.clock.now, '%FT%T.000+00:00')}"},"s":"I",  "c":"NETWORK",  "id":23016,   "ctx":"listener","msg":"Waiting for connections","attr":{"port":27017,"ssl":"off"}}`);

/** Databases and message brokers. */
export const databases: Readonly<Record<string, Repository>> = {
  postgres: {
    tags: tagsOf('(?:9|1\\d)(?:\\.\\d+)?'),
    image: image(150_000_000, 'docker-entrypoint.sh', 'postgres', { postgres, psql: sql('psql'), pg_isready: client(5432, (host, port) => `${host === 'localhost' ? '/var/run/postgresql' : host}:${port} - accepting connections\n`, (host, port) => `${host === 'localhost' ? '/var/run/postgresql' : host}:${port} - no response\n`, 2) }, 30),
  },
  mysql: { tags: tagsOf('[589](?:\\.\\d+){0,2}', 'lts'), image: image(230_000_000, 'docker-entrypoint.sh', 'mysqld', { mysqld: mysql('MYSQL'), mysql: sql('mysql'), mysqladmin }, 350) },
  mariadb: { tags: tagsOf('1[0-2](?:\\.\\d+){0,2}', 'lts'), image: image(110_000_000, 'docker-entrypoint.sh', 'mariadbd', { mariadbd: mysql('MARIADB'), mariadb: sql('mariadb'), 'mariadb-admin': mysqladmin }, 90) },
  mongo: { tags: tagsOf('[4-8](?:\\.\\d+){0,2}'), image: image(280_000_000, 'docker-entrypoint.sh', 'mongod', { mongod, mongosh: sql('mongosh') }, 90) },
  redis: { tags: tagsOf('[5-8](?:\\.\\d+){0,2}'), image: image(30_000_000, 'docker-entrypoint.sh', 'redis-server', redisApplets, 8) },
  valkey: { tags: tagsOf('[789](?:\\.\\d+){0,2}'), image: image(40_000_000, 'docker-entrypoint.sh', 'redis-server', redisApplets, 8) },
  memcached: { tags: tagsOf('1(?:\\.\\d+){0,2}'), image: image(30_000_000, 'docker-entrypoint.sh', 'memcached', { memcached: server(11211, [], '', () => '') }, 4) },
  rabbitmq: { tags: tagsOf('[34](?:\\.\\d+){0,2}', 'management'), image: image(90_000_000, 'docker-entrypoint.sh', 'rabbitmq-server', { 'rabbitmq-server': server(5672, [], '', () => ' completed with 4 plugins.') }, 120) },
};
