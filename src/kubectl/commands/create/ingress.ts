import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';
import { intOrString } from '../../generators/key-values.ts';

/** Host, path, service with its port, and TLS with its secret. Rule: `ruleRegex`. */
const RULE = /^([\w*.-]*)(\/.*)=([\w-]+:[\w-]+)(,tls=?([\w-]+)?)?/;

interface Tls {
  hosts?: string[];
  secretName?: string;
}

interface HostRule {
  host?: string;
  http: { paths: object[] };
}

/** `kubectl create ingress`. Rule: `CreateIngressOptions` of kubectl. */
export const command: Command = {
  path: 'create ingress',
  run(invocation) {
    const { flags } = invocation;
    const name = nameOf(invocation);
    const given = generation(invocation);
    const [written, backend, className] = [flags.list('rule'), flags.text('default-backend'), flags.text('class')];
    if (backend === '' && written.length === 0) {
      throw new CommandError('not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)');
    }
    const read = written.map(readRule);
    const annotations = Object.fromEntries(flags.list('annotation').map(readAnnotation));
    if (backend !== '' && backend.split(':').length !== 2) throw new CommandError('default-backend should be in format servicename:serviceport');
    const [rules, tls] = [hostRules(read), tlsOf(read)];
    generate(invocation, given, {
      apiVersion: 'networking.k8s.io/v1', kind: 'Ingress',
      metadata: { name, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
      spec: {
        ...(className === '' ? {} : { ingressClassName: className }), ...(backend === '' ? {} : { defaultBackend: backendOf(backend) }),
        ...(tls.length === 0 ? {} : { tls }), ...(rules.length === 0 ? {} : { rules }),
      },
      status: { loadBalancer: {} },
    }, { failed: 'failed to create ingress: ' });
    return 0;
  },
};

interface ReadRule {
  host: string;
  path: string;
  service: string;
  tls: boolean;
  secret: string;
}

function readRule(rule: string): ReadRule {
  const [whole, host = '', path = '', service = '', tls, secret = ''] = RULE.exec(rule) ?? [];
  if (whole === undefined) throw new CommandError(`rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
  return { host, path, service, tls: tls !== undefined, secret };
}

function readAnnotation(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 0) throw new CommandError(`annotation ${text} is invalid and should be in format key=[value]`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** A path that ends in `*` is a prefix; all others must match exactly. Rule: `buildIngressRules`. */
function hostRules(rules: readonly ReadRule[]): HostRule[] {
  const hosts: HostRule[] = [];
  for (const { host, path, service } of rules) {
    const isPrefix = path.endsWith('*');
    const entry = { path: isPrefix ? path.slice(0, -1) : path, pathType: isPrefix ? 'Prefix' : 'Exact', backend: backendOf(service) };
    const known = hosts.find((one) => (one.host ?? '') === host);
    if (known === undefined) hosts.push({ ...(host === '' ? {} : { host }), http: { paths: [entry] } });
    else known.http.paths.push(entry);
  }
  return hosts;
}

/** Each host once, with the others of its secret. Rule: `buildTLSRules`. */
function tlsOf(rules: readonly ReadRule[]): Tls[] {
  const all: Tls[] = [];
  const seen = new Set<string>();
  for (const { host, tls, secret } of rules) {
    if (!tls || seen.has(host)) continue;
    seen.add(host);
    const known = all.find(({ secretName = '' }) => secretName === secret);
    if (known !== undefined) (known.hosts ??= []).push(host);
    else if (host !== '' || secret !== '') all.push({ ...(host === '' ? {} : { hosts: [host] }), ...(secret === '' ? {} : { secretName: secret }) });
  }
  return all;
}

function backendOf(text: string): object {
  const [name = '', port = ''] = text.split(':');
  const read = intOrString(port);
  return { service: { name, port: typeof read === 'number' ? { number: read } : { name: read } } };
}
