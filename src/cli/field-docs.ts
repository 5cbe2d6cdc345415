import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GroupVersionKind } from '../kube/gvk.ts';
import { objectIn } from '../kube/schema/object-in.ts';
import { schemaSet, type SchemaSet } from '../kube/schema/schema-set.ts';
import type { FieldType, ObjectType, ValueType } from '../kube/schema/types.ts';
import type { FieldDocs as TypeTexts } from '../kubectl/context.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import type { FieldPath } from '../text/field-path.ts';

/** What the Kubernetes reference says of kinds and fields. */
export interface FieldDocs {
  /**
   * The description of a field; of the kind itself for an empty path. Indices of lists may be left
   * out. `undefined` when the path does not exist or nothing is written about it.
   */
  describe(gvk: GroupVersionKind, path: FieldPath): string | undefined;
}

/** The texts of one type: its own, and one for each field. */
interface TypeDocs {
  own: string | undefined;
  fields: ReadonlyMap<string, string>;
}

/**
 * Reads descriptions from the installed packages, which describe 1.36; those of an earlier release
 * are the same text for the fields it has. Nothing is executed, and a package that is not installed
 * gives no text. Descriptions are © The Kubernetes Authors, Apache License 2.0.
 */
export function fieldDocs(version: KubernetesVersion, packages: string = installedPackages()): FieldDocs {
  const schemas = schemaSet(version, { customResources: true });
  const reader = new DocsReader(packages, groupFolders(schemas));
  return {
    describe(gvk, path) {
      const root = schemas.root(gvk);
      return root && describe(reader, root, path);
    },
  };
}

/** The same by the names of types (`core.v1.Container`), as `kubectl explain` asks. Files are read when they are first needed. */
export function typeDocs(version: KubernetesVersion, packages: string = installedPackages()): TypeTexts {
  let reader: DocsReader | undefined;
  return {
    describe(type, field) {
      reader ??= new DocsReader(packages, groupFolders(schemaSet(version, { customResources: true })));
      const docs = reader.docs({ name: type });
      return field === undefined ? docs.own : docs.fields.get(field);
    },
  };
}

/** `node_modules` of the project, also when this file was bundled into another folder. */
function installedPackages(): string {
  const beside = fileURLToPath(new URL('../../node_modules', import.meta.url));
  return existsSync(beside) ? beside : join(process.cwd(), 'node_modules');
}

function describe(reader: DocsReader, root: ObjectType, path: FieldPath): string | undefined {
  let text = reader.docs(root).own;
  let type: ValueType | undefined = { kind: 'ref', type: root };
  for (const step of path) {
    // Items of a list and values of a map are what the text of the list or map speaks of.
    if (type?.kind === 'list') type = type.items;
    if (typeof step === 'number') continue;
    if (type?.kind === 'map') {
      type = type.values;
      continue;
    }
    if (type?.kind !== 'ref') return undefined;
    const owner: ObjectType = type.type;
    const field: FieldType | undefined = owner.fields.get(step);
    if (field === undefined) return undefined;
    type = field.type;
    text = fieldText(reader, owner, step, field.type);
  }
  return text;
}

/** The field's own text, else that of its type, as `kubectl explain` falls back. */
function fieldText(reader: DocsReader, owner: ObjectType, name: string, type: ValueType): string | undefined {
  const own = reader.docs(owner).fields.get(name);
  const inner = objectIn(type);
  return own ?? (inner && reader.docs(inner).own);
}

/** The folder of each group in `kubernetes-models`, by the group's label in type names. */
function groupFolders(schemas: SchemaSet): Map<string, string> {
  const folders = new Map([['meta', '@kubernetes-models/apimachinery/apis/meta'], ['core', 'kubernetes-models']]);
  for (const { group, custom } of schemas.kinds()) {
    if (!custom && group !== '') folders.set(group.split('.')[0]!, `kubernetes-models/${group}`);
  }
  return folders;
}

class DocsReader {
  readonly #packages: string;
  readonly #folders: ReadonlyMap<string, string>;
  readonly #docs = new Map<string, TypeDocs>();

  constructor(packages: string, folders: ReadonlyMap<string, string>) {
    this.#packages = packages;
    this.#folders = folders;
  }

  docs(type: Pick<ObjectType, 'name'>): TypeDocs {
    let docs = this.#docs.get(type.name);
    if (docs === undefined) this.#docs.set(type.name, (docs = this.#read(type.name)));
    return docs;
  }

  /** `kubernetes-models` also documents fields whose type has a name; the client knows more types. */
  #read(name: string): TypeDocs {
    const [label, version, type] = name.split('.') as [string, string, string];
    const folder = this.#folders.get(label);
    const texts = folder === undefined ? [] : [`${folder}/${version}/${type}.d.ts`];
    const client = '@kubernetes/client-node/dist/gen/models';
    texts.push(`${client}/${capital(version)}${type}.d.ts`, `${client}/${capital(label)}${capital(version)}${type}.d.ts`);
    const found = texts.map((file) => join(this.#packages, file)).filter((file) => existsSync(file)).map(readDocs);
    return {
      own: found.find((docs) => docs.own !== undefined)?.own,
      fields: new Map(found.reverse().flatMap((docs) => [...docs.fields])),
    };
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** A comment and what it stands before: a property, or the declaration of the type. */
const DOCUMENTED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:["']?([\w$-]+)["']?\??:|export (?:declare class|interface) \w+)/g;

function readDocs(file: string): TypeDocs {
  const fields = new Map<string, string>();
  let own: string | undefined;
  for (const [, comment, name] of readFileSync(file, 'utf8').matchAll(DOCUMENTED)) {
    const text = plainText(comment!);
    if (text === '') continue;
    if (name === undefined) own ??= text;
    else if (!fields.has(name)) fields.set(name, text);
  }
  return { own, fields };
}

/** The text of a comment, without the stars in front and the backslashes that guard it. */
function plainText(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  return lines.join('\n').replace(/\\(["'*/`_])/g, '$1').trim();
}
