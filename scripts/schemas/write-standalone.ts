import { apiVersionOf } from '../../src/kube/gvk.ts';
import { reachable, refsOf, type ApiModel, type Definition, type Field, type RootKind, type ScalarName, type TypeExpr } from './definition.ts';

type JsonSchema = Record<string, unknown>;

/** The ranges of Go's `int32` and `int64`, whose ends a JSON number can express. */
const INT32 = { minimum: -2147483648, maximum: 2147483647 };
const INT64 = { minimum: -(2 ** 63), exclusiveMaximum: 2 ** 63 };

/**
 * `resource.Quantity` as the API server reads it: a sign, digits, a point and digits, any of which may
 * be missing, then a suffix or an exponent.
 */
const QUANTITY = '^\\s*[+-]?[0-9]*(\\.[0-9]*)?([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?\\s*$';

/** Standard base64 with padding; line breaks are allowed anywhere. */
const BASE64 = base64Pattern();

/** RFC 3339, as Go's `time.RFC3339` reads it; a fraction is allowed. */
const DATE_TIME = timestampPattern('([.,][0-9]+)?');

/** `metav1.MicroTime` wants six digits of a fraction. */
const MICRO_TIME = timestampPattern('[.,][0-9]{6}');

function base64Pattern(): string {
  const char = '[A-Za-z0-9+/][\\r\\n]*';
  return `^[\\r\\n]*((${char}){4})*((${char}){2}=[\\r\\n]*=[\\r\\n]*|(${char}){3}=[\\r\\n]*)?$`;
}

function timestampPattern(fraction: string): string {
  const day = '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])';
  const time = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]';
  return `^${day}T${time}${fraction}(Z|[+-]([01][0-9]|2[0-4]):[0-5][0-9])$`;
}

const SCALARS: Record<ScalarName, JsonSchema> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  int32: { type: 'integer', ...INT32 },
  int64: { type: 'integer', ...INT64 },
  double: { type: 'number' },
  'int-or-string': { oneOf: [{ type: 'string' }, { type: 'integer', ...INT32 }] },
  quantity: { oneOf: [{ type: 'string', pattern: QUANTITY, minLength: 1 }, { type: 'number' }] },
  'date-time': { type: 'string', pattern: DATE_TIME },
  'micro-time': { type: 'string', pattern: MICRO_TIME },
  bytes: { type: 'string', pattern: BASE64 },
  object: { type: 'object' },
  any: {},
};

/** `deployment-apps-v1.json`, `service-v1.json`: the names that kubeconform and kubeval look for. */
export function standaloneName(kind: RootKind): string {
  const group = kind.group === '' ? [] : [kind.group.split('.')[0]!];
  return `${[kind.kind.toLowerCase(), ...group, kind.version].join('-')}.json`;
}

/**
 * Writes the schema of one kind with the definitions it needs, one per line. Optional fields may be
 * null, which the API server takes as unset; what `apiVersion` and `kind` must say is asked of the
 * root only, because some kinds are also used as templates in others.
 */
export function writeStandalone(model: ApiModel, kind: RootKind): string {
  const root = model.definitions.get(kind.type)!;
  const schema = objectSchema(root);
  const properties = schema.properties as Record<string, JsonSchema>;
  properties.apiVersion = { type: 'string', enum: [apiVersionOf(kind)] };
  properties.kind = { type: 'string', enum: [kind.kind] };
  const used = reachable(model.definitions, [kind.type]);
  const definitions = used.filter((definition) => definition !== root || refersTo(used, kind.type));
  const lines = definitions.map(
    (definition) => `${JSON.stringify(definition.name)}:${JSON.stringify(nullable(objectSchema(definition)))}`,
  );
  const head = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...schema,
    'x-kubernetes-group-version-kind': [{ group: kind.group, version: kind.version, kind: kind.kind }],
  };
  return `${JSON.stringify(head).slice(0, -1)},\n"definitions":{\n${lines.join(',\n')}\n}}\n`;
}

function refersTo(definitions: readonly Definition[], name: string): boolean {
  return definitions.some((definition) => [...definition.fields.values()].some((field) => refsOf(field.type).includes(name)));
}

function objectSchema(definition: Definition): JsonSchema {
  const fields = [...definition.fields.values()];
  const required = fields.filter((field) => field.required).map((field) => field.name);
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    additionalProperties: false,
  };
}

/** Definitions may be null, as optional fields of their type may; a required one must not. */
function fieldSchema(field: Field): JsonSchema {
  const schema = typeSchema(field.type);
  if (!field.required) return nullable(schema);
  return typeof schema.$ref === 'string' ? { type: 'object', allOf: [schema] } : schema;
}

/** The same schema, for a value that may also be null. */
function nullable(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.oneOf)) return { oneOf: [...schema.oneOf, { type: 'null' }] };
  if (Array.isArray(schema.enum)) return { ...schema, type: [schema.type, 'null'], enum: [...schema.enum, null] };
  return typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema;
}

function typeSchema(type: TypeExpr): JsonSchema {
  switch (type.kind) {
    case 'scalar':
      return { ...SCALARS[type.scalar] };
    case 'enum':
      return { type: 'string', enum: [...type.values] };
    case 'ref':
      return { $ref: `#/definitions/${type.name}` };
    case 'schema-or-boolean':
    case 'schema-or-list':
      // The API server does not look for unknown fields inside, and neither does this.
      return {};
    case 'list':
      return { type: 'array', items: itemSchema(type.items) };
    case 'map':
      return { type: 'object', additionalProperties: itemSchema(type.values) };
  }
}

/** A null in a list or a map becomes the zero value of its type when the API server reads it. */
function itemSchema(type: TypeExpr): JsonSchema {
  return nullable(typeSchema(type));
}
