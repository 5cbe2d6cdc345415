import type { SchemaSet } from '../../kube/schema/schema-set.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Lesson } from '../../lesson/types.ts';
import { folderOf } from '../../rules/files-beside.ts';
import { createSource } from '../../text/source.ts';

/** The name and the text of a file, as it can be handed to another thread. */
export interface FileText {
  file: string;
  text: string;
}

/** So many characters of manifests are kept parsed; beyond, a file is parsed again each time it is wanted. */
const MOST_KEPT = 4_000_000;

/** The manifest files of a run, parsed when they are wanted. */
export class ManifestFiles {
  /** The files by their folder. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #parsed = new Map<string, Lesson>();
  readonly #schemas: SchemaSet;
  #kept = 0;

  constructor(files: readonly FileText[], schemas: SchemaSet) {
    this.#texts = new Map(files.map(({ file, text }) => [file, text]));
    this.folders = Map.groupBy(this.#texts.keys(), folderOf);
    this.#schemas = schemas;
  }

  /** @throws Error for a file that is not among them, and whatever a parser throws that fails at it. */
  lessonOf(file: string): Lesson {
    const known = this.#parsed.get(file);
    if (known !== undefined) return known;
    const text = this.#texts.get(file);
    if (text === undefined) throw new Error(`${file} is not among the files of this run`);
    const lesson = this.read({ file, text });
    this.#kept += text.length;
    if (this.#kept <= MOST_KEPT) this.#parsed.set(file, lesson);
    return lesson;
  }

  /** Parses a file that need not be among them. */
  read({ file, text }: FileText): Lesson {
    return parseLesson(createSource(file, text), { schemas: this.#schemas });
  }
}
