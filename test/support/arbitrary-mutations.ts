import { array, bigInt, constantFrom, double, integer, jsonValue, nat, oneof, record, string, type Arbitrary } from 'fast-check';

/** A change at one place of an object; the numbers choose the place, whatever the object looks like. */
export interface Mutation {
  kind: 'drop' | 'replace' | 'same-type' | 'rename' | 'repeat' | 'add';
  /** Which child to step into at each level; the change is made where the steps end. */
  steps: number[];
  value: unknown;
  text: string;
  number: number;
}

const LONG = 'a'.repeat(5000);

/** Texts that are special to some rule, and texts that are special to JavaScript. */
const texts: Arbitrary<string> = oneof(
  constantFrom(
    '', ' ', '-', '.', '..', '/', '//', ':', '%', '101%', '-5%', 'a/b/c', 'A', 'ä', '👋', '\ud800', '\u0000', LONG, `${LONG}!`, `${'a.'.repeat(2000)}!`,
    '0', '-1', '1e3', '1e999999999', '9999999999999999999999Ki', `0.${'0'.repeat(500)}1`, '9'.repeat(500), '1Gi', '0x10', '* * * * *', '*/0 * * * *',
    '@every 1s', 'TZ=Mars/Olympus * * * * *', '1.2.3.4', '::1', '::ffff:1.2.3.4', '10.0.0.0/33', '255.255.255.255/0', '__proto__', 'constructor', 'toString',
    'hasOwnProperty', 'Always', 'Never', 'TCP', 'None', 'ClusterIP', 'ExternalName', 'localhost/', '2024-01-01T00:00:00Z', 'YQ==', '[', '(?<', '(a+)+$', '$(VAR)',
    'hugepages-2Mi', 'hugepages-x', 'nvidia.com/gpu', 'requests.cpu', "metadata.labels['a']", 'sha256:0',
  ),
  string({ unit: 'grapheme', maxLength: 20 }),
);

const numbers: Arbitrary<number> = oneof(
  constantFrom(0, -1, 1, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), Number.MAX_SAFE_INTEGER, 1e300, 0.1),
  integer(),
  double({ noNaN: true, noDefaultInfinity: true }),
);

/** Values of every JSON type, odd ones more often than plain ones; and integers beyond 2^53, as the YAML reader gives them. */
export const values: Arbitrary<unknown> = oneof(
  texts,
  numbers,
  constantFrom(null, true, false, {}, [], [null], [{}], [[]], { '': null }, ['', '']),
  bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  jsonValue({ maxDepth: 3 }),
);

/** Changes to make one after the other. */
export const mutations: Arbitrary<Mutation[]> = array(
  record({
    kind: constantFrom('drop', 'replace', 'same-type', 'same-type', 'same-type', 'rename', 'repeat', 'add'),
    steps: array(nat(1000), { minLength: 1, maxLength: 12 }),
    value: values,
    text: texts,
    number: numbers,
  }),
  { minLength: 1, maxLength: 4 },
);

/** A copy of an object with the changes made. */
export function mutated(object: unknown, changes: readonly Mutation[]): unknown {
  const copy = structuredClone(object);
  // Values are copied as well, or one that is put into itself would go round in circles.
  for (const change of changes) mutateAt(copy, { ...change, value: structuredClone(change.value) });
  return copy;
}

type Container = Record<string, unknown> | unknown[];

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function mutateAt(root: unknown, change: Mutation): void {
  let parent: unknown = root;
  for (const [index, step] of change.steps.entries()) {
    if (!isContainer(parent)) return;
    const keys = Object.keys(parent);
    if (keys.length === 0) return;
    const key = keys[step % keys.length]!;
    const child: unknown = Reflect.get(parent, key);
    const isLast = index === change.steps.length - 1 || !isContainer(child) || Object.keys(child).length === 0;
    if (isLast) return apply(parent, key, child, change);
    parent = child;
  }
}

function apply(parent: Container, key: string, child: unknown, { kind, value, text, number }: Mutation): void {
  switch (kind) {
    case 'drop':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      return;
    case 'rename':
      if (!Array.isArray(parent)) delete parent[key];
      define(parent, text, child);
      return;
    case 'repeat':
      if (Array.isArray(parent)) parent.push(structuredClone(child));
      else define(parent, `${key}2`, structuredClone(child));
      return;
    case 'add':
      if (Array.isArray(parent)) parent.push(value);
      else define(parent, text, value);
      return;
    case 'same-type':
      define(parent, key, sameType(child, text, number));
      return;
    case 'replace':
      define(parent, key, value);
  }
}

function sameType(value: unknown, text: string, number: number): unknown {
  if (typeof value === 'string') return text;
  if (typeof value === 'number' || typeof value === 'bigint') return Math.trunc(number);
  if (typeof value === 'boolean') return !value;
  return Array.isArray(value) ? [] : {};
}

/** Sets a key as JSON data has it, which an assignment to `__proto__` does not. */
function define(parent: Container, key: string, value: unknown): void {
  if (Array.isArray(parent)) parent[Number(key) || 0] = value;
  else Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}
