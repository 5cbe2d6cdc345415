/** How bad a finding is: an `error` is certain and fails the build, a `warning` is likely, an `info` is advice. */
export type Severity = 'error' | 'warning' | 'info';

/** A second place that a finding speaks of. */
export interface RelatedPlace {
  file: string;
  line: number;
  message: string;
}

/** A change that would make the finding go away: `text` replaces what stands between the positions. */
export interface Fix {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  text: string;
}

/**
 * What every check reports (DESIGN section 3). Lines and columns start at 1; the end is exclusive.
 * `message` says what was found, what was expected and where the expectation comes from;
 * `help` says what to write instead.
 */
export interface Finding {
  /** `area/name`, such as `schema/unknown-field`. */
  rule: string;
  severity: Severity;
  message: string;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** The field path as Kubernetes writes it: `spec.ports[0].nodePort`. */
  path?: string;
  help?: string;
  related?: RelatedPlace[];
  fix?: Fix;
}

/** What a run of `drydock check` looked at and found. */
export interface Summary {
  files: number;
  blocks: number;
  manifests: number;
  commands: number;
  /** How many of the commands were run; none where it is absent. */
  commandsRun?: number;
  errors: number;
  warnings: number;
}

/** What reporters print. `sources` gives the text of a file for code frames; a file without text gets none. */
export interface Report {
  findings: Finding[];
  summary: Summary;
  kubernetesVersion: string;
  /** The text of every file that was checked, clean ones included. */
  sources: ReadonlyMap<string, string>;
  /** The commands were not only read but run. Without it, reporters say that they were not. */
  commandsRun?: boolean;
  /** The findings that the run itself has mended in the files. They are not among `findings`. */
  fixed?: readonly Finding[];
  /** YAML files met in a folder that are not manifests, and so were left out. */
  leftOut?: number;
  /** What was looked at, in words, where that is not what `drydock check` looks at. */
  looked?: string;
}

/** What the machine-readable formats say of a rule beside its findings. */
export interface RuleDoc {
  id: string;
  severity: Severity;
  /** One line: what is reported. */
  summary: string;
  /** Markdown: why it matters and what to do. */
  why: string;
  /** Web address of a page about it. */
  helpUri?: string;
}
