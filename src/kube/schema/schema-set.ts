import customResources from '../../../schemas/compact/custom-resources.json' with { type: 'json' };
import v132 from '../../../schemas/compact/v1.32.json' with { type: 'json' };
import v133 from '../../../schemas/compact/v1.33.json' with { type: 'json' };
import v134 from '../../../schemas/compact/v1.34.json' with { type: 'json' };
import v135 from '../../../schemas/compact/v1.35.json' with { type: 'json' };
import v136 from '../../../schemas/compact/v1.36.json' with { type: 'json' };
import type { FieldPath } from '../../text/field-path.ts';
import { splitApiVersion, type GroupVersionKind } from '../gvk.ts';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../version.ts';
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

const TABLES: Record<KubernetesVersion, unknown> = { '1.32': v132, '1.33': v133, '1.34': v134, '1.35': v135, '1.36': v136 };

interface KnownKind extends KindInfo {
  root: () => ObjectType;
}

const builtIn = new Map<KubernetesVersion, KnownKind[]>();
let custom: KnownKind[] | undefined;
const sets = new Map<string, SchemaSet>();

function readKinds(table: CompactTable, isCustom: boolean): KnownKind[] {
  const types = new TypeTable(table);
  return table.kinds.map(([apiVersion, kind, index, plural, namespaced]) => {
    const { group, version } = splitApiVersion(apiVersion);
    return {
      group,
      version,
      kind,
      plural,
      namespaced: namespaced === 1,
      custom: isCustom,
      servedByDefault: isCustom || !version.includes('beta'),
      root: () => types.type(index),
    };
  });
}

function builtInKinds(version: KubernetesVersion): KnownKind[] {
  let kinds = builtIn.get(version);
  if (kinds === undefined) builtIn.set(version, (kinds = readKinds(TABLES[version] as CompactTable, false)));
  return kinds;
}

function customKinds(): KnownKind[] {
  return (custom ??= readKinds(customResources as unknown as CompactTable, true));
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

  constructor(version: KubernetesVersion, withCustomResources: boolean) {
    this.version = version;
    this.customResources = withCustomResources;
    this.#kinds = withCustomResources ? [...builtInKinds(version), ...customKinds()] : builtInKinds(version);
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
    return KUBERNETES_VERSIONS.filter((version) => schemaSet(version, { customResources: true }).field(gvk, path)?.required);
  }
}

/**
 * The schemas of a release, with those of the bundled custom resources unless they are left out.
 * The same set is returned for the same arguments.
 */
export function schemaSet(version: KubernetesVersion, options: { customResources?: boolean } = {}): SchemaSet {
  const withCustomResources = options.customResources ?? true;
  const key = `${version} ${withCustomResources}`;
  let set = sets.get(key);
  if (set === undefined) sets.set(key, (set = new Schemas(version, withCustomResources)));
  return set;
}
