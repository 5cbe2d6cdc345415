import type { Finding, Summary } from '../../findings/finding.ts';
import { counted } from '../../findings/summary-line.ts';
import type { Source } from '../../text/source.ts';
import { fileFinding } from '../files/file-finding.ts';

/**
 * Makes sure that a run which held nothing against any rule does not pass for a success: without a
 * manifest, a fragment of one and a command, empty files become errors, and where nothing else says that something is
 * wrong, a finding says so.
 */
export function refuseSilence(
  findings: readonly Finding[],
  sources: readonly Source[],
  counts: Pick<Summary, 'blocks' | 'manifests' | 'commands'> & { others: number },
): Finding[] {
  const isWrong = findings.some((finding) => finding.severity === 'error');
  if (counts.manifests + counts.commands + counts.others > 0 || isWrong || sources.length === 0) return [...findings];
  if (sources.every((source) => source.text.trim() === '')) {
    return findings.map((finding) =>
      finding.rule === 'input/empty'
        ? { ...finding, severity: 'error', message: 'the file is empty, so nothing was checked' }
        : finding,
    );
  }
  const where = sources.length === 1 ? 'the file' : `none of the ${sources.length} files`;
  const lacks = sources.length === 1 ? 'has no' : 'has a';
  const inBlock = counts.blocks === 0 ? ' in a code block' : '';
  const message = `nothing was checked: ${where} ${lacks} Kubernetes manifest or command${inBlock}`;
  const blocks = counts.blocks === 0 ? 'there is no code block' : `${counted(counts.blocks, 'block')} found`;
  const help = `${blocks}; blocks that are checked have the language yaml, sh or console`;
  return [...findings, fileFinding('input/nothing-checked', sources[0]!.file, message, { help })];
}
