import type { Decoded } from '../../../kube/object.ts';

/** What a table shows in one place; `null` leaves it empty. */
export type Cell = string | number | boolean | null;

/** What cells may depend on besides their object. */
export interface CellContext {
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * The table of a kind.
 * `columns` are their names between bars; a star marks those that only `-o wide` shows. `Name`, `Age` and `Created At`
 * are the same for every kind; `cells` gives the others, in their order.
 * Rule: `AddHandlers` of `pkg/printers/internalversion/printers.go`.
 */
export interface TableDefinition {
  columns: string;
  cells(object: Decoded, context: CellContext): Cell[];
  /** The name as the table shows it, where that is not the name alone. */
  name?(object: Decoded): string;
  /** `cells` gives the column `Age` too: a custom resource may understand something else by it. */
  ownAge?: boolean;
}

/** Tables by group and kind: `Pod`, `apps/Deployment`. */
export type TableDefinitions = Record<string, TableDefinition>;

/** A list in one cell, of which the first `most` are shown. Rule: `listWithMoreString`. */
export function listed(entries: readonly Cell[], most: number, none = '<unset>', separator = ','): string {
  const shown = entries.slice(0, most).join(separator);
  return entries.length > most ? `${shown} + ${entries.length - most} more...` : shown || none;
}
