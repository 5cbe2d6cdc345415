import { describe, expect, it } from 'vitest';
import { declaredImage } from './declared.ts';
import { placeholderImage } from './placeholder.ts';
import { StartError, type ContainerNetwork, type HttpResponse } from './program.ts';
import { container, type TestContainer } from './testing/container.ts';

const ask = ({ program }: TestContainer, port: number, path = '/', method = 'GET'): HttpResponse => program.http(port, { method, path, headers: { Host: 'x' }, body: '', client: '10.244.1.9:40000' });

describe('nginx', () => {
  it('shows its welcome page, its version and its log', () => {
    const web = container('nginx:1.27.3');
    const { status, headers, body } = ask(web, 80);
    expect([status, headers['Server'], /<title>(.*)<\/title>/.exec(body)?.[1], body.length]).toEqual([200, 'nginx/1.27.3', 'Welcome to nginx!', 615]);
    expect(ask(web, 80, '/nosuch').status).toBe(404);
    expect(web.log.at(-1)).toBe('10.244.1.9 - - [21/Nov/2026:09:00:00 +0000] "GET /nosuch HTTP/1.1" 404 153 "-" "-" "-"');
    expect(web.exec(['nginx', '-v'])).toMatchObject({ stderr: 'nginx version: nginx/1.27.3\n', exitCode: 0 });
  });

  it('serves the files that are put there, and the servers of its configuration', () => {
    const web = container('nginx:1.27');
    web.sh('echo hello > /usr/share/nginx/html/index.html');
    expect(ask(web, 80).body).toBe('hello\n');
    web.sh("echo 'server { listen 8080; location /hi { return 200 \"hi from $hostname\"; } }' > /etc/nginx/conf.d/default.conf; nginx -s reload");
    expect([web.program.listens(80), web.program.listens(8080), ask(web, 8080, '/hi').body]).toEqual([false, true, 'hi from pod']);
  });

  it.each([
    ['refused', 502, undefined, 'connect() failed (111: Connection refused)'],
    ['timeout', 504, 2, 'upstream timed out (110: Connection timed out)'],
  ] as const)('tells of an upstream server that is not reached: %s', (reply, status, seconds, why) => {
    const network: ContainerNetwork = { resolve: () => ['10.96.0.7'], http: () => reply, connect: () => reply };
    const web = container('nginx:1.27', { network });
    web.sh("echo 'server { listen 80; server_name harbour; proxy_connect_timeout 2s; location /predict { proxy_pass http://eta; } }' > /etc/nginx/conf.d/default.conf; nginx -s reload");
    const answer = ask(web, 80, '/predict?miles=280');
    expect([answer.status, answer.seconds]).toEqual([status, seconds]);
    expect(web.log.at(-2)).toBe(`2026/11/21 09:00:01 [error] 29#29: *40000 ${why} while connecting to upstream, client: 10.244.1.9, server: harbour, request: "GET /predict?miles=280 HTTP/1.1", upstream: "http://10.96.0.7:80/predict?miles=280", host: "x"`);
  });

  it('passes on what an upstream server answers, and keeps probes out of its log', () => {
    const reply: HttpResponse = { status: 200, headers: {}, body: 'hi', cpuMilliseconds: 50, seconds: 1 };
    const web = container('nginx:1.27', { network: { resolve: () => [], http: () => reply, connect: () => 'open' } });
    web.sh("echo 'server { listen 80; location / { proxy_pass http://eta; } location = /healthz { access_log off; return 200 ok; } }' > /etc/nginx/conf.d/default.conf; nginx -s reload");
    const lines = web.log.length;
    expect(ask(web, 80, '/x')).toMatchObject({ status: 200, body: 'hi', cpuMilliseconds: 0.3, seconds: 1 });
    expect(ask(web, 80, '/healthz').body).toBe('ok');
    expect(web.log.length).toBe(lines + 1);
  });

  it('ends when it is told to', () => {
    const web = container('nginx');
    web.program.terminate();
    expect([web.end, web.program.listens(80)]).toEqual([{ code: 0, reason: undefined }, false]);
  });
});

describe('small servers', () => {
  it.each([
    ['hashicorp/http-echo', ['-text=hello', '-listen=:8080'], 8080, '/', 'hello\n'],
    ['hashicorp/http-echo', ['-text', 'hello'], 5678, '/any', 'hello\n'],
    ['registry.k8s.io/e2e-test-images/agnhost:2.47', ['netexec', '--http-port=8081'], 8081, '/hostname', 'pod'],
    ['registry.k8s.io/e2e-test-images/agnhost:2.47', ['serve-hostname'], 9376, '/', 'pod'],
    ['gcr.io/google-samples/hello-app:2.0', undefined, 8080, '/', 'Hello, world!\nVersion: 2.0.0\nHostname: pod\n'],
    ['httpd', undefined, 80, '/', '<html><body><h1>It works!</h1></body></html>\n'],
    ['registry.k8s.io/hpa-example', undefined, 80, '/', 'OK!'],
  ])('%s %j', (image, args, port, path, body) => {
    expect(ask(container(image, { args }), port, path).body).toBe(body);
  });

  it('whoami tells of the request', () => {
    expect(ask(container('traefik/whoami'), 80, '/a').body).toMatch(/^Hostname: pod\nIP: 127\.0\.0\.1\nIP: 10\.244\.1\.2\nRemoteAddr: 10\.244\.1\.9:40000\nGET \/a HTTP\/1\.1\nHost: x\n/);
  });

  it('the liveness example of the documentation is well for ten seconds', () => {
    const well = container('registry.k8s.io/e2e-test-images/agnhost:2.40', { args: ['liveness'] });
    expect(ask(well, 8080, '/healthz').status).toBe(200);
    well.clock.advance(11);
    expect(ask(well, 8080, '/healthz').status).toBe(500);
  });

  it('a web server of a script', () => {
    const web = container('busybox', { command: ['sh', '-c', 'mkdir -p /www; echo page > /www/index.html; httpd -f -p 8080 -h /www'] });
    expect(ask(web, 8080).body).toBe('page\n');
    const once = container('busybox', { command: ['sh', '-c', "while true; do printf 'HTTP/1.1 200 OK\\r\\n\\r\\nhello' | nc -l -p 9000; done"] });
    once.clock.advance(1);
    expect(ask(once, 9000).body).toBe('hello');
    once.clock.advance(1);
    expect(ask(once, 9000).body).toBe('hello');
  });
});

describe('databases', () => {
  it('redis keeps values', () => {
    const { exec } = container('redis:7');
    const cli = (...args: string[]): string => exec(['redis-cli', ...args])!.stdout;
    expect([cli('ping'), cli('set', 'a', '1'), cli('incr', 'a'), cli('get', 'a'), cli('get', 'none')]).toEqual(['PONG\n', 'OK\n', '2\n', '2\n', '\n']);
  });

  it('postgres and mysql want a password', () => {
    const without = container('postgres:16');
    expect([without.end?.code, without.log[0]]).toEqual([1, 'Error: Database is uninitialized and superuser password is not specified.']);
    const db = container('postgres:16', { env: { POSTGRES_PASSWORD: 'x' } });
    db.clock.advance(2);
    expect([db.program.listens(5432), db.exec(['pg_isready'])!.stdout]).toEqual([true, '/var/run/postgresql:5432 - accepting connections\n']);
    expect(container('mysql:8').end?.code).toBe(1);
  });
});

describe('a declared image', () => {
  const declaration = {
    name: 'eta:1', port: 8000, startsIn: 2, env: { VERSION: '0.1.0' }, prints: ['started'], logs: '{client} "{method} {path}" {status} {reason}',
    routes: { '/version': '{"version":"{env.VERSION}","pod":"{hostname}"}', '/predict?miles=280': '20', '/predict': { status: 400, body: 'miles?' }, 'POST /predict': { status: 201 }, '/health': [{ body: 'ok' }, { from: 30, status: 500 }], '/file': '{file./etc/motd} {other}' },
  };
  const start = (more: Partial<Parameters<typeof container>[1]> = {}, needs = {}): TestContainer => {
    const started = container(declaredImage({ ...declaration, needs }), more);
    started.clock.advance(3);
    return started;
  };

  it('listens when it has started, and answers by path and query', () => {
    const eta = container(declaredImage(declaration));
    expect([eta.log, eta.program.listens(8000)]).toEqual([['started'], false]);
    eta.clock.advance(2);
    expect(ask(eta, 8000, '/version').body).toBe('{"version":"0.1.0","pod":"pod"}');
    expect([ask(eta, 8000, '/predict?miles=280').body, ask(eta, 8000, '/predict?miles=1').status, ask(eta, 8000, '/predict', 'POST').status, ask(eta, 8000, '/none').status]).toEqual(['20', 400, 201, 404]);
    expect(eta.log.at(-1)).toBe('10.244.1.9:40000 "GET /none" 404 Not Found');
  });

  it('changes with time and with files', () => {
    const eta = start();
    eta.sh('echo hello > /etc/motd');
    expect([ask(eta, 8000, '/health').status, ask(eta, 8000, '/file').body]).toEqual([200, 'hello {other}']);
    eta.clock.advance(30);
    expect(ask(eta, 8000, '/health').status).toBe(500);
  });

  it('runs whatever words the manifest has for its program, and a shell', () => {
    expect(ask(start({ command: ['uvicorn', 'main:app'] }), 8000, '/predict?miles=280').body).toBe('20');
    expect(start({ command: ['sh', '-c', 'echo $VERSION'] }).log).toEqual(['0.1.0']);
  });

  it('uses processor time for requests, and is killed when it uses too much memory', () => {
    const eta = start({}, { cpu: '10m', cpuPerRequest: 15 });
    for (let count = 0; count < 100; count++) ask(eta, 8000);
    expect(eta.program.usage().milliCpu).toBe(110);
    const leaky = start({ memoryLimit: 64 * 1024 * 1024 }, { memory: '60Mi', memoryPerRequest: '2Mi' });
    for (let count = 0; count < 2; count++) ask(leaky, 8000);
    expect(leaky.end).toBeUndefined();
    ask(leaky, 8000);
    expect(leaky.end).toEqual({ code: 137, reason: 'OOMKilled' });
  });

  it('may end by itself', () => {
    const job = container(declaredImage({ name: 'job:1', startsIn: 3, exits: 2, prints: ['working'] }));
    job.clock.advance(4);
    expect([job.end?.code, job.log]).toEqual([2, ['working']]);
  });
});

// The page "Assign Memory Resources to Containers and Pods" runs this image so.
it('stress is killed for memory', () => {
  const hog = container('polinux/stress', { command: ['stress'], args: ['--vm', '1', '--vm-bytes', '250M', '--vm-hang', '1'], memoryLimit: 100 * 1024 * 1024 });
  expect(hog.end).toEqual({ code: 137, reason: 'OOMKilled' });
});

describe('a stand-in', () => {
  it('says that it started, and listens on the declared ports, or on all', () => {
    const one = container(placeholderImage, { declaredPorts: [8080] });
    expect([one.log, one.program.listens(8080), one.program.listens(9999), ask(one, 8080, '/broken').status]).toEqual([['c: started'], true, false, 404]);
    expect(container(placeholderImage).program.listens(9090)).toBe(true);
  });

  it('comes to an end where somebody waits for it', () => {
    const task = container(placeholderImage, { command: ['python', 'train.py'], isTask: true });
    task.clock.advance(2);
    expect(task.end?.code).toBe(0);
  });
});

it('a command that the image does not have', () => {
  expect(() => container('busybox', { command: ['foo'] })).toThrow(new StartError('exec: "foo": executable file not found in $PATH'));
  expect(container('hashicorp/http-echo', { args: ['-text=x'] }).exec(['sh'])?.failure).toBe('OCI runtime exec failed: exec failed: unable to start container process: exec: "sh": executable file not found in $PATH: unknown');
});
