import customResources from '../../../schemas/compact/custom-resources.json' with { type: 'json' };
import v132 from '../../../schemas/compact/v1.32.json' with { type: 'json' };
import v133 from '../../../schemas/compact/v1.33.json' with { type: 'json' };
import v134 from '../../../schemas/compact/v1.34.json' with { type: 'json' };
import v135 from '../../../schemas/compact/v1.35.json' with { type: 'json' };
import v136 from '../../../schemas/compact/v1.36.json' with { type: 'json' };
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../version.ts';
import { KindTable, schemasFrom, type SchemaSet } from './schemas-from.ts';

export type { KindInfo, SchemaSet } from './schemas-from.ts';

const TABLES: Record<KubernetesVersion, unknown> = { '1.32': v132, '1.33': v133, '1.34': v134, '1.35': v135, '1.36': v136 };

const builtIn = new Map<KubernetesVersion, KindTable>();
let custom: KindTable | undefined;
const sets = new Map<string, SchemaSet>();

function builtInKinds(version: KubernetesVersion): KindTable {
  let kinds = builtIn.get(version);
  if (kinds === undefined) builtIn.set(version, (kinds = new KindTable(TABLES[version])));
  return kinds;
}

function customKinds(): KindTable {
  return (custom ??= new KindTable(customResources, true));
}

function everyRelease(): SchemaSet[] {
  return KUBERNETES_VERSIONS.map((version) => schemaSet(version));
}

/**
 * The schemas of a release, with those of the bundled custom resources unless they are left out.
 * The same set is returned for the same arguments. All tables come with this module; a browser, which
 * wants one of them, uses `schemasFrom`.
 */
export function schemaSet(version: KubernetesVersion, options: { customResources?: boolean } = {}): SchemaSet {
  const withCustomResources = options.customResources ?? true;
  const key = `${version} ${withCustomResources}`;
  let set = sets.get(key);
  if (set === undefined) {
    const tables = { builtIn: builtInKinds(version), ...(withCustomResources ? { customResources: customKinds() } : {}) };
    sets.set(key, (set = schemasFrom(version, tables, everyRelease)));
  }
  return set;
}
