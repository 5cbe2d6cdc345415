import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { compareText, type ScalarName, type TypeExpr } from './definition.ts';

/** A model of `@kubernetes/client-node`, under the package's own name (`V1Container`, `CoreV1Event`). */
export interface ClientModel {
  name: string;
  fields: { name: string; type: TypeExpr; required: boolean }[];
}

/** A `create…` method of the client: the kind it creates, and the path it sends it to. */
export interface ClientCreate {
  path: string;
  /** The package's name of the model sent. */
  model: string;
}

export interface Client {
  models: Map<string, ClientModel>;
  creates: ClientCreate[];
}

/** One entry of the table with which the client serialises a model. */
interface Attribute {
  /** The property's name in TypeScript (`_default`). */
  name: string;
  /** The field's name in the API (`default`). */
  baseName: string;
  type: string;
  format: string;
}

/**
 * Reads the models and the `create…` methods of a client as text.
 * `dist/gen` also carries files of earlier releases; only what `models/all.d.ts` re-exports, and only
 * the classes of `types/ObjectParamAPI.d.ts`, belong to this one.
 */
export function readClient(folder: string): Client {
  const gen = join(folder, 'dist/gen');
  const all = readFileSync(join(gen, 'models/all.d.ts'), 'utf8');
  const names = [...all.matchAll(/'\.\.\/models\/(\w+)\.js'/g)].map((match) => match[1]!);
  const models = new Map(names.sort(compareText).map((name) => [name, readModel(gen, name)]));
  return { models, creates: readCreates(gen) };
}

function readModel(gen: string, name: string): ClientModel {
  const attributes = readAttributes(join(gen, `models/${name}.js`), name);
  const optional = readOptionalProperties(join(gen, `models/${name}.d.ts`), name);
  const fields = attributes.map((attribute) => ({
    name: attribute.baseName,
    type: parseAttributeType(attribute.type, attribute.format),
    required: !optional.has(attribute.name),
  }));
  return { name, fields };
}

/** The table is a JSON literal assigned to a static property. */
function readAttributes(file: string, name: string): Attribute[] {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf(`${name}.attributeTypeMap = [`);
  const end = text.indexOf('];', start);
  if (start < 0 || end < 0) throw new Error(`${file} has no attributeTypeMap`);
  return JSON.parse(text.slice(text.indexOf('[', start), end + 1)) as Attribute[];
}

function readOptionalProperties(file: string, name: string): Set<string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const optional = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isClassDeclaration(statement) || statement.name?.text !== name) continue;
    for (const member of statement.members) {
      if (!ts.isPropertyDeclaration(member) || member.questionToken === undefined) continue;
      if (ts.isStringLiteral(member.name) || ts.isIdentifier(member.name)) optional.add(member.name.text);
    }
  }
  return optional;
}

const SCALARS: Record<string, ScalarName> = {
  'string|': 'string',
  'string|byte': 'bytes',
  'boolean|': 'boolean',
  'number|int32': 'int32',
  'number|int64': 'int64',
  'number|double': 'double',
  'Date|date-time': 'date-time',
  'V1MicroTime|date-time-micro': 'micro-time',
  'IntOrString|int-or-string': 'int-or-string',
  'any|': 'any',
};

/** Reads the type notation of the table: `Array<V1Container>`, `{ [key: string]: string; }`. */
function parseAttributeType(type: string, format: string): TypeExpr {
  if (type.startsWith('Array<')) {
    return { kind: 'list', items: parseAttributeType(type.slice('Array<'.length, -1), format) };
  }
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  if (map) return { kind: 'map', values: parseAttributeType(map[1]!, format) };
  const scalar = SCALARS[`${type}|${format}`];
  if (scalar !== undefined) return { kind: 'scalar', scalar };
  if (/^[A-Z]\w*$/.test(type) && format === '') return { kind: 'ref', name: type };
  throw new Error(`unknown type ${type} with format ${JSON.stringify(format)}`);
}

/**
 * Request factories write their path and then serialise their body, so each path is followed by the
 * model it takes. Paths below a named object are subresources, which no manifest can be.
 */
function readCreates(gen: string): ClientCreate[] {
  const classes = readFileSync(join(gen, 'types/ObjectParamAPI.d.ts'), 'utf8');
  const creates = new Map<string, ClientCreate>();
  for (const [, api] of classes.matchAll(/class Object(\w+Api)\b/g)) {
    const text = readFileSync(join(gen, `apis/${api}.js`), 'utf8');
    for (const method of text.split(/\n {4}async (?=create\w+\()/).slice(1)) {
      const path = /localVarPath = '([^']+)'/.exec(method)?.[1];
      const model = /ObjectSerializer\.serialize\(body, "(\w+)"/.exec(method)?.[1];
      // `any` is the method for custom objects, which take whatever their definition says.
      if (path === undefined || model === undefined || model === 'any' || path.includes('{name}')) continue;
      creates.set(path, { path, model });
    }
  }
  return [...creates.values()].sort((a, b) => compareText(a.path, b.path));
}
