import type { Finding } from '../../findings/finding.ts';
import type { ElsewhereObject } from '../../lesson/types.ts';
import type { CheckCounts } from '../../rules/check-by-rules.ts';
import { fileFinding } from '../files/file-finding.ts';
import type { FileText } from './manifest-files.ts';

/** What came of checking a unit. */
export interface UnitResult {
  findings: Finding[];
  counts: CheckCounts & { files: number; commandsRun: number };
  /** Lessons whose commands print something else, as they read with what was printed. */
  updated: UpdatedPage[];
  /** The errors of Drydock itself; each is also a finding at the file that it happened with. */
  crashes: unknown[];
  /** The objects that a page makes, for the manifests that were given together with it. */
  makes: ElsewhereObject[];
}

/** A page with the outputs that its commands really have. */
export interface UpdatedPage extends FileText {
  /** How many commands print something else than the page shows. */
  commands: number;
}

/** The result of nothing. */
export function emptyResult(): UnitResult {
  return { findings: [], counts: { files: 0, blocks: 0, manifests: 0, commands: 0, others: 0, commandsRun: 0 }, updated: [], crashes: [], makes: [] };
}

/** Records an error of Drydock itself as a finding at the file that it happened with. */
export function crash(result: UnitResult, file: string, error: unknown): void {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  result.crashes.push(error);
  result.findings.push(
    fileFinding('internal/crashed', file, `Drydock failed while it checked this file: ${reason.split('\n', 1)[0]}`, {
      help: 'this is a mistake in Drydock, please report it; DRYDOCK_DEBUG=1 shows where it happened',
    }),
  );
}
