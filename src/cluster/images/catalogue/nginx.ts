import { FOREVER, type Image } from '../image.ts';
import type { HttpRequest, HttpResponse } from '../program.ts';
import { formatDate } from '../shell/applets/date-format.ts';
import { parseTarget } from '../shell/applets/http.ts';
import { serveFiles } from '../shell/applets/file-server.ts';
import type { Machine, Process } from '../shell/machine.ts';
import type { Step } from '../shell/process.ts';
import { nginxServers, type Location, type NginxServer } from './nginx-config.ts';

const WELCOME = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p>For online documentation and support please refer to
<a href="http://nginx.org/">nginx.org</a>.<br/>
Commercial support is available at
<a href="http://nginx.com/">nginx.com</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;

/** The process that answers, as the error log names it. */
const WORKER = 29;

/** The version that a tag stands for; names stand for the newest. */
const versionOf = (tag: string): string => {
  const numbers = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(tag);
  return numbers === null ? (tag.startsWith('stable') ? '1.30.1' : '1.31.0') : `${numbers[1]}.${numbers[2]}.${numbers[3] ?? 0}`;
};

/** The web server nginx. @param port that it listens on without configuration */
export function nginxImage(tag: string, port = 80, user = 0): Image {
  const version = versionOf(tag);
  const isAlpine = tag.includes('alpine');
  return {
    bytes: isAlpine ? 21_000_000 : 72_000_000,
    flavour: isAlpine ? 'busybox' : 'debian',
    user,
    env: { NGINX_VERSION: version },
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    files: {
      '/usr/share/nginx/html/index.html': WELCOME,
      '/etc/nginx/conf.d/default.conf': `server {\n    listen       ${port};\n    server_name  localhost;\n\n    location / {\n        root   /usr/share/nginx/html;\n        index  index.html index.htm;\n    }\n}\n`,
    },
    idle: { milliCpu: 0, bytes: 6 * 1024 * 1024 },
    programs: {
      'docker-entrypoint.sh': (process) => {
        for (const line of ['/docker-entrypoint.d/ is not empty, will attempt to perform configuration', 'Looking for shell scripts in /docker-entrypoint.d/', 'Configuration complete; ready for start up']) process.stdout.write(`/docker-entrypoint.sh: ${line}\n`);
        return process.shell.program(process.args[0] ?? 'nginx', process.args.slice(1), process);
      },
      nginx: (process) => command(process, version),
    },
  };
}

const stamp = ({ machine: { runtime: { clock } } }: Process): string => formatDate(clock.now, '%Y/%m/%d %T');

function command(process: Process, version: string): number | Step {
  const { args, stdout, stderr, machine } = process;
  if (args.includes('-v') || args.includes('-V')) {
    stderr.write(`nginx version: nginx/${version}\n`);
    return 0;
  }
  const servers = nginxServers(machine.runtime.files);
  if (servers === undefined) {
    stderr.write(`${stamp(process)} [emerg] 1#1: unexpected end of file, expecting ";" or "}" in /etc/nginx/conf.d/default.conf\nnginx: configuration file /etc/nginx/nginx.conf test failed\n`);
    return 1;
  }
  if (args.includes('-t')) {
    stderr.write('nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n');
    return 0;
  }
  const listen = (all: readonly NginxServer[]): void => {
    machine.listeners.clear();
    for (const server of all) machine.listeners.set(server.port, (request) => answer(request, server, process, version));
  };
  if (args.includes('-s')) {
    const signal = args[args.indexOf('-s') + 1];
    stdout.write(`${stamp(process)} [notice] ${machine.nextPid()}#${machine.nextPid()}: signal process started\n`);
    if (signal === 'reload') listen(servers);
    else machine.terminate();
    return 0;
  }
  return (function* run(): Step {
    for (const line of ['using the "epoll" event method', `nginx/${version}`, 'start worker processes']) stdout.write(`${stamp(process)} [notice] 1#1: ${line}\n`);
    machine.onTerminate = () => machine.runtime.exit(0);
    listen(servers);
    yield FOREVER;
    return 0;
  })();
}

function answer(request: HttpRequest, server: NginxServer, { machine }: Process, version: string): HttpResponse {
  const { runtime } = machine;
  const path = request.path.replace(/[?#].*$/, '');
  const location = server.locations.filter((one) => (one.isExact ? path === one.path : path.startsWith(one.path))).sort((a, b) => Number(b.isExact) - Number(a.isExact) || b.path.length - a.path.length)[0]!;
  const headers = { Server: `nginx/${version}`, Date: formatDate(runtime.clock.now, '%a, %d %b %Y %T GMT') };
  let response: HttpResponse;
  const { returns, proxy } = location;
  if (returns !== undefined) {
    const text = returns.text.replace(/\$(hostname|request_uri|uri|remote_addr|host|server_port)\b/g, (found, name: string) => ({ hostname: runtime.hostname, request_uri: request.path, uri: path, remote_addr: request.client.split(':')[0]!, host: (request.headers['Host'] ?? '').split(':')[0]!, server_port: String(server.port) })[name] ?? found);
    const isMoved = returns.status >= 300 && returns.status < 400;
    response = { status: returns.status, headers: isMoved ? { Location: text } : { 'Content-Type': 'text/plain' }, body: isMoved ? errorPage(`${returns.status} Moved`, version) : text };
  } else if (proxy !== undefined) {
    response = passedOn(request, server, location, proxy, machine, version);
  } else {
    response = serveFiles(runtime.files, location.root!)(request);
    if (response.status === 404) response = { ...response, body: errorPage('404 Not Found', version) };
  }
  const agent = request.headers['User-Agent'] ?? '-';
  if (location.logs) runtime.log(`${request.client.split(':')[0]} - - [${formatDate(runtime.clock.now, '%d/%b/%Y:%T %z')}] "${request.method} ${request.path} HTTP/1.1" ${response.status} ${response.body.length} "-" "${agent}" "-"`);
  return { ...response, cpuMilliseconds: 0.3, headers: { ...headers, ...response.headers, ...location.headers } };
}

/** Asks the upstream server; one that cannot be reached makes a 502 or 504, and a line in the error log. */
function passedOn(request: HttpRequest, server: NginxServer, location: Location, proxy: string, { runtime, flavour }: Machine, version: string): HttpResponse {
  const target = parseTarget(proxy);
  const path = /^https?:\/\/[^/]+$/.test(proxy) ? request.path : (target?.path ?? '').replace(/\/$/, '') + request.path.slice(location.path.replace(/\/$/, '').length);
  const reply = target === undefined ? 'refused' : runtime.network.http(target.host, target.port, { method: request.method, path, headers: { ...request.headers, Host: `${target.host}${target.port === 80 ? '' : `:${target.port}`}` }, body: request.body });
  if (typeof reply !== 'string') return reply;
  const isSlow = reply === 'timeout';
  const why = isSlow ? `upstream timed out (110: ${flavour === 'busybox' ? 'Operation' : 'Connection'} timed out)` : `connect() failed (${reply === 'unreachable' ? '113: Host is unreachable' : '111: Connection refused'})`;
  const address = target === undefined ? proxy : `${target.scheme}://${runtime.network.resolve(target.host)[0] ?? target.host}:${target.port}${path}`;
  const client = request.client.split(':')[0]!;
  runtime.log(`${formatDate(runtime.clock.now, '%Y/%m/%d %T')} [error] ${WORKER}#${WORKER}: *${request.client.split(':')[1] ?? '1'} ${why} while connecting to upstream, client: ${client}, server: ${server.name}, request: "${request.method} ${request.path} HTTP/1.1", upstream: "${address}", host: "${request.headers['Host'] ?? ''}"`);
  return { status: isSlow ? 504 : 502, headers: {}, body: errorPage(isSlow ? '504 Gateway Time-out' : '502 Bad Gateway', version), ...(isSlow ? { seconds: location.connectSeconds } : {}) };
}

/** The page by which nginx tells of an error. */
export function errorPage(title: string, version = ''): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx${version === '' ? '' : `/${version}`}</center>\r\n</body>\r\n</html>\r\n`;
}
