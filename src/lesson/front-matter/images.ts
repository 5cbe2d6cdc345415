import { parseImageReference } from '../../kube/image-reference.ts';
import { parseQuantity } from '../../kube/quantity-value.ts';
import { formatFieldPath, type FieldPath } from '../../text/field-path.ts';
import { nearestName } from '../../kube/nearest.ts';
import { describe } from './describe.ts';

/** Something wrong with `images`, and the field that it is shown at. */
export interface ImageProblem {
  path: FieldPath;
  part: 'key' | 'value';
  message: string;
  help?: string;
}

type Mapping = Readonly<Record<string, unknown>>;
type Check = (value: unknown, path: FieldPath) => ImageProblem[];

/**
 * What is wrong with the images that a lesson declares (`docs/writing-lessons.md`, "Images").
 * @param images the value of the front matter's field `images`
 */
export function imageProblems(images: unknown): ImageProblem[] {
  const root = ['images'];
  if (!Array.isArray(images)) return unexpected(images, root, 'a list of images', 'write each as a list item: - name: api:0.1.0');
  const entries = images as unknown[];
  return [
    ...entries.flatMap((image, index) => {
      const path = [...root, index];
      return isMapping(image) ? fieldProblems(image, path, FIELDS, 'an image') : unexpected(image, path, 'an image', 'write name: … and what else is known of it');
    }),
    ...nameProblems(entries),
  ];
}

const integer = (expectation: string, from: number, to: number): Check => (value, path) =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to ? [] : unexpected(value, path, expectation, unquoted(value));

const text =
  (expectation: string): Check =>
  (value, path) =>
    typeof value === 'string' ? [] : unexpected(value, path, expectation, quoted(value));

const listOf =
  (expectation: string, item: Check): Check =>
  (value, path) =>
    Array.isArray(value) ? value.flatMap((one: unknown, index) => item(one, [...path, index])) : unexpected(value, path, expectation);

const mapOf =
  (expectation: string, entry: (name: string, value: unknown, path: FieldPath) => ImageProblem[]): Check =>
  (value, path) =>
    isMapping(value) ? Object.entries(value).flatMap(([name, one]) => entry(name, one, [...path, name])) : unexpected(value, path, expectation);

const amount = (expectation: string): Check => (value, path) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? [] : unexpected(value, path, expectation, unquoted(value));

const quantity = (expectation: string): Check => (value, path) =>
  typeof value === 'string' && parseQuantity(value) !== undefined && !value.startsWith('-') ? [] : unexpected(value, path, expectation, quoted(value));

/** The fields of an answer that is more than a body. */
const ANSWER: Readonly<Record<string, Check>> = {
  status: integer('an HTTP status from 100 to 599', 100, 599),
  body: text('a text'),
  headers: mapOf('headers: their names and texts', (_name, value, path) => text('a text')(value, path)),
  from: amount('a number of seconds after the start'),
  takes: amount('a number of seconds'),
};

/** What a program needs of processor and memory. */
const NEEDS: Readonly<Record<string, Check>> = {
  cpu: quantity('an amount of CPU, such as "50m"'),
  memory: quantity('an amount of memory, such as "64Mi"'),
  cpuPerRequest: amount('a number of milliseconds'),
  memoryPerRequest: quantity('an amount of memory, such as "1Mi"'),
};

const FIELDS: Readonly<Record<string, Check>> = {
  name: imageName,
  like: text('the name of another image of the list'),
  published: (value, path) => (typeof value === 'boolean' ? [] : unexpected(value, path, 'true or false', 'write published: true when a registry has the image too')),
  port: integer('a TCP port from 1 to 65535', 1, 65535),
  startsIn: amount('a number of seconds'),
  env: mapOf('environment variables: their names and texts', environmentVariable),
  prints: listOf('a list of the lines that it writes when it starts', text('a text, one line of its log')),
  logs: text('a text: the line that it writes for each request'),
  routes: mapOf('what it answers, by path', route),
  exits: integer('an exit status from 0 to 255', 0, 255),
  needs: (value, path) => (isMapping(value) ? fieldProblems(value, path, NEEDS, "an image's needs") : unexpected(value, path, 'what it needs of processor and memory', 'write { cpu: "50m", memory: "64Mi" }')),
};

function imageName(value: unknown, path: FieldPath): ImageProblem[] {
  if (typeof value === 'string' && parseImageReference(value) !== undefined) return [];
  return unexpected(value, path, 'a repository and a tag, such as api:0.1.0');
}

/** Rule: the variables of a container are texts, and a name holds no `=`. */
function environmentVariable(name: string, value: unknown, path: FieldPath): ImageProblem[] {
  if (name === '' || name.includes('=')) {
    return [{ path, part: 'key', message: `${formatFieldPath(path)} is no name of an environment variable`, help: 'write NAME: "value"' }];
  }
  return text('a text')(value, path);
}

/** Methods that may stand before a path. Rule: RFC 9110, 9.3. */
const METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (?=\/)/;

function route(name: string, value: unknown, path: FieldPath): ImageProblem[] {
  const at: ImageProblem[] = name.replace(METHOD, '').startsWith('/')
    ? []
    : [{ path, part: 'key', message: `the route ${JSON.stringify(name)} does not begin with /`, help: routeHelp(name) }];
  if (isMapping(value)) return [...at, ...fieldProblems(value, path, ANSWER, 'an answer')];
  if (Array.isArray(value)) return [...at, ...answerList(value, path)];
  return typeof value === 'string' ? at : [...at, ...unexpected(value, path, 'a text (the body) or { status, body }', quoted(value))];
}

function routeHelp(name: string): string {
  const [, method, path] = /^([a-z]+) +(\/.*)$/i.exec(name) ?? [];
  if (method !== undefined && METHOD.test(`${method.toUpperCase()} /`)) return `write ${method.toUpperCase()} ${path!}: the method in capitals, a blank, and the path`;
  return `write /${name.replace(/^https?:\/\/[^/]*\/?/, '')}: the path of the address, and its query if it has one`;
}

/** Answers one after the other: each says from when on it is the answer, the first from the start. */
function answerList(answers: readonly unknown[], path: FieldPath): ImageProblem[] {
  if (answers.length === 0) return unexpected(answers, path, 'at least one answer', 'write { status, body }, and below it another one with from: and the seconds');
  return answers.flatMap((answer, index) => {
    const at = [...path, index];
    if (!isMapping(answer)) return unexpected(answer, at, 'an answer: { status, body, from }');
    const problems = fieldProblems(answer, at, ANSWER, 'an answer');
    const before: unknown = answers[index - 1];
    const from = answer['from'] ?? 0;
    const earlier = isMapping(before) ? (before['from'] ?? 0) : -1;
    if (typeof from === 'number' && typeof earlier === 'number' && from <= earlier) {
      problems.push({ path: at, part: 'value', message: `${formatFieldPath(at)} is the answer from ${from} seconds on, but the one above it begins at ${earlier}`, help: 'write the answers in the order of time, each with from: and the seconds after the start' });
    }
    return problems;
  });
}

/** What is wrong with a mapping of known fields. */
function fieldProblems(value: Mapping, path: FieldPath, fields: Readonly<Record<string, Check>>, what: string): ImageProblem[] {
  const names = Object.keys(fields);
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = [...path, name];
    if (Object.hasOwn(fields, name)) return fields[name]!(inner, at);
    const meant = nearestName(name, names);
    const help = meant === undefined ? `the fields are ${names.join(', ')}` : `did you mean ${meant}?`;
    return [{ path: at, part: 'key' as const, message: `${name} is not a field of ${what} in the front matter`, help }];
  });
}

/** Every image has a name of its own, and `like` leads to another one of the list, not in a circle. */
function nameProblems(images: readonly unknown[]): ImageProblem[] {
  const problems: ImageProblem[] = [];
  const likes = new Map<string, unknown>();
  images.forEach((image, index) => {
    if (!isMapping(image)) return;
    const path = ['images', index, 'name'];
    const { name } = image;
    if (name === undefined) {
      problems.push({ path: path.slice(0, -1), part: 'value', message: `images[${index}] has no name`, help: 'write name: and the repository and tag, such as api:0.1.0' });
    } else if (typeof name === 'string') {
      if (likes.has(name)) problems.push({ path, part: 'value', message: `the image ${name} is declared twice`, help: 'keep one of the two, or give this one another tag' });
      else likes.set(name, image['like']);
    }
  });
  images.forEach((image, index) => {
    if (!isMapping(image) || typeof image['like'] !== 'string') return;
    const found = likeProblem(image['name'], image['like'], likes);
    if (found !== undefined) problems.push({ path: ['images', index, 'like'], part: 'value', ...found });
  });
  return problems;
}

function likeProblem(name: unknown, like: string, likes: ReadonlyMap<string, unknown>): Pick<ImageProblem, 'message' | 'help'> | undefined {
  if (!likes.has(like)) {
    const others = [...likes.keys()].filter((other) => other !== name);
    const meant = nearestName(like, others);
    const declared = others.length === 0 ? 'there is no other image' : `the others are ${others.join(', ')}`;
    return { message: `like names the image ${like}, but images has none of that name`, help: meant === undefined ? declared : `did you mean ${meant}?` };
  }
  const seen = new Set<unknown>();
  for (let at: unknown = like; typeof at === 'string' && !seen.has(at); at = likes.get(at)) {
    if (at === name) return { message: `like leads from ${String(name)} back to itself`, help: 'leave out like in the image that the others are made from' };
    seen.add(at);
  }
  return undefined;
}

function unexpected(value: unknown, path: FieldPath, expectation: string, help?: string): ImageProblem[] {
  const message = `${formatFieldPath(path)} is ${describe(value)} here, expected ${expectation}`;
  return [{ path, part: 'value', message, ...(help === undefined ? {} : { help }) }];
}

/** How a number or boolean is written to be a text. */
function quoted(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'boolean' ? `write "${String(value)}"` : undefined;
}

/** How a number is written that stands in quotes, or is none. */
function unquoted(value: unknown): string | undefined {
  if (typeof value === 'number') return undefined;
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? `write ${value}, without quotes` : 'write a number, without quotes';
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
