import { createSource } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import { isMapping } from '../../kube/schema/scalars.ts';
import { CommandError } from '../errors/command-error.ts';
import type { KubectlContext } from '../context.ts';

/** The three kinds of stanza, by the key that holds their list, with the key that holds one. */
export const STANZAS = { clusters: 'cluster', contexts: 'context', users: 'user' } as const;
export type StanzaList = keyof typeof STANZAS;

/** The fields of a stanza, as in the file: `server`, `namespace`, `token`, … */
export type Stanza = Record<string, unknown>;

interface Entry {
  fields: Stanza;
  /** The file that it is from. */
  origin: string;
}

/** The files that a kubeconfig is made of, and what they say together. */
export class Kubeconfig {
  readonly clusters = new Map<string, Entry>();
  readonly contexts = new Map<string, Entry>();
  readonly users = new Map<string, Entry>();
  currentContext = '';
  /** The file that says which context is the current one. */
  currentContextOrigin: string | undefined;
  /** Where new stanzas go: the first file that exists, or the last that is named. */
  readonly defaultFile: string;

  constructor(defaultFile: string) {
    this.defaultFile = defaultFile;
  }

  /** The names of one list in alphabetical order. */
  names(list: StanzaList): string[] {
    return [...this[list].keys()].sort();
  }

  stanza(list: StanzaList, name: string): Stanza | undefined {
    return this[list].get(name)?.fields;
  }

  /** Adds a stanza, or replaces it in the file that has it. */
  put(list: StanzaList, name: string, fields: Stanza): void {
    this[list].set(name, { fields, origin: this[list].get(name)?.origin ?? this.defaultFile });
  }

  /** Adds what a file says; what an earlier file said wins. */
  merge(file: string, content: Stanza): void {
    for (const list of Object.keys(STANZAS) as StanzaList[]) {
      const entries = content[list];
      for (const entry of Array.isArray(entries) ? entries : []) {
        if (!isMapping(entry)) continue;
        const name = String(entry['name'] ?? '');
        if (!this[list].has(name)) this[list].set(name, { fields: isMapping(entry[STANZAS[list]]) ? { ...(entry[STANZAS[list]] as Stanza) } : {}, origin: file });
      }
    }
    const current = content['current-context'];
    if (this.currentContext === '' && typeof current === 'string' && current !== '') {
      this.currentContext = current;
      this.currentContextOrigin = file;
    }
  }
}

/**
 * Reads the kubeconfig: `--kubeconfig`, or the files of `$KUBECONFIG`, or `~/.kube/config`. Files that do not exist
 * are no error, but for the one that the flag names.
 * @throws CommandError for a file that cannot be read as a kubeconfig
 * Rule: `ClientConfigLoadingRules` of client-go.
 */
export function loadKubeconfig({ files, env }: Pick<KubectlContext, 'files' | 'env'>, explicit: string, mustExist = true): Kubeconfig {
  const paths = kubeconfigFiles(env, explicit);
  if (explicit !== '' && mustExist && files.read(explicit) === undefined) {
    throw new CommandError(`stat ${explicit}: no such file or directory`);
  }
  const present = paths.filter((path) => files.read(path) !== undefined);
  const config = new Kubeconfig(present[0] ?? paths.at(-1)!);
  for (const path of present) config.merge(path, readFile(path, files.read(path)!));
  return config;
}

function kubeconfigFiles(env: Readonly<Record<string, string>>, explicit: string): string[] {
  if (explicit !== '') return [explicit];
  const named = [...new Set((env['KUBECONFIG'] ?? '').split(':').filter((path) => path !== ''))];
  return named.length > 0 ? named : [`${env['HOME'] ?? ''}/.kube/config`];
}

function readFile(path: string, text: string): Stanza {
  const [document] = parseYaml(wholeExcerpt(createSource(path, text))).documents;
  const problem = document?.problems.find(({ code }) => code !== 'document-end');
  if (problem !== undefined) throw new CommandError(`error loading config file "${path}": ${problem.serverMessage ?? problem.message}`);
  const content = document?.value ?? {};
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw new CommandError(`error loading config file "${path}": couldn't get version/kind; json parse error: json: cannot unmarshal ${
      Array.isArray(content) ? 'array' : typeof content} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`);
  }
  return content as Stanza;
}
