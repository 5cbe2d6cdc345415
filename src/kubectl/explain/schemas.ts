import { KindTable, schemasFrom, type SchemaSet } from '../../kube/schema/schemas-from.ts';
import table from '../../../schemas/compact/v1.36.json' with { type: 'json' };

/** The types of the release that the simulated server has, without those of custom resources. */
export const SCHEMAS: SchemaSet = schemasFrom('1.36', { builtIn: new KindTable(table) });
