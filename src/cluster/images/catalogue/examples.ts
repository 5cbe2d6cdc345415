import { optionOf, serve, FOREVER, type Image } from '../image.ts';
import type { HttpRequest, HttpResponse } from '../program.ts';
import { formatDate } from '../shell/applets/date-format.ts';
import type { Process } from '../shell/machine.ts';
import type { Step } from '../shell/process.ts';
import type { Repository } from './catalogue.ts';

const ANY_TAG = /^[\w.-]+$/;
const text = (body: string, status = 200): HttpResponse => ({ status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body });
const single = (name: string, run: (process: Process) => Step, more: Partial<Image> = {}) => (): Image => ({ bytes: 5_000_000, flavour: 'none', entrypoint: [`/${name}`], programs: { [name]: run }, idle: { milliCpu: 0, bytes: 4 * 1024 * 1024 }, ...more });

/** hashicorp/http-echo: answers everything with one text. */
function* httpEcho(process: Process): Step {
  const { args, machine: { runtime }, stderr } = process;
  const body = optionOf(args, 'text') ?? runtime.env['ECHO_TEXT'];
  if (body === undefined || body === '') {
    stderr.write("Missing -text option!\n");
    return 127;
  }
  const listen = optionOf(args, 'listen') ?? ':5678';
  const status = Number(optionOf(args, 'status-code') ?? 200);
  runtime.log(`${formatDate(runtime.clock.now, '%Y/%m/%d %T')} [INFO] server is listening on ${listen}`);
  return yield* serve(process, Number(listen.split(':').at(-1)), (request) => {
    runtime.log(`${formatDate(runtime.clock.now, '%Y/%m/%d %T')} ${request.headers['Host'] ?? ''} ${request.client} "${request.method} ${request.path} HTTP/1.1" ${status} ${body.length + 1} "${request.headers['User-Agent'] ?? ''}" 9.2µs`);
    return { status, headers: { 'X-App-Name': 'http-echo', 'X-App-Version': '1.0.0', 'Content-Type': 'text/plain; charset=utf-8' }, body: `${body}\n` };
  });
}

/** traefik/whoami: tells about the request. */
function* whoami(process: Process): Step {
  const { args, machine: { runtime } } = process;
  const port = Number(optionOf(args, 'port') ?? runtime.env['WHOAMI_PORT_NUMBER'] ?? 80);
  runtime.log(`${formatDate(runtime.clock.now, '%Y/%m/%d %T')} Starting up on port ${port}`);
  const name = optionOf(args, 'name') ?? runtime.env['WHOAMI_NAME'];
  return yield* serve(process, port, (request) => {
    if (request.path === '/health') return text('');
    const head = `Hostname: ${runtime.hostname}\nIP: 127.0.0.1\nIP: ${runtime.podIp}\nRemoteAddr: ${request.client}\n`;
    return text(`${name === undefined ? '' : `Name: ${name}\n`}${head}${request.method} ${request.path} HTTP/1.1\n${headerLines(request)}\n`);
  });
}

const headerLines = ({ headers }: HttpRequest): string => Object.entries(headers).sort(([a], [b]) => Number(b === 'Host') - Number(a === 'Host') || (a < b ? -1 : 1)).map(([name, value]) => `${name}: ${value}\n`).join('');

/** google-samples/hello-app, whose tag is its version. */
const hello = (version: string) => function* helloApp(process: Process): Step {
  const { machine: { runtime } } = process;
  const port = Number(runtime.env['PORT'] ?? 8080);
  const log = (line: string): void => runtime.log(`${formatDate(runtime.clock.now, '%Y/%m/%d %T')} ${line}`);
  log(`Server listening on port ${port}`);
  return yield* serve(process, port, ({ path }) => {
    log(`Serving request: ${path}`);
    return text(`Hello, world!\nVersion: ${version}\nHostname: ${runtime.hostname}\n`);
  });
};

/** registry.k8s.io/hpa-example: counts for a while and says OK. Rule: the walkthrough of the HorizontalPodAutoscaler. */
function* phpApache(process: Process): Step {
  return yield* serve(process, 80, () => ({ status: 200, headers: { 'Content-Type': 'text/html; charset=UTF-8', Server: 'Apache/2.4.10 (Debian)' }, body: 'OK!', cpuMilliseconds: 60 }));
}

/** registry.k8s.io/echoserver. */
function* echoServer(process: Process): Step {
  const { machine: { runtime } } = process;
  return yield* serve(process, 8080, (request) => text(`\n\nHostname: ${runtime.hostname}\n\nPod Information:\n\t-no pod information available-\n\nRequest Information:\n\tclient_address=${request.client.split(':')[0]}\n\tmethod=${request.method}\n\treal path=${request.path}\n\nRequest Headers:\n${headerLines(request).replace(/^(?=.)/gm, '\t').toLowerCase()}\nRequest Body:\n\t${request.body === '' ? '-no body in request-' : request.body}\n`));
}

/** agnhost, the image of the tests of Kubernetes: `netexec`, `serve-hostname`, `pause`, `liveness` and a few more. */
function* agnhost(process: Process): Step {
  const { args: [command = 'pause', ...args], machine, stderr } = process;
  const { runtime } = machine;
  switch (command) {
    case 'netexec': {
      const port = Number(optionOf(args, 'http-port') ?? 8080);
      runtime.log(`Started HTTP server on port ${port}`);
      let exiting: number | undefined;
      machine.onTerminate = () => runtime.exit(0);
      machine.listeners.set(port, ({ path, client }) => {
        const url = new URL(path, 'http://pod');
        switch (url.pathname) {
          case '/': return text(`NOW: ${formatDate(runtime.clock.now, '%F %T.000000000 +0000 UTC m=+0.000000000')}`);
          case '/hostname':
          case '/hostName': return text(runtime.hostname);
          case '/clientip': return text(client);
          case '/echo': return text(url.searchParams.get('msg') ?? '', Number(url.searchParams.get('code') ?? 200));
          case '/healthz': return text('', exiting === undefined ? 200 : 412);
          case '/exit':
            exiting = Number(url.searchParams.get('code') ?? 0);
            runtime.clock.after(Number.parseFloat(url.searchParams.get('timeout') ?? '0'), () => runtime.exit(exiting!));
            return text('');
          default: return text('404 page not found\n', 404);
        }
      });
      yield FOREVER;
      return 0;
    }
    case 'serve-hostname': return yield* serve(process, Number(optionOf(args, 'port') ?? 9376), () => text(runtime.hostname));
    case 'liveness': {
      // Well for ten seconds, then not. Rule: the page "Configure Liveness, Readiness and Startup Probes".
      const started = runtime.clock.now;
      return yield* serve(process, 8080, () => (runtime.clock.now - started > 10_000 ? text(`error: ${(runtime.clock.now - started) / 1000}`, 500) : text('ok')));
    }
    case 'pause':
      machine.onTerminate = () => runtime.exit(0);
      runtime.log('Paused');
      yield FOREVER;
      return 0;
    default:
      stderr.write(`Error: unknown command "${command}" for "app"\n`);
      return 1;
  }
}

/** Images that examples of the documentation use. */
export const examples: Readonly<Record<string, Repository>> = {
  'hashicorp/http-echo': { tags: /^(latest|alpine|\d+(\.\d+){0,2})$/, image: single('http-echo', httpEcho, { user: 65532 }) },
  'traefik/whoami': { tags: /^(latest|v?1(\.\d+){0,2})$/, image: single('whoami', whoami) },
  'containous/whoami': { tags: ANY_TAG, image: single('whoami', whoami) },
  'gcr.io/google-samples/hello-app': { tags: /^[12]\.0$/, image: (tag) => single('hello-app', hello(`${tag}.0`))() },
  'us-docker.pkg.dev/google-samples/containers/gke/hello-app': { tags: /^[12]\.0$/, image: (tag) => single('hello-app', hello(`${tag}.0`))() },
  'registry.k8s.io/hpa-example': { tags: ANY_TAG, image: single('php-apache', phpApache, { bytes: 180_000_000, flavour: 'debian', idle: { milliCpu: 1, bytes: 12 * 1024 * 1024 } }) },
  'registry.k8s.io/echoserver': { tags: ANY_TAG, image: single('echoserver', echoServer, { bytes: 46_000_000, flavour: 'debian' }) },
  'registry.k8s.io/e2e-test-images/agnhost': { tags: /^(latest|2\.\d+)$/, image: single('agnhost', agnhost, { bytes: 53_000_000, flavour: 'busybox', cmd: ['pause'] }) },
};
