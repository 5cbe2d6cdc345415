import type { Excerpt } from '../text/excerpt.ts';
import type { Range } from '../text/position.ts';
import type { Source } from '../text/source.ts';
import type { YamlDocument, YamlStream } from '../text/yaml/types.ts';

/**
 * How a file is written, and so how strictly it is judged. `mdx` is what lessons use; `markdown` covers CommonMark, GFM,
 * MkDocs, and MDX that was written for another generator (Docusaurus, Nextra …).
 */
export type Dialect = 'mdx' | 'markdown' | 'yaml';

/**
 * What a block does (DESIGN section 2).
 * - `file`: puts a file into the workspace (`title=`); `manifest`: the same without a name
 * - `fragment`: a part that is merged into a file; `explains`: a commented copy of one
 * - `fails`: a manifest that must be rejected
 * - `console`: commands with their output; `commands`: commands alone
 * - `template`: a manifest with placeholders (`<name>`), which nobody can apply as it stands
 * - `other`: anything that Drydock does not check
 */
export type BlockRole =
  | 'file'
  | 'manifest'
  | 'fragment'
  | 'explains'
  | 'fails'
  | 'console'
  | 'commands'
  | 'template'
  | 'other';

/** An attribute of a fence: `title="pod.yaml"` or a bare `hidden`. */
export interface FenceAttribute {
  /** The name; `{}`, `""` or `//` for a marker without one (`{1,3}`, `"text"`, `/pattern/`). */
  name: string;
  /** Without its quotes, braces or slashes; `true` for a bare name. */
  value: string | true;
  range: Range;
  /** Where the value stands, without its quotes or braces. */
  valueRange?: Range;
}

/** A placeholder (`<name>`, `{{ x }}`, `${X}`) in a template. */
export interface Placeholder {
  text: string;
  range: Range;
}

/** One of several workspace files that a block of several documents writes. */
export interface BlockFile {
  name: string;
  /** Index of the first document that belongs to it, among all documents of the block. */
  document: number;
  /** The comment that names it. */
  range: Range;
}

export interface Block {
  /** 0-based place among the blocks of the lesson. */
  index: number;
  role: BlockRole;
  /** The fence's language, lower case; empty when it has none; `yaml` for a plain YAML file. */
  language: string;
  attributes: readonly FenceAttribute[];
  /** The content. */
  excerpt: Excerpt;
  /** From the opening fence to the end of the closing one. */
  range: Range;
  /** Name of the workspace file it writes, is a fragment of, or explains. */
  file?: string;
  /** How the file name is known: from an attribute, a comment in the block, or the sentence before it. */
  fileFrom?: 'attribute' | 'comment' | 'sentence';
  /** Where the name is written, unless it is an attribute's. */
  fileRange?: Range;
  /** When comments name several files, one for each run of documents: all of them, in order. */
  files?: BlockFile[];
  /** For a fragment: where it hangs (`at="spec.template.spec"`), as a field path. */
  at?: string;
  /** Where a fragment hangs was not said but follows from its keys, which only one place of the file has. */
  atInferred?: true;
  /** For a `fails` block: the text that the error must contain. */
  fails?: string;
  /** The reason why the block is not checked. */
  skip?: string;
  hidden: boolean;
  /** The YAML of a block that is YAML (files, fragments, explanations …). */
  yaml?: YamlStream;
  /** The commands of a `console` or `commands` block. */
  commands?: Command[];
  /** For a `template`: what stands for a value, and the lines `...` that stand for something left out. */
  placeholders?: Placeholder[];
  elisions?: Range[];
  /** Indented code, without a fence. */
  indented?: true;
  /** It has no closing fence (`lesson/unclosed-fence` reports it). */
  unclosed?: true;
  /** The innermost component that holds it, as an index into `components`. */
  component?: number;
}

/** A command line as it is typed, with the simple commands that the shell would run. */
export interface Command {
  /** The text as typed, without prompt, here-documents included. */
  text: string;
  /** Where it stands. */
  range: Range;
  /** The simple commands of pipelines and lists, in order. */
  simple: SimpleCommand[];
  heredocs: Heredoc[];
  /** `console`: the lines printed, and where they stand. */
  output: Excerpt | undefined;
  /** `console`: the exit status stated by a `? N` line; 0 when there is none. */
  exitStatus: number;
  /** `setup` runs unseen (`# setup: …`), `wait` moves time on (`# wait: …`); otherwise it is shown. */
  kind?: 'setup' | 'wait';
  /** `# wait: 5 s`: the seconds. Such a command has no words. */
  seconds?: number;
  /** The output is stated not to end with a newline. */
  noFinalNewline?: true;
  /** Why a shell would not run the line as it seems to be meant. */
  problems?: ShellProblem[];
}

/** Something wrong with a command line as the shell reads it. */
export interface ShellProblem {
  /**
   * - `syntax`: the shell refuses the line
   * - `placeholder`: `<id>` is read as redirections, from a file `id`
   * - `unclosed-heredoc`: the end of a here-document is missing
   */
  code: 'syntax' | 'placeholder' | 'unclosed-heredoc';
  message: string;
  help?: string;
  range: Range;
}

export interface Word {
  /** After quote removal; expansions are kept as written. */
  value: string;
  range: Range;
  /** It holds an expansion (`$x`, `$(…)`), so the value is not known. */
  dynamic: boolean;
}

export interface SimpleCommand {
  words: Word[];
  redirects: Redirect[];
  /** `NAME=value` before the command's name. */
  assignments?: Word[];
  /** From its first word to its last. */
  range?: Range;
  /** It reads what the command before it prints (`|`). */
  piped?: true;
  /** It runs in the background (`&`). */
  background?: true;
  /** It is part of a loop, a condition, a function or a substitution: it may run never or often. */
  nested?: true;
}

export interface Redirect {
  /** `>`, `>>`, `<`, `<<`, `<<-`, `2>&1` without its number: `>&` … */
  operator: string;
  /** The file, the file descriptor or, for a here-document, the delimiter. */
  target: Word;
  /** The number before the operator. */
  descriptor?: number;
  /** For `<<` and `<<-`: its place among the command's `heredocs`. */
  heredoc?: number;
}

/** A here-document and, when a command reads it as a manifest (`-f -`), its YAML. */
export interface Heredoc {
  excerpt: Excerpt;
  /** The delimiter was quoted, so the shell expands nothing in it. */
  quoted: boolean;
  /** The word that ends it. */
  delimiter?: string;
  /** The workspace file that it is written to (`cat > pod.yaml <<EOF`). */
  file?: string;
  yaml?: YamlStream;
}

/** One state of a workspace file: what a block made of it. */
export interface FileRevision {
  /** The file's name; for a manifest without a name, `#` and the block's index. */
  name: string;
  /** The block that wrote it; `BESIDE_THE_PAGE` for a file that was given together with the page. */
  block: number;
  /** The text a reader has on disk; for a merged fragment, the merged YAML as text. */
  text: string;
  /** Its documents; each knows where its nodes stand, see `locate`. Empty for what is no manifest or is wrong on purpose. */
  documents: ManifestDocument[];
  /** The reason why the block that wrote it is not checked. */
  skip?: string;
  /** It comes from a here-document of that block, not from the block itself. */
  heredoc?: Heredoc;
  /** A fragment was merged into the revision before it. */
  merged?: true;
}

/** A document of the workspace, whole as an API server would get it. */
export interface ManifestDocument {
  /** As JSON data; for a fragment, the merged object. */
  value: unknown;
  /** The place of a field: its key or its value; falls back to the nearest parent that is known. */
  locate(path: readonly (string | number)[], part: 'key' | 'value'): { file: string; range: Range };
  /** The document as parsed; for a merged fragment, the fragment's own document. */
  source: YamlDocument;
  /** The block that the document itself stands in. */
  block: number;
}

/** A run of prose: text, inline code or a link, in reading order. */
export interface ProseSpan {
  kind: 'text' | 'code' | 'link';
  text: string;
  /** A link's target. */
  url?: string;
  /** Where the target is written; for a reference, in its definition. */
  urlRange?: Range;
  /** The link is an image; its text is the alternative text. */
  image?: true;
  /** Inline code and text: without its backticks. A link: all of it. */
  range: Range;
  /** `text` with the place of each of its lines, so that `excerptRange` finds a part of it. Not for links. */
  excerpt?: Excerpt;
  /** How many blocks stand before it: the state of the workspace that it speaks of. */
  blocksBefore: number;
  /** Spans of the same paragraph, list item or heading share a number. */
  paragraph: number;
}

export interface Heading {
  depth: number;
  text: string;
  /** The anchor that the site gives it. */
  slug: string;
  range: Range;
  blocksBefore: number;
}

/** A use of a component, such as `<Value of="service.yaml" path="…" />`. */
export interface ComponentUse {
  name: string;
  attributes: Record<string, string | true | { expression: string }>;
  range: Range;
  blocksBefore: number;
  /** The component that holds it, as an index into `components`. */
  parent?: number;
}

/** A comment that silences a rule for the block (or, in YAML, the line) after it. */
export interface Suppression {
  rule: string;
  reason: string;
  range: Range;
  /** The lines it covers, both included. */
  from: number;
  to: number;
}

/** Something wrong with how the lesson is written, found while it is read. */
export interface LessonProblem {
  /** The rule that reports it, such as `lesson/unknown-attribute`. */
  rule: string;
  message: string;
  help?: string;
  range: Range;
}

export interface FrontMatter {
  range: Range;
  yaml: YamlStream;
  value: Record<string, unknown>;
}

/** An object that a file makes which was given together with the one that is checked. */
export interface ElsewhereObject {
  /** The file that makes it. */
  file: string;
  kind: string;
  /** Undefined when it is not known, so that it may be any. */
  name?: string;
  /** The name only begins so. */
  beginning?: true;
  namespace?: string;
  /** The labels of the pods that it describes. */
  podLabels?: Readonly<Record<string, string>>;
}

/** What is known of the files that were given together with one, applied with it or not. */
export interface Surroundings {
  /** The objects that any of them makes: a reference to one of these leads somewhere. The list is shared by many lessons, and has those of the file itself. */
  objects: readonly ElsewhereObject[];
  /** The CustomResourceDefinitions in them, as JSON data. */
  definitions: readonly unknown[];
  /** What is applied with the file is not all to be seen: a template, a chart, a base from elsewhere. */
  open?: true;
  /** Files that a kustomization among them uses as patches. */
  patches?: readonly string[];
}

/** A page read and understood: what the rules, the player and the site work on. */
export interface Lesson {
  source: Source;
  dialect: Dialect;
  frontMatter?: FrontMatter;
  blocks: Block[];
  revisions: FileRevision[];
  prose: ProseSpan[];
  headings: Heading[];
  components: ComponentUse[];
  suppressions: Suppression[];
  problems: LessonProblem[];
  /** Absent for a file that is checked alone. */
  surroundings?: Surroundings;
  /** Anchors other than those of headings: `id` and `name` of HTML and components. */
  anchors?: string[];
  /** Whether something stands at a path below the page's folder; absent where that is not known, as for standard input. */
  hasFile?(path: string): boolean;
}
