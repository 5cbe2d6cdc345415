import { STANZAS, type Kubeconfig, type Stanza, type StanzaList } from './kubeconfig.ts';

/** The order in which kubectl's JSON has the fields of a stanza; others follow. Rule: `clientcmd/api/v1/types.go`. */
export const FIELDS: Readonly<Record<StanzaList, readonly string[]>> = {
  clusters: ['server', 'tls-server-name', 'insecure-skip-tls-verify', 'certificate-authority', 'certificate-authority-data', 'proxy-url', 'disable-compression'],
  users: ['client-certificate', 'client-certificate-data', 'client-key', 'client-key-data', 'token', 'tokenFile', 'as', 'as-uid', 'as-groups', 'as-user-extra', 'username', 'password', 'auth-provider', 'exec'],
  contexts: ['cluster', 'user', 'namespace'],
};

/** What is not shown unless it is asked for (`--raw`). Rule: `RedactSecrets` and `ShortenConfig` there. */
const SECRET: Readonly<Record<string, string>> = {
  'certificate-authority-data': 'DATA+OMITTED', 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED',
  token: 'REDACTED', password: 'REDACTED',
};

/**
 * A kubeconfig as the object that its file holds.
 * @param origin only what is from this file; everything when it is left out
 */
export function contentOf(config: Kubeconfig, { origin, redact = false }: { origin?: string; redact?: boolean } = {}): Stanza {
  const content: Stanza = { kind: 'Config', apiVersion: 'v1' };
  for (const list of ['clusters', 'users', 'contexts'] as const) {
    const entries = config.names(list).flatMap((name) => {
      const entry = config[list].get(name)!;
      if (origin !== undefined && entry.origin !== origin) return [];
      return [{ name, [STANZAS[list]]: ordered(list, entry.fields, redact) }];
    });
    content[list] = entries.length === 0 ? null : entries;
  }
  content['current-context'] = origin === undefined || origin === (config.currentContextOrigin ?? config.defaultFile) ? config.currentContext : '';
  return content;
}

function ordered(list: StanzaList, fields: Stanza, redact: boolean): Stanza {
  const names = [...FIELDS[list], ...Object.keys(fields).filter((name) => !FIELDS[list].includes(name))];
  return Object.fromEntries(names.filter((name) => isSet(fields[name])).map((name) => [
    name, redact && Object.hasOwn(SECRET, name) ? SECRET[name] : fields[name],
  ]));
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false;
}
