/** Attributes that Drydock gives a meaning (DESIGN of the course: how a lesson is written). */
export const DRYDOCK_ATTRIBUTES = ['title', 'fragment', 'explains', 'fails', 'at', 'skip', 'hidden'] as const;

/** Those of them that say nothing without a value. */
export const NEEDS_VALUE: readonly string[] = ['title', 'fragment', 'explains', 'fails', 'at', 'skip'];

/**
 * Attributes of Expressive Code and its plugins: frames, text markers, collapsible sections, line
 * numbers, and the core's own. `{}`, `""` and `//` are markers without a name.
 */
export const EXPRESSIVE_CODE_ATTRIBUTES = [
  'title',
  'frame',
  'mark',
  'ins',
  'del',
  'collapse',
  'collapseStyle',
  'collapsePreserveIndent',
  'wrap',
  'preserveIndent',
  'hangingIndent',
  'showLineNumbers',
  'startLineNumber',
  'lang',
  'overrides',
  'useThemedScrollbars',
  'useThemedSelectionColors',
  'class',
  '{}',
  '""',
  '//',
] as const;

const KNOWN: ReadonlySet<string> = new Set<string>([...DRYDOCK_ATTRIBUTES, ...EXPRESSIVE_CODE_ATTRIBUTES]);

/** A fence of a lesson may have an attribute of that name. */
export function isKnownAttribute(name: string): boolean {
  return KNOWN.has(name);
}

/** All names, for a suggestion. */
export const ATTRIBUTE_NAMES: readonly string[] = [...KNOWN].filter((name) => /^\w+$/.test(name));
