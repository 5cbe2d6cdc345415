import type { FieldPath } from '../../text/field-path.ts';
import { splitApiVersion, type GroupVersionKind } from '../gvk.ts';
import type { KubernetesVersion } from '../version.ts';
import { TypeTable, type CompactTable } from './compact-table.ts';
import { fieldAt, fieldsAt, type FieldInfo } from './field-info.ts';
import type { ListKeys, ObjectType } from './types.ts';

/** A kind with the name of its resource in URLs and on the command line. */
export interface KindInfo extends GroupVersionKind {
  /** `deployments` */
  plural: string;
  namespaced: boolean;
  /** Not part of Kubernetes: one of the bundled custom resources. */
  custom: boolean;
  /**
   * Since 1.24 a new beta API is off until an administrator switches it on (KEP-3136), so a server
   * in its default configuration does not know it.
   */
  servedByDefault: boolean;
}

/** What may stand in manifests of one release. */
export interface SchemaSet {
  readonly version: KubernetesVersion;
  readonly customResources: boolean;
  /** Every kind that is known, stable ones and betas. */
  kinds(): readonly KindInfo[];
  has(gvk: GroupVersionKind): boolean;
  /** The kind, or `undefined` when there is none such. */
  kind(gvk: GroupVersionKind): KindInfo | undefined;
  /** Every group and version in which a kind of this name exists. */
  kindsNamed(kind: string): readonly KindInfo[];
  /** The type of a kind's objects. */
  root(gvk: GroupVersionKind): ObjectType | undefined;
  /** What may stand below a path of a kind; `undefined` when the path is not known or holds no named fields. */
  fields(gvk: GroupVersionKind, path: FieldPath): readonly FieldInfo[] | undefined;
  /** One field; `undefined` when the path leads to none. */
  field(gvk: GroupVersionKind, path: FieldPath): FieldInfo | undefined;
  /** How the items of the list at a path are told apart; `undefined` when nothing is known of it. */
  listKeys(gvk: GroupVersionKind, path: FieldPath): ListKeys | undefined;
  /** The releases, of those that can be chosen, that publish the field as required. */
  requiredIn(gvk: GroupVersionKind, path: FieldPath): readonly KubernetesVersion[];
}

/** What the schemas of a release are read from. */
export interface SchemaTables {
  builtIn: KindTable;
  /** The bundled custom resources; without it none is known. */
  customResources?: KindTable;
}

interface KnownKind extends KindInfo {
  root: () => ObjectType;
}

/** The kinds of one table; several sets may share them. */
export class KindTable {
  readonly kinds: readonly KnownKind[];

  /** @param table the content of a file of `schemas/compact/`. */
  constructor(table: unknown, custom = false) {
    const compact = table as CompactTable;
    const types = new TypeTable(compact);
    this.kinds = compact.kinds.map(([apiVersion, kind, index, plural, namespaced]) => {
      const { group, version } = splitApiVersion(apiVersion);
      return {
        group,
        version,
        kind,
        plural,
        namespaced: namespaced === 1,
        custom,
        servedByDefault: custom || !version.includes('beta'),
        root: () => types.type(index),
      };
    });
  }
}

/** Group, version and kind in one string, for maps. */
function keyOf(gvk: GroupVersionKind): string {
  return `${gvk.group}/${gvk.version}/${gvk.kind}`;
}

class Schemas implements SchemaSet {
  readonly version: KubernetesVersion;
  readonly customResources: boolean;
  readonly #kinds: readonly KnownKind[];
  readonly #byKey: ReadonlyMap<string, KnownKind>;
  readonly #releases: () => readonly SchemaSet[];

  constructor(version: KubernetesVersion, { builtIn, customResources }: SchemaTables, releases: () => readonly SchemaSet[]) {
    this.version = version;
    this.customResources = customResources !== undefined;
    this.#kinds = customResources === undefined ? builtIn.kinds : [...builtIn.kinds, ...customResources.kinds];
    this.#releases = releases;
    this.#byKey = new Map(this.#kinds.map((kind) => [keyOf(kind), kind]));
  }

  kinds(): readonly KindInfo[] {
    return this.#kinds;
  }

  has(gvk: GroupVersionKind): boolean {
    return this.#byKey.has(keyOf(gvk));
  }

  kind(gvk: GroupVersionKind): KindInfo | undefined {
    return this.#byKey.get(keyOf(gvk));
  }

  kindsNamed(kind: string): readonly KindInfo[] {
    return this.#kinds.filter((entry) => entry.kind === kind);
  }

  root(gvk: GroupVersionKind): ObjectType | undefined {
    return this.#byKey.get(keyOf(gvk))?.root();
  }

  fields(gvk: GroupVersionKind, path: FieldPath): readonly FieldInfo[] | undefined {
    const root = this.root(gvk);
    return root && fieldsAt(root, path);
  }

  field(gvk: GroupVersionKind, path: FieldPath): FieldInfo | undefined {
    const root = this.root(gvk);
    return root && fieldAt(root, path);
  }

  listKeys(gvk: GroupVersionKind, path: FieldPath): ListKeys | undefined {
    return this.field(gvk, path)?.keys;
  }

  requiredIn(gvk: GroupVersionKind, path: FieldPath): readonly KubernetesVersion[] {
    return this.#releases().filter((set) => set.field(gvk, path)?.required).map((set) => set.version);
  }
}

/**
 * The schemas of a release from tables that the caller has, so that a browser loads only those it asks
 * about; `schemaSet` has them all. `releases` are the sets that `requiredIn` compares; without them
 * the set knows only itself.
 */
export function schemasFrom(version: KubernetesVersion, tables: SchemaTables, releases?: () => readonly SchemaSet[]): SchemaSet {
  const set: SchemaSet = new Schemas(version, tables, releases ?? (() => [set]));
  return set;
}
