import { bytesToBase64 } from '../../kube/base64-text.ts';
import { configMapKey, environmentVariableName } from '../../kube/names.ts';
import { sha256 } from '../../kube/sha256.ts';
import type { Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { goJson } from '../print/json.ts';

type Data = Record<string, string>;

/**
 * The data of a ConfigMap or Secret from `--from-file`, `--from-literal` and `--from-env-file`.
 * @param kind and name are named in errors, those of Secrets in words of their own
 * @param fileKey of a file that is given without a key; the file's own name when undefined
 * @throws CommandError
 * Rule: `createConfigMap` and `handleConfigMapFromLiteralSources` and its like of kubectl's `cmd/create`.
 */
export function dataFromFlags({ flags, context }: Pick<Invocation, 'flags' | 'context'>, kind: string, name: string, fileKey?: string): Data {
  const [files, literals, envFiles] = ['from-file', 'from-literal', 'from-env-file'].map((flag) => (flags.has(flag) ? flags.list(flag) : [])) as [string[], string[], string[]];
  if (envFiles.length > 0 && (files.length > 0 || literals.length > 0)) throw new CommandError('from-env-file cannot be combined with from-file or from-literal');
  const data: Data = {};
  const add = (key: string, value: string): void => {
    const wrong = configMapKey(key);
    if (wrong.length > 0) throw new CommandError(kind === 'Secret' ? `${JSON.stringify(key)} is not valid key name for a Secret ${wrong.join(';')}` : `${JSON.stringify(key)} is not a valid key name for a ${kind}: ${wrong.join(',')}`);
    if (Object.hasOwn(data, key)) {
      throw new CommandError(kind === 'Secret' ? `cannot add key ${key}, another key by that name already exists`
        : `cannot add key ${JSON.stringify(key)}, another key by that name already exists in Data for ${kind} ${JSON.stringify(name)}`);
    }
    data[key] = value;
  };
  for (const source of literals) add(...literal(source));
  for (const source of files) fromFile(source, context.files, add, fileKey);
  for (const path of envFiles) fromEnvFile(path, context, add);
  return data;
}

type Add = (key: string, value: string) => void;
type Files = Invocation['context']['files'];

/** Rule: `ParseLiteralSource` of kubectl's `util`. */
function literal(source: string): [string, string] {
  const at = source.indexOf('=');
  if (at <= 0) throw new CommandError(`invalid literal source ${source}, expected key=value`);
  return [source.slice(0, at), source.slice(at + 1).replace(/^["']+|["']+$/g, '')];
}

/** Rule: `ParseFileSource` there: `path`, or `key=path`; of a folder all its files. */
function fromFile(source: string, files: Files, add: Add, fileKey?: string): void {
  const parts = source.split('=');
  if (parts.length === 2 && parts[0] === '') throw new CommandError(`key name for file path ${parts[1]} missing`);
  if (parts.length === 2 && parts[1] === '') throw new CommandError(`file path for key name ${parts[0]} missing`);
  if (parts.length > 2) throw new CommandError("key names or file paths cannot contain '='");
  const path = parts.at(-1)!;
  const key = parts.length === 2 ? parts[0]! : fileKey ?? path.replace(/\/+$/, '').split('/').at(-1)!;
  if (!files.isDirectory(path)) return add(key, textOf(path, files));
  if (parts.length === 2) throw new CommandError('cannot give a key name for a directory path');
  for (const name of files.list(path)) {
    const child = `${path.replace(/\/+$/, '')}/${name}`;
    if (!files.isDirectory(child)) add(name, textOf(child, files));
  }
}

function textOf(path: string, files: Files): string {
  const text = files.read(path);
  if (text === undefined) throw new CommandError(`error reading ${path}: no such file or directory`);
  return text;
}

/** Rule: `AddFromEnvFile` there: a name without a value takes that of the environment. */
function fromEnvFile(path: string, { files, env }: Invocation['context'], add: Add): void {
  if (files.isDirectory(path)) throw new CommandError('env config file cannot be a directory');
  for (const written of textOf(path, files).replace(/^\uFEFF/, '').split('\n')) {
    const line = written.replace(/\r$/, '').trimStart();
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf('=');
    const key = at < 0 ? line : line.slice(0, at);
    const wrong = environmentVariableName(key);
    if (wrong.length > 0) throw new CommandError(`${JSON.stringify(key)} is not a valid key name: ${wrong.join(';')}`);
    add(key, at < 0 ? (env[key] ?? '') : line.slice(at + 1));
  }
}

/** A text as the data of a Secret holds it. */
export function encoded(text: string): string {
  return bytesToBase64(new TextEncoder().encode(text));
}

const READABLE: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/**
 * The end that `--append-hash` puts behind a name: ten digits of the hash of what the object holds.
 * @param content the fields that count, without those that are empty
 * Rule: `ConfigMapHash` and `SecretHash` of kubectl's `util/hash`, over keys in alphabetical order.
 */
export function contentHash(content: Readonly<Record<string, unknown>>): string {
  const digest = sha256(new TextEncoder().encode(goJson(content)));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(0, 10).replace(/[013ae]/g, (digit) => READABLE[digit]!);
}
