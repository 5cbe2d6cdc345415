import { FUNCTIONS, formatted } from './functions.ts';
import { parseJq } from './parse.ts';
import { JqError, type Filter, type Pattern } from './syntax.ts';
import { elementAt, isObject, isTrue, operate, setAt, shown, toText, without } from './values.ts';

/** A value, and where it stands in the input as long as that is known. */
interface Place {
  value: unknown;
  path: readonly unknown[] | undefined;
}

interface Closure {
  parameters: readonly string[];
  body: Filter;
  scope: Scope;
}

/** Variables and functions; each scope adds one to those of another. */
interface Scope {
  get(name: string): unknown;
}

class Names implements Scope {
  readonly #parent: Scope | undefined;
  readonly #own: ReadonlyMap<string, unknown>;

  constructor(parent: Scope | undefined, own: Iterable<readonly [string, unknown]>) {
    this.#parent = parent;
    this.#own = new Map(own);
  }

  get(name: string): unknown {
    return this.#own.has(name) ? this.#own.get(name) : this.#parent?.get(name);
  }
}

/** Those functions of the language that are written in it. Rule: jq 1.7, builtin.jq. */
const LIBRARY = `
def map(f): [.[] | f]; def select(f): if f then . else empty end; def recurse(f): def r: ., (f | r); r; def recurse: recurse(.[]?);
def values: select(. != null); def nulls: select(. == null); def strings: select(type == "string"); def numbers: select(type == "number");
def booleans: select(type == "boolean"); def arrays: select(type == "array"); def objects: select(type == "object");
def iterables: select(type == "array" or type == "object"); def scalars: select(type != "array" and type != "object");
def map_values(f): .[] |= f; def to_entries: [keys_unsorted[] as $k | {key: $k, value: .[$k]}];
def from_entries: reduce .[] as $x ({}; . + {($x | if type == "object" then (if has("key") then .key elif has("k") then .k elif has("name") then .name else .Name end) else . end | if type == "string" then . else tojson end): ($x | if has("value") then .value elif has("v") then .v else .Value end)});
def with_entries(f): to_entries | map(f) | from_entries; def del(f): delpaths([path(f)]); def paths: path(..) | select(length > 0);
def paths(f): path(.. | select(f)) | select(length > 0); def leaf_paths: paths(scalars); def any: any(.); def all: all(.); def any(f): isempty(.[] | f | select(.)) | not;
def any(g; f): isempty(g | f | select(.)) | not; def all(f): isempty(.[] | f | select(. | not)); def all(g; f): isempty(g | f | select(. | not));
def flatten: flatten(1e9); def range($n): range(0; $n); def first: .[0]; def last: .[-1]; def in(x): . as $k | x | has($k); def inside(x): . as $k | x | contains($k);
def while(c; u): def w: if c then ., (u | w) else empty end; w; def until(c; u): def w: if c then . else (u | w) end; w; def repeat(f): def r: ., (f | r); r;
def nth($n): .[$n]; def nth($n; f): last(limit($n + 1; f)); def todate: todateiso; def fromdate: fromdateiso; def add(f): reduce f as $x (null; . + $x);
def env: $ENV; def halt: empty; def walk(f): def w: if type == "object" then map_values(w) elif type == "array" then map(w) else . end | f; w;
def sub($r; f): sub($r; f; ""); def gsub($r; f): sub($r; f; "g"); def gsub($r; f; $o): sub($r; f; $o + "g"); def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $w | [$x] + $w end;
def test($r): test($r; ""); def match($r): match($r; ""); def capture($r): capture($r; ""); def scan($r): scan($r; ""); def splits($r): split($r; null) | .[];
def group_by(f): group_by_keys([.[] | [f]]); def sort_by(f): sort_by_keys([.[] | [f]]); def unique_by(f): [group_by(f)[] | .[0]]; def min_by(f): (sort_by(f) | .[0]); def max_by(f): max_by_keys([.[] | [f]]);
def limit($n; f): if $n > 0 then label_limit($n; f) else empty end; def pick(f): . as $in | reduce path(f) as $p (null; setpath($p; $in | getpath($p)));
def capture($r; $o): match($r; $o) | [.captures[] | select(.name != null) | {key: .name, value: .string}] | from_entries;
.
`;

let library: Scope | undefined;

function libraryScope(): Scope {
  if (library !== undefined) return library;
  let scope: Scope = new Names(undefined, []);
  for (let filter = parseJq(LIBRARY); filter.kind === 'define'; filter = filter.body) scope = defined(filter, scope);
  return (library = scope);
}

function defined({ name, parameters, definition }: Extract<Filter, { kind: 'define' }>, scope: Scope): Scope {
  const closure: { -readonly [key in keyof Closure]: Closure[key] } = { parameters, body: definition, scope };
  // A function knows itself.
  return (closure.scope = new Names(scope, [[name, closure]]));
}

/**
 * The results of a program for an input.
 * @throws JqError
 */
export function* runJq(program: Filter, input: unknown, variables: Readonly<Record<string, unknown>>): Generator<unknown> {
  const scope = new Names(libraryScope(), Object.entries(variables).map(([name, value]) => [`$${name}`, value]));
  for (const { value } of run(program, { value: input, path: undefined }, scope)) yield value;
}

const plain = (value: unknown): Place => ({ value, path: undefined });

function* values(filter: Filter, input: unknown, scope: Scope): Generator<unknown> {
  for (const { value } of run(filter, plain(input), scope)) yield value;
}

function step({ value, path }: Place, key: unknown): Place {
  return { value: elementAt(value, key), path: path === undefined ? undefined : [...path, key] };
}

function* each(place: Place): Generator<Place> {
  const { value } = place;
  if (Array.isArray(value)) for (const index of value.keys()) yield step(place, index);
  else if (isObject(value)) for (const key of Object.keys(value)) yield step(place, key);
  else throw new JqError(value === null ? 'Cannot iterate over null' : `Cannot iterate over ${shown(value)}`);
}

function* descend(place: Place): Generator<Place> {
  yield place;
  if (Array.isArray(place.value) || isObject(place.value)) for (const below of each(place)) yield* descend(below);
}

function* run(filter: Filter, input: Place, scope: Scope): Generator<Place> {
  switch (filter.kind) {
    case 'identity': return yield input;
    case 'descend': return yield* descend(input);
    case 'value': return yield plain(filter.value);
    case 'text': return yield* textOf(filter, input, scope);
    case 'format': return yield plain(formatted(filter.name, input.value));
    case 'variable': {
      const value = filter.name === '$__loc__' ? { file: '<top-level>', line: 1 } : scope.get(filter.name);
      if (value === undefined) throw new JqError(`${filter.name} is not defined`);
      return yield plain(value);
    }
    case 'index':
      for (const place of run(filter.of, input, scope)) for (const key of values(filter.key, input.value, scope)) yield step(place, key);
      return;
    case 'slice':
      for (const place of run(filter.of, input, scope)) {
        for (const end of filter.to === undefined ? [null] : values(filter.to, input.value, scope)) {
          for (const start of filter.from === undefined ? [null] : values(filter.from, input.value, scope)) yield step(place, { start, end });
        }
      }
      return;
    case 'each':
      for (const place of run(filter.of, input, scope)) yield* each(place);
      return;
    case 'try': return yield* tried(filter, input, scope);
    case 'array': return yield plain(filter.body === undefined ? [] : [...values(filter.body, input.value, scope)]);
    case 'object':
      for (const value of objects(filter.entries, input.value, scope)) yield plain(value);
      return;
    case 'negate':
      for (const value of values(filter.body, input.value, scope)) {
        if (typeof value !== 'number') throw new JqError(`${shown(value)} cannot be negated`);
        yield plain(-value);
      }
      return;
    case 'pipe':
      for (const place of run(filter.left, input, scope)) yield* run(filter.right, place, scope);
      return;
    case 'comma':
      yield* run(filter.left, input, scope);
      return yield* run(filter.right, input, scope);
    case 'alternative': return yield* alternative(filter, input, scope);
    case 'and':
    case 'or':
      for (const left of values(filter.left, input.value, scope)) {
        if (isTrue(left) === (filter.kind === 'or')) yield plain(filter.kind === 'or');
        else for (const right of values(filter.right, input.value, scope)) yield plain(isTrue(right));
      }
      return;
    case 'operator':
      for (const right of values(filter.right, input.value, scope)) for (const left of values(filter.left, input.value, scope)) yield plain(operate(filter.operator, left, right));
      return;
    case 'assign': return yield* assigned(filter, input.value, scope);
    case 'as':
      for (const value of values(filter.source, input.value, scope)) yield* run(filter.body, input, bound(filter.name, value, scope));
      return;
    case 'reduce': {
      for (const start of values(filter.start, input.value, scope)) {
        let state = start;
        for (const value of values(filter.source, input.value, scope)) {
          let next: unknown = null;
          for (next of values(filter.update, state, bound(filter.name, value, scope)));
          state = next;
        }
        yield plain(state);
      }
      return;
    }
    case 'foreach':
      for (const start of values(filter.start, input.value, scope)) {
        let state = start;
        for (const value of values(filter.source, input.value, scope)) {
          const inner = bound(filter.name, value, scope);
          for (state of values(filter.update, state, inner)) yield* filter.extract === undefined ? [plain(state)] : run(filter.extract, plain(state), inner);
        }
      }
      return;
    case 'if':
      for (const test of values(filter.test, input.value, scope)) {
        const branch = isTrue(test) ? filter.holds : filter.otherwise;
        if (branch === undefined) yield input;
        else yield* run(branch, input, scope);
      }
      return;
    case 'define': return yield* run(filter.body, input, defined(filter, scope));
    case 'call': return yield* called(filter, input, scope);
  }
}

function* textOf({ format, parts }: Extract<Filter, { kind: 'text' }>, input: Place, scope: Scope, from = 0): Generator<Place> {
  if (from === parts.length) return yield plain('');
  const part = parts[from]!;
  const heads = typeof part === 'string' ? [part] : [...values(part, input.value, scope)].map((value) => (format === undefined ? (typeof value === 'string' ? value : toText(value)) : formatted(format, value)));
  for (const rest of textOf({ kind: 'text', format, parts }, input, scope, from + 1)) for (const head of heads) yield plain(head + String(rest.value));
}

function* tried({ body, otherwise }: Extract<Filter, { kind: 'try' }>, input: Place, scope: Scope): Generator<Place> {
  try {
    yield* run(body, input, scope);
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
    if (otherwise !== undefined) yield* run(otherwise, plain(error.value), scope);
  }
}

function* objects(entries: readonly { key: Filter; value: Filter }[], input: unknown, scope: Scope): Generator<Record<string, unknown>> {
  const [first, ...rest] = entries;
  if (first === undefined) return yield {};
  for (const key of values(first.key, input, scope)) {
    if (typeof key !== 'string') throw new JqError(`Object keys must be strings`);
    for (const value of values(first.value, input, scope)) for (const others of objects(rest, input, scope)) yield { [key]: value, ...others };
  }
}

function* alternative({ left, right }: { left: Filter; right: Filter }, input: Place, scope: Scope): Generator<Place> {
  let found = false;
  try {
    for (const place of run(left, input, scope)) {
      if (!isTrue(place.value)) continue;
      found = true;
      yield place;
    }
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
  }
  if (!found) yield* run(right, input, scope);
}

function pathsOf(filter: Filter, value: unknown, scope: Scope): (readonly unknown[])[] {
  return [...run(filter, { value, path: [] }, scope)].map((place) => {
    if (place.path === undefined) throw new JqError(`Invalid path expression with result ${toText(place.value)}`);
    return place.path;
  });
}

function* assigned({ operator, left, right }: Extract<Filter, { kind: 'assign' }>, value: unknown, scope: Scope): Generator<Place> {
  if (operator === '|=') {
    const gone: (readonly unknown[])[] = [];
    const result = pathsOf(left, value, scope).reduce<unknown>((whole, path) => {
      const next = values(right, path.reduce(elementAt, whole), scope).next();
      if (next.done === true) gone.push(path);
      return next.done === true ? whole : setAt(whole, path, () => next.value);
    }, value);
    return yield plain(without(result, gone));
  }
  for (const by of values(right, value, scope)) {
    const change = (old: unknown): unknown => (operator === '=' ? by : operator === '//=' ? (isTrue(old) ? old : by) : operate(operator.slice(0, -1), old, by));
    yield plain(pathsOf(left, value, scope).reduce<unknown>((whole, path) => setAt(whole, path, change), value));
  }
}

function bound(pattern: Pattern, value: unknown, scope: Scope): Scope {
  if ('variable' in pattern) return new Names(scope, [[pattern.variable, value]]);
  if ('items' in pattern) return pattern.items.reduce((inner, item, index) => bound(item, elementAt(value, index), inner), scope);
  return pattern.entries.reduce((inner, { key, pattern: item }) => bound(item, elementAt(value, values(key, value, inner).next().value), inner), scope);
}

function* called({ name, args }: Extract<Filter, { kind: 'call' }>, input: Place, scope: Scope): Generator<Place> {
  const own = scope.get(name) as Closure | undefined;
  if (own !== undefined) return yield* invoked(own, args, input, scope);
  const { value } = input;
  switch (name) {
    case 'empty/0': return;
    case 'not/0': return yield plain(!isTrue(value));
    case 'path/1':
      for (const path of pathsOf(args[0]!, value, scope)) yield plain(path);
      return;
    case 'getpath/1':
      for (const path of values(args[0]!, value, scope)) {
        let found: unknown = value;
        for (const key of path as unknown[]) found = found === null ? null : elementAt(found, key);
        yield { value: found, path: input.path === undefined ? undefined : [...input.path, ...(path as unknown[])] };
      }
      return;
    case 'error/0': throw new JqError(value);
    case 'error/1': throw new JqError(values(args[0]!, value, scope).next().value);
    case 'first/1':
      for (const place of run(args[0]!, input, scope)) return yield place;
      return;
    case 'last/1': {
      let last: Place | undefined;
      for (last of run(args[0]!, input, scope));
      if (last !== undefined) yield last;
      return;
    }
    case 'isempty/1': return yield plain(values(args[0]!, value, scope).next().done === true);
    case 'label_limit/2': {
      let left = Number(values(args[0]!, value, scope).next().value);
      for (const place of run(args[1]!, input, scope)) {
        yield place;
        left -= 1;
        if (left <= 0) return;
      }
      return;
    }
    case 'range/2':
    case 'range/3':
      for (const from of values(args[0]!, value, scope)) {
        for (const to of values(args[1]!, value, scope)) {
          for (const by of args[2] === undefined ? [1] : values(args[2], value, scope)) {
            if (Number(by) === 0) throw new JqError('range: the step is 0, so it does not end');
            for (let number = Number(from); Number(by) > 0 ? number < Number(to) : number > Number(to); number += Number(by)) yield plain(number);
          }
        }
      }
      return;
    case 'sub/3': return yield* substituted(args, value, scope);
    default: {
      const builtin = FUNCTIONS[name];
      if (builtin === undefined) throw new JqError(`${name} is not defined`);
      for (const given of combinations(args, value, scope)) yield* [...builtin(value, ...given)].map(plain);
    }
  }
}

function* combinations(args: readonly Filter[], input: unknown, scope: Scope): Generator<unknown[]> {
  const [first, ...rest] = args;
  if (first === undefined) return yield [];
  for (const others of combinations(rest, input, scope)) for (const value of values(first, input, scope)) yield [value, ...others];
}

function* invoked({ parameters, body, scope: home }: Closure, args: readonly Filter[], input: Place, scope: Scope): Generator<Place> {
  const filters = parameters.map((parameter, index): readonly [string, unknown] => [`${parameter.replace('$', '')}/0`, { parameters: [], body: args[index]!, scope } satisfies Closure]);
  const names = parameters.filter((parameter) => parameter.startsWith('$'));
  for (const given of combinations(names.map((name) => args[parameters.indexOf(name)]!), input.value, scope)) {
    yield* run(body, input, new Names(home, [...filters, ...names.map((name, index): readonly [string, unknown] => [name, given[index]])]));
  }
}

function* substituted([pattern, by, flags]: readonly Filter[], value: unknown, scope: Scope): Generator<Place> {
  if (typeof value !== 'string') throw new JqError(`${shown(value)} cannot be matched, as it is not a string`);
  for (const given of combinations([pattern!, flags!], value, scope)) {
    let result = '';
    let end = 0;
    for (const match of FUNCTIONS['match/2']!(value, ...given) as Iterable<{ offset: number; length: number; captures: { name: string | null; string: string }[] }>) {
      const names = Object.fromEntries(match.captures.filter(({ name }) => name !== null).map(({ name, string }) => [name, string]));
      result += value.slice(end, match.offset) + String(values(by!, names, scope).next().value);
      end = match.offset + match.length;
    }
    yield plain(result + value.slice(end));
  }
}
