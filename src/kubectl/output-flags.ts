import type { Invocation } from './command.ts';
import { parseOutputFormat, type OutputFormat } from './print/output.ts';

/**
 * What `-o`, `--template` and the flags beside them ask for.
 * @param formats those that the command has: one of `OUTPUT_FORMATS`
 * @param otherwise the format when `-o` is not given
 * @throws OutputError
 */
export function outputFormat({ flags, context }: Invocation, formats: readonly string[], otherwise = ''): OutputFormat {
  const bool = (name: string): boolean | undefined => (flags.has(name) ? flags.bool(name) : undefined);
  return parseOutputFormat(flags.text('output') || otherwise, {
    formats,
    template: flags.has('template') ? flags.text('template') : undefined,
    allowMissingKeys: bool('allow-missing-template-keys'),
    noHeaders: bool('no-headers'),
    showManagedFields: bool('show-managed-fields'),
    readFile: (path) => context.files.read(path),
  });
}
