import type { Command, Invocation } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { contentHash, dataFromFlags, encoded } from '../../generators/data-sources.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';

/** Texts by key, and the type of the Secret. */
interface SecretContent {
  texts: Readonly<Record<string, string>>;
  type: string;
}

/** What the three commands do alike: reading flags, and making the Secret of the texts. */
function secretCommand(path: string, content: (invocation: Invocation, name: string) => SecretContent, failed = 'failed to create secret '): Command {
  return {
    path,
    run(invocation) {
      const name = nameOf(invocation);
      const given = generation(invocation);
      const { texts, type } = content(invocation, name);
      const data = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, encoded(text)]));
      const isEmpty = Object.keys(data).length === 0;
      const suffix = invocation.flags.bool('append-hash') ? `-${contentHash({ data: isEmpty ? '' : data, kind: 'Secret', name, type })}` : '';
      generate(invocation, given, {
        apiVersion: 'v1', kind: 'Secret', metadata: { name: `${name}${suffix}` },
        ...(isEmpty ? {} : { data }), ...(type === '' ? {} : { type }),
      }, { failed });
      return 0;
    },
  };
}

/** `kubectl create secret generic`. Rule: `CreateSecretOptions` of kubectl. */
export const generic = secretCommand('create secret generic', (invocation, name) => ({
  texts: dataFromFlags(invocation, 'Secret', name), type: invocation.flags.text('type'),
}));

/** `kubectl create secret docker-registry`. Rule: `CreateSecretDockerRegistryOptions`. */
export const dockerRegistry = secretCommand('create secret docker-registry', (invocation, name) => {
  const { flags } = invocation;
  const [server, username, password, email] = ['server', 'username', 'password', 'email'].map((flag) => flags.text(`docker-${flag}`)) as [string, string, string, string];
  const type = 'kubernetes.io/dockerconfigjson';
  if (flags.list('from-file').length > 0) return { texts: dataFromFlags(invocation, 'Secret', name, '.dockerconfigjson'), type };
  if (username === '' || password === '' || server === '') {
    throw new CommandError('either --from-file or the combination of --docker-username, --docker-password and --docker-server is required');
  }
  const login = { username, password, ...(email === '' ? {} : { email }), auth: encoded(`${username}:${password}`) };
  return { texts: { '.dockerconfigjson': JSON.stringify({ auths: { [server]: login } }) }, type };
});

/** `kubectl create secret tls`. Rule: `CreateSecretTLSOptions`; the key is not held against the certificate. */
export const tls = secretCommand('create secret tls', ({ flags, context }) => {
  const [cert, key] = [flags.text('cert'), flags.text('key')];
  if (cert === '' || key === '') throw new CommandError('key and cert must be specified');
  const read = (path: string): string => {
    const text = context.files.read(path);
    if (text === undefined) throw new CommandError(`Cannot read file ${path}, open ${path}: no such file or directory`);
    return text;
  };
  const [certText, keyText] = [read(cert), read(key)];
  if (!/-----BEGIN CERTIFICATE-----/.test(certText)) throw new CommandError('tls: failed to find any PEM data in certificate input');
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(keyText)) throw new CommandError('tls: failed to find any PEM data in key input');
  return { texts: { 'tls.crt': certText, 'tls.key': keyText }, type: 'kubernetes.io/tls' };
}, 'failed to create secret: ');
