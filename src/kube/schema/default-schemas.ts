import table from '../../../schemas/compact/v1.36.json' with { type: 'json' };
import { DEFAULT_KUBERNETES_VERSION } from '../version.ts';
import { KindTable, schemasFrom, type SchemaSet } from './schemas-from.ts';

/**
 * The types of the release taught, without those of custom resources: all that the simulated cluster and its kubectl
 * need, and so all that a page has to load; `schemaSet` knows the other releases too.
 */
export const DEFAULT_SCHEMAS: SchemaSet = schemasFrom(DEFAULT_KUBERNETES_VERSION, { builtIn: new KindTable(table) });
