import { FOREVER, type Image } from '../image.ts';
import { formatDate } from '../shell/applets/date-format.ts';
import { serveFiles } from '../shell/applets/file-server.ts';
import type { Process } from '../shell/machine.ts';
import type { Step } from '../shell/process.ts';
import type { Repository } from './catalogue.ts';
import { nginxImage } from './nginx.ts';
import { tagsOf } from './tags.ts';

const NGINX_TAGS = tagsOf('1(?:\\.(?:\\d|[12]\\d|3[01])(?:\\.\\d+)?)?', 'stable', 'mainline');

function apacheImage(tag: string): Image {
  const version = /^\d+\.\d+\.\d+/.exec(tag)?.[0] ?? '2.4.66';
  return {
    bytes: tag.includes('alpine') ? 24_000_000 : 45_000_000,
    flavour: tag.includes('alpine') ? 'busybox' : 'debian',
    workingDir: '/usr/local/apache2',
    cmd: ['httpd-foreground'],
    files: { '/usr/local/apache2/htdocs/index.html': '<html><body><h1>It works!</h1></body></html>\n' },
    idle: { milliCpu: 1, bytes: 9 * 1024 * 1024 },
    programs: { 'httpd-foreground': (process) => apache(process, version), httpd: (process) => apache(process, version) },
  };
}

function* apache({ machine, stdout }: Process, version: string): Step {
  const { runtime } = machine;
  stdout.write(`AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${runtime.podIp}. Set the 'ServerName' directive globally to suppress this message\n`);
  stdout.write(`[${formatDate(runtime.clock.now, '%a %b %d %T.000000 %Y')}] [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/${version} (Unix) configured -- resuming normal operations\n`);
  machine.onTerminate = () => runtime.exit(0);
  const serve = serveFiles(runtime.files, '/usr/local/apache2/htdocs');
  machine.listeners.set(80, (request) => {
    const response = serve(request);
    runtime.log(`${request.client.split(':')[0]} - - [${formatDate(runtime.clock.now, '%d/%b/%Y:%T %z')}] "${request.method} ${request.path} HTTP/1.1" ${response.status} ${response.body.length}`);
    return { ...response, headers: { Date: formatDate(runtime.clock.now, '%a, %d %b %Y %T GMT'), Server: `Apache/${version} (Unix)`, ...response.headers } };
  });
  yield FOREVER;
  return 0;
}

/** Web servers. */
export const webServers: Readonly<Record<string, Repository>> = {
  nginx: { tags: NGINX_TAGS, image: (tag) => nginxImage(tag) },
  'public.ecr.aws/docker/library/nginx': { tags: NGINX_TAGS, image: (tag) => nginxImage(tag) },
  'nginxinc/nginx-unprivileged': { tags: NGINX_TAGS, image: (tag) => nginxImage(tag, 8080, 101) },
  httpd: { tags: tagsOf('2(?:\\.4(?:\\.\\d+)?)?'), image: apacheImage },
};
