import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { compareText, type TypeExpr } from './definition.ts';

/** A type declared by a package of the `kubernetes-models` family. */
export interface Model {
  /** The name all packages refer to it by: `IIoK8sApiCoreV1Container`. */
  global: string;
  /** The folder it stands in, below its package: `apps/v1`, `v1`, `apis/meta/v1`. */
  folder: string;
  /** The type's name: `Container`. */
  name: string;
  /** For a kind, what it says in `apiVersion` and `kind`. */
  root?: { apiVersion: string; kind: string };
  /** An interface has members and may extend others; a type alias has a type. */
  members: ModelMember[];
  extends: string[];
  alias?: TypeExpr;
}

export interface ModelMember {
  name: string;
  type: TypeExpr;
  required: boolean;
}

const QUANTITY = 'IIoK8sApimachineryPkgApiResourceQuantity';
const INT_OR_STRING = 'IIoK8sApimachineryPkgUtilIntstrIntOrString';
const TIME = 'IIoK8sApimachineryPkgApisMetaV1Time';
const MICRO_TIME = 'IIoK8sApimachineryPkgApisMetaV1MicroTime';

/** Types that the packages declare as plain aliases, but that the API gives a format. */
const WELL_KNOWN: Record<string, TypeExpr> = {
  [QUANTITY]: { kind: 'scalar', scalar: 'quantity' },
  [INT_OR_STRING]: { kind: 'scalar', scalar: 'int-or-string' },
  [TIME]: { kind: 'scalar', scalar: 'date-time' },
  [MICRO_TIME]: { kind: 'scalar', scalar: 'micro-time' },
};

/** Reads every type of a package from its declaration files; keys are the global names. */
export function readModels(folder: string): Map<string, Model> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.d.ts') && !file.endsWith('index.d.ts') && !/(^|\/)(_schemas|node_modules)\//.test(file))
    .sort(compareText);
  const models = new Map<string, Model>();
  for (const file of files) {
    const model = readModel(folder, file);
    if (model !== undefined) models.set(model.global, model);
  }
  return models;
}

function readModel(folder: string, file: string): Model | undefined {
  const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest);
  const name = file.slice(file.lastIndexOf('/') + 1, -'.d.ts'.length);
  const global = globalName(source, `I${name}`);
  if (global === undefined) return undefined;
  const model: Model = { global, folder: file.slice(0, file.lastIndexOf('/')), name, members: [], extends: [] };
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === `I${name}`) readInterface(model, statement);
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === `I${name}`) readAlias(model, statement.type);
  }
  return model;
}

/** Each file ends with `export type { IContainer as IIoK8sApiCoreV1Container, … }`. */
function globalName(source: ts.SourceFile, local: string): string | undefined {
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
    for (const element of statement.exportClause.elements) {
      if (element.propertyName?.text === local) return element.name.text;
    }
  }
  return undefined;
}

function readInterface(model: Model, declaration: ts.InterfaceDeclaration): void {
  for (const clause of declaration.heritageClauses ?? []) {
    for (const type of clause.types) if (ts.isIdentifier(type.expression)) model.extends.push(type.expression.text);
  }
  readMembers(model, declaration.members);
}

/** An alias is a plain type, an object type, or several of them joined by `&`. */
function readAlias(model: Model, type: ts.TypeNode): void {
  const parts = ts.isIntersectionTypeNode(type) ? [...type.types] : [type];
  if (parts.length === 1 && !(ts.isTypeLiteralNode(type) && !isMap(type))) {
    model.alias = parseType(type);
    return;
  }
  for (const part of parts) {
    if (ts.isTypeLiteralNode(part)) readMembers(model, part.members);
    else if (ts.isTypeReferenceNode(part) && ts.isIdentifier(part.typeName)) model.extends.push(part.typeName.text);
    else model.alias = { kind: 'scalar', scalar: 'any' };
  }
}

function readMembers(model: Model, members: ts.NodeArray<ts.TypeElement>): void {
  const root: { apiVersion?: string; kind?: string } = {};
  for (const member of members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const name = ts.isStringLiteral(member.name) || ts.isIdentifier(member.name) ? member.name.text : undefined;
    if (name === undefined) continue;
    model.members.push({ name, type: parseType(member.type), required: member.questionToken === undefined });
    if ((name === 'apiVersion' || name === 'kind') && ts.isLiteralTypeNode(member.type)) {
      if (ts.isStringLiteral(member.type.literal)) root[name] = member.type.literal.text;
    }
  }
  if (root.apiVersion !== undefined && root.kind !== undefined) model.root = { apiVersion: root.apiVersion, kind: root.kind };
}

function isMap(type: ts.TypeLiteralNode): boolean {
  return type.members.some((member) => ts.isIndexSignatureDeclaration(member));
}

/** Reads a TypeScript type; one that has no counterpart in the API accepts anything. */
function parseType(type: ts.TypeNode): TypeExpr {
  const any: TypeExpr = { kind: 'scalar', scalar: 'any' };
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { kind: 'scalar', scalar: 'string' };
    case ts.SyntaxKind.NumberKeyword:
      return { kind: 'scalar', scalar: 'double' };
    case ts.SyntaxKind.BooleanKeyword:
      return { kind: 'scalar', scalar: 'boolean' };
    default:
  }
  if (ts.isParenthesizedTypeNode(type)) return parseType(type.type);
  if (ts.isArrayTypeNode(type)) return { kind: 'list', items: parseType(type.elementType) };
  if (ts.isUnionTypeNode(type)) return parseUnion(type);
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return { kind: 'enum', values: [type.literal.text] };
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
    if (type.typeName.text === 'Array') return { kind: 'list', items: parseType(type.typeArguments![0]!) };
    return WELL_KNOWN[type.typeName.text] ?? { kind: 'ref', name: type.typeName.text };
  }
  if (ts.isTypeLiteralNode(type)) {
    const index = type.members.find((member) => ts.isIndexSignatureDeclaration(member));
    if (index) return { kind: 'map', values: parseType(index.type) };
    return { kind: 'scalar', scalar: 'object' };
  }
  return any;
}

/** A union of string literals is an enum, `string | number` an IntOrString; null is dropped, it means unset. */
function parseUnion(type: ts.UnionTypeNode): TypeExpr {
  const parts = type.types.filter((part) => !(ts.isLiteralTypeNode(part) && part.literal.kind === ts.SyntaxKind.NullKeyword));
  if (parts.length === 1) return parseType(parts[0]!);
  const literals = parts.filter((part) => ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal));
  if (literals.length === parts.length) {
    const values = literals.map((part) => ((part as ts.LiteralTypeNode).literal as ts.StringLiteral).text);
    return { kind: 'enum', values: values.sort(compareText) };
  }
  const kinds = new Set(parts.map((part) => part.kind));
  const scalar = kinds.size === 2 && kinds.has(ts.SyntaxKind.StringKeyword) && kinds.has(ts.SyntaxKind.NumberKeyword);
  return { kind: 'scalar', scalar: scalar ? 'int-or-string' : 'any' };
}
