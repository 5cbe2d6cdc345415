/** Where a node stands and how it reads, for errors. */
interface Placed {
  position: number;
  text: string;
}

/** An operand. Whole numbers are bigints, as Go tells integers from the floats of JSON. */
export type Operand = Placed & (
  | { kind: 'dot' }
  | { kind: 'nil' }
  | { kind: 'constant'; value: string | number | bigint | boolean }
  | { kind: 'function'; name: string }
  | { kind: 'variable'; name: string }
  | { kind: 'pipeline'; pipeline: Pipeline }
  | { kind: 'fields'; of: Operand; names: readonly string[] }
);

export interface Command extends Placed {
  operands: readonly Operand[];
}

export interface Pipeline extends Placed {
  /** `$x` or `$key, $value`. */
  variables: readonly string[];
  /** `=` rather than `:=`. */
  assigns: boolean;
  commands: readonly Command[];
}

/** A block with an `{{end}}`, and perhaps an `{{else}}`. */
export interface ControlNode {
  kind: 'if' | 'with' | 'range';
  pipeline: Pipeline;
  body: readonly TemplateNode[];
  otherwise: readonly TemplateNode[];
}

export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'action'; pipeline: Pipeline }
  | ControlNode
  | { kind: 'break' | 'continue' }
  | { kind: 'template'; name: string; pipeline: Pipeline | undefined; position: number };

export interface ParsedTemplate {
  nodes: readonly TemplateNode[];
  /** What `{{define}}` defined. */
  defined: ReadonlyMap<string, readonly TemplateNode[]>;
}
