import type { Finding, RuleDoc } from '../../findings/finding.ts';
import type { ImageDeclaration } from '../../cluster/images/declaration.ts';
import { parseQuantity } from '../../kube/quantity-value.ts';
import { formatFieldPath } from '../../text/field-path.ts';
import { excerptRange } from '../../text/excerpt.ts';
import { locateNode } from '../../text/yaml/locate.ts';
import type { Range } from '../../text/position.ts';
import { answersOf } from './behaviour.ts';
import type { LessonImage } from './read-images.ts';

/** An image as all lessons together declare it. */
export interface CourseImage {
  name: string;
  declaration: ImageDeclaration;
  /** The lessons that declare it, by their files. */
  lessons: string[];
  /** Those of them that build it themselves. */
  builtIn: string[];
  commands: string[];
}

export const IMAGE_RULES: readonly RuleDoc[] = [
  {
    id: 'lesson/images-differ',
    severity: 'error',
    summary: 'Two lessons declare an image of the same name with different behaviour.',
    why: 'On a cluster a name with its tag is one image. Readers who build it for both lessons would see in one of them what its page does not show.',
  },
];

/** A statement of a declaration: a field, or an entry of `env`, `routes` or `needs`. */
type StatementPath = readonly [field: string, entry?: string];

/** Characters of a statement that a message shows. */
const LONGEST = 60;

const OF_ENTRIES = ['env', 'routes', 'needs'] as const;

/**
 * Puts together what lessons say of the same image. What one of them leaves open, another may say; where two say
 * something different, that is a finding at the later one.
 */
export function courseImages(images: readonly LessonImage[]): { images: CourseImage[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const merged = [...Map.groupBy(images, ({ full }) => full).values()].map((same): CourseImage => {
    const first = new Map<string, { meaning: string; by: LessonImage }>();
    for (const by of same) {
      for (const path of statements(by.declaration)) {
        const name = JSON.stringify(path);
        const meaning = meaningOf(by.declaration, path);
        const before = first.get(name);
        if (before === undefined) first.set(name, { meaning, by });
        else if (before.meaning !== meaning) findings.push(difference(path, by, before.by));
      }
    }
    const files = (some: readonly LessonImage[]): string[] => [...new Set(some.map(({ lesson }) => lesson.source.file))];
    return {
      name: same[0]!.declaration.name,
      declaration: together(same.map(({ declaration }) => declaration)),
      lessons: files(same),
      builtIn: files(same.filter(({ isBuilt }) => isBuilt)),
      commands: [...new Set(same.flatMap(({ commands }) => commands))],
    };
  });
  // Images that take a statement over with `like` would repeat it.
  const places = findings.map(({ file, line, related }) => [file, line, related![0]!.file, related![0]!.line].join(':'));
  return { images: merged, findings: findings.filter((_, index) => places.indexOf(places[index]!) === index) };
}

function together(declarations: readonly ImageDeclaration[]): ImageDeclaration {
  const entries = OF_ENTRIES.map((field) => [field, Object.assign({}, ...declarations.map((one) => one[field]))]);
  return { ...Object.assign({}, ...declarations), ...Object.fromEntries(entries) } as ImageDeclaration;
}

function statements({ name: _name, like: _like, ...declaration }: ImageDeclaration): StatementPath[] {
  return Object.entries(declaration).flatMap(([field, value]): StatementPath[] =>
    isOfEntries(field) ? Object.keys(value as object).map((entry): StatementPath => [field, entry]) : [[field]],
  );
}

const isOfEntries = (field: string): field is (typeof OF_ENTRIES)[number] => (OF_ENTRIES as readonly string[]).includes(field);

/** What is stated, in one way of writing: a text as a route means the same as `{ body }`, and `0.5` the same as `500m`. */
function meaningOf(declaration: ImageDeclaration, [field, entry]: StatementPath): string {
  const value: unknown = (declaration as unknown as Record<string, unknown>)[field];
  if (entry === undefined) return JSON.stringify(value);
  const inner = (value as Record<string, unknown>)[entry];
  if (field === 'routes') return JSON.stringify(answersOf(declaration.routes![entry]!));
  const quantity = field === 'needs' && typeof inner === 'string' ? parseQuantity(inner) : undefined;
  return quantity === undefined ? JSON.stringify(inner) : String(quantity.nano);
}

function difference(path: StatementPath, by: LessonImage, before: LessonImage): Finding {
  const here = placeOf(by, path);
  const there = placeOf(before, path);
  const { file } = before.lesson.source;
  return {
    rule: 'lesson/images-differ',
    severity: 'error',
    message: `the image ${by.declaration.name} is declared with ${written(by, path)} here, but with ${written(before, path)} in ${file}, line ${there.start.line}`,
    file: by.lesson.source.file,
    line: here.start.line,
    column: here.start.column,
    endLine: here.end.line,
    endColumn: here.end.column,
    help: 'make the two agree, or give one of them another tag',
    related: [{ file, line: there.start.line, message: 'the other declaration' }],
  };
}

/** A statement as the lesson has it, in one line that is not too long. */
function written({ declaration }: LessonImage, path: StatementPath): string {
  const [field, entry] = path;
  const value: unknown = (declaration as unknown as Record<string, unknown>)[field];
  const inner = entry === undefined ? value : (value as Record<string, unknown>)[entry];
  const text = typeof inner === 'string' ? `'${inner}'` : JSON.stringify(inner);
  return `${formatFieldPath(path as readonly string[])}: ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
}

/** Where a statement stands: in the image itself, or in the one that `like` takes it from. */
function placeOf({ lesson, places }: LessonImage, path: StatementPath): Range {
  const { yaml, range } = lesson.frontMatter!;
  const root = yaml.documents[0]?.root;
  for (const index of places) {
    const found = locateNode(root, ['images', index, ...(path as readonly string[])], 'key');
    if (found !== undefined) return excerptRange(yaml.excerpt, found.start, found.end);
  }
  return range;
}
