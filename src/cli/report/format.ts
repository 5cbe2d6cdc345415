import packageFile from '../../../package.json' with { type: 'json' };
import type { Report, RuleDoc } from '../../findings/finding.ts';
import type { Io } from '../io.ts';
import { prettyOptions } from './terminal.ts';

export const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github'] as const;

export type Format = (typeof FORMATS)[number];

/** The report in a format, for standard output or, when `toFile`, for a file (without colours). */
export async function formatReport(
  report: Report,
  format: Format,
  ruleDocs: readonly RuleDoc[],
  io: Io,
  toFile: boolean,
): Promise<string> {
  switch (format) {
    case 'pretty':
      return (await import('../../findings/reporters/pretty.ts')).pretty(report, prettyOptions(io, toFile));
    case 'json':
      return (await import('../../findings/reporters/json.ts')).json(report);
    case 'sarif':
      return (await import('../../findings/reporters/sarif.ts')).sarif(report, ruleDocs, packageFile.version);
    case 'junit':
      return (await import('../../findings/reporters/junit.ts')).junit(report);
    case 'github':
      return (await import('../../findings/reporters/github.ts')).github(report);
  }
}
