import { absolute, type Applet, type Process } from '../machine.ts';
import { Pipe, type Step } from '../process.ts';
import { curl } from './curl.ts';
import { parseTarget, REASONS, send } from './http.ts';
import { serveFiles } from './file-server.ts';
import { readOptions } from './options.ts';

/** How long clients wait for a host that does not answer, unless they are told otherwise. */
const CONNECT_SECONDS = 130;
const NEVER = 1e9;

/** The address of the cluster's DNS. */
const NAME_SERVER = '10.96.0.10';

function* wget(process: Process): Step {
  const { machine: { runtime, flavour }, shell, stdout, stderr } = process;
  const options = readOptions(process, 'qO:T:St:cnP:U: quiet=q output-document=O timeout=T tries=t spider=s no-check-certificate=n header=H post-data=d server-response=S');
  if (options === undefined) return 1;
  const { flags, operands } = options;
  const target = parseTarget(operands[0] ?? '');
  if (target === undefined) {
    stderr.write('wget: missing URL\n');
    return 1;
  }
  const say = (text: string): void => {
    if (!flags.has('q')) stderr.write(`${text}\n`);
  };
  const complain = (text: string): number => {
    // GNU's wget is silent with -q.
    if (flavour === 'busybox' || !flags.has('q')) stderr.write(`wget: ${text}\n`);
    return 1;
  };
  const reply = send(runtime.network, target, flags.has('d') ? 'POST' : 'GET', { 'User-Agent': 'Wget' }, flags.get('d') ?? '');
  if (reply === 'unknown-host') return complain(`bad address '${target.host}${target.port === 80 ? '' : `:${target.port}`}'`);
  const ip = runtime.network.resolve(target.host)[0] ?? target.host;
  say(`Connecting to ${target.host}${target.port === 80 && flavour === 'busybox' ? '' : `:${target.port}`} (${ip}:${target.port})`);
  if (reply === 'refused') return complain(`can't connect to remote host (${ip}): Connection refused`);
  if (reply === 'unreachable') return complain(`can't connect to remote host (${ip}): No route to host`);
  if (reply === 'timeout') {
    yield Number(flags.get('T') ?? CONNECT_SECONDS);
    return complain(flags.has('T') ? 'download timed out' : `can't connect to remote host (${ip}): Connection timed out`);
  }
  if (reply.seconds !== undefined) yield reply.seconds;
  if (reply.status >= 400) return complain(`server returned error: HTTP/1.1 ${reply.status} ${REASONS[reply.status] ?? ''}`);
  const path = flags.get('O') ?? (target.path.split('/').at(-1) || 'index.html');
  if (flags.has('s')) return 0;
  if (path === '-') {
    say('writing to stdout');
    stdout.write(reply.body);
    say(`-                    100% |********************************| ${String(reply.body.length).padStart(5)}  0:00:00 ETA\nwritten to stdout`);
    return 0;
  }
  say(`saving to '${path}'`);
  if (path !== '/dev/null') runtime.files.write(absolute(path, shell.cwd), reply.body, false);
  say(`${path.slice(0, 20).padEnd(20)} 100% |********************************| ${String(reply.body.length).padStart(5)}  0:00:00 ETA\n'${path}' saved`);
  return 0;
}

/** The full name that a host name means, with the search domains of `/etc/resolv.conf`. */
function fullName({ machine: { runtime } }: Process, host: string): { name: string; addresses: readonly string[] } | undefined {
  const domains = /^search (.*)$/m.exec(runtime.files.read('/etc/resolv.conf') ?? '')?.[1]?.split(' ') ?? [];
  for (const name of [...domains.map((domain) => `${host}.${domain}`), host]) {
    const addresses = runtime.network.resolve(`${name.replace(/\.$/, '')}.`);
    if (addresses.length > 0) return { name, addresses };
  }
  const addresses = runtime.network.resolve(host);
  return addresses.length === 0 ? undefined : { name: host, addresses };
}

const nslookup: Applet = (process) => {
  const { args, stdout, machine: { runtime } } = process;
  const host = args.find((arg) => !arg.startsWith('-'));
  if (host === undefined) {
    process.stderr.write('Usage: nslookup [HOST] [SERVER]\n');
    return 1;
  }
  const found = fullName(process, host);
  // Older versions of BusyBox number the addresses and look every one up again.
  if (/busybox:1\.(?:2[0-8])\b/.test(runtime.image)) {
    stdout.write(`Server:    ${NAME_SERVER}\nAddress 1: ${NAME_SERVER} kube-dns.kube-system.svc.cluster.local\n\n`);
    if (found === undefined) {
      process.stderr.write(`nslookup: can't resolve '${host}'\n`);
      return 1;
    }
    stdout.write(`Name:      ${host}\n${found.addresses.map((ip, index) => `Address ${index + 1}: ${ip} ${found.name}\n`).join('')}`);
    return 0;
  }
  stdout.write(`Server:\t\t${NAME_SERVER}\nAddress:\t${NAME_SERVER}${process.machine.flavour === 'busybox' ? ':' : '#'}53\n\n`);
  if (found === undefined) {
    stdout.write(`** server can't find ${host}: NXDOMAIN\n\n`);
    return 1;
  }
  for (const ip of found.addresses) stdout.write(`Name:\t${found.name}\nAddress: ${ip}\n`);
  stdout.write('\n');
  return 0;
};

const getent: Applet = (process) => {
  const [database, host = ''] = process.args;
  const found = database === 'hosts' || database === 'ahosts' ? fullName(process, host) : undefined;
  for (const ip of found?.addresses ?? []) process.stdout.write(`${ip.padEnd(16)}  ${found!.name}${found!.name === host ? '' : `  ${host}`}\n`);
  return found === undefined ? 2 : 0;
};

const dig: Applet = (process) => {
  const host = process.args.find((arg) => !/^[-+@]/.test(arg) && !/^(A|ANY|AAAA|SRV)$/.test(arg)) ?? '';
  const found = process.args.includes('+search') ? fullName(process, host) : { name: host, addresses: process.machine.runtime.network.resolve(host.endsWith('.') ? host : `${host}.`) };
  const addresses = found?.addresses ?? [];
  if (process.args.includes('+short')) process.stdout.write(addresses.map((ip) => `${ip}\n`).join(''));
  else process.stdout.write(`\n;; QUESTION SECTION:\n;${found?.name ?? host}.\t\tIN\tA\n${addresses.length === 0 ? '' : `\n;; ANSWER SECTION:\n${addresses.map((ip) => `${found!.name}.\t30\tIN\tA\t${ip}\n`).join('')}`}\n;; SERVER: ${NAME_SERVER}#53(${NAME_SERVER}) (UDP)\n`);
  return 0;
};

/** Pods answer to `ping`; the addresses of Services are no interfaces and stay silent. */
function* ping(process: Process): Step {
  const { machine: { runtime }, stdout, stderr } = process;
  const options = readOptions(process, 'c:w:W:i:q4n');
  if (options === undefined) return 1;
  const host = options.operands[0] ?? '';
  const [ip] = runtime.network.resolve(host);
  if (ip === undefined) {
    stderr.write(`ping: bad address '${host}'\n`);
    return 1;
  }
  const answers = !ip.startsWith('10.96.') && runtime.network.connect(ip, 7) !== 'timeout';
  const count = Number(options.flags.get('c') ?? Infinity);
  stdout.write(`PING ${host} (${ip}): 56 data bytes\n`);
  let sent = 0;
  while (sent < count) {
    if (sent > 0) yield 1;
    if (answers) stdout.write(`64 bytes from ${ip}: seq=${sent} ttl=62 time=0.${100 + runtime.random.below(100)} ms\n`);
    sent++;
  }
  if (!answers) yield Number(options.flags.get('W') ?? 10);
  stdout.write(`\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${answers ? sent : 0} packets received, ${answers ? 0 : 100}% packet loss\n${answers ? 'round-trip min/avg/max = 0.101/0.150/0.199 ms\n' : ''}`);
  return Number(!answers);
}

/** `nc`: tells whether a port is open, or waits for one connection (`-l`) and answers it with what it reads. */
function* netcat(process: Process): Step {
  const { machine, stdin, stdout, stderr } = process;
  const options = readOptions(process, 'zvw:lkp:s:nutq:e:N');
  if (options === undefined) return 1;
  const { flags, operands } = options;
  if (flags.has('l')) {
    const port = Number(flags.get('p') ?? operands.at(-1));
    const text = flags.has('e') || flags.has('k') ? '' : yield* stdin.readAll();
    const called = new Pipe();
    machine.listeners.set(port, (request) => {
      stdout.write(`${request.method} ${request.path} HTTP/1.1\r\n${Object.entries(request.headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
      if (!flags.has('k')) called.close();
      const [head = '', body] = text.split(/\r?\n\r?\n/, 2) as [string, string?];
      const status = /^HTTP\/\S+ (\d+)/.exec(head);
      return { status: Number(status?.[1] ?? 200), headers: {}, body: status === null ? text : (body ?? '') };
    });
    yield called;
    machine.listeners.delete(port);
    return 0;
  }
  const [host = '', port = ''] = operands;
  const { network } = machine.runtime;
  const found = network.connect(host, Number(port));
  const [ip] = network.resolve(host);
  if (found === 'open') {
    if (flags.has('v')) stderr.write(`${host} (${ip}:${port}) open\n`);
    return 0;
  }
  if (found === 'timeout' || found === 'unreachable') yield Number(flags.get('w') ?? CONNECT_SECONDS);
  if (found === 'unknown-host') stderr.write(`nc: bad address '${host}'\n`);
  else if (flags.has('v') || !flags.has('z')) stderr.write(found === 'refused' ? `nc: ${host} (${ip}:${port}): Connection refused\n` : `nc: ${host} (${ip}:${port}): Connection timed out\n`);
  return 1;
}

/** The small web server of BusyBox. */
function* httpd(process: Process): Step {
  const options = readOptions(process, 'fp:h:vc:u:i');
  if (options === undefined) return 1;
  const root = absolute(options.flags.get('h') ?? '.', process.shell.cwd).replace(/\/\.?$/, '');
  process.machine.listeners.set(Number((options.flags.get('p') ?? '80').split(':').at(-1)), serveFiles(process.machine.runtime.files, root));
  if (options.flags.has('f')) yield NEVER;
  return 0;
}

/** Commands that use the network. */
export const networkApplets: Readonly<Record<string, Applet>> = { wget, nslookup, getent, dig, ping, nc: netcat, netcat, httpd };

/** Not part of BusyBox. */
export const curlApplet: Readonly<Record<string, Applet>> = { curl };
