/**
 * Prints how drydock's verdicts agree with those recorded from an API server, per kind and per family,
 * and every disagreement: `node test/conformance-report.ts [--words] [part of an id …]`. With `--words`
 * messages that differ are listed too. Exits 1 when a verdict differs.
 */
import { compare, fieldSet, figuresOf, type Comparison } from './support/conformance.ts';
import { readCorpus } from './support/corpus.ts';

const withWords = process.argv.includes('--words');
const parts = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const cases = readCorpus().filter(({ id }) => parts.length === 0 || parts.some((part) => id.includes(part)));
const comparisons = cases.map(compare);

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;
}

function table(title: string, groupOf: (one: Comparison) => string): string {
  const groups = Map.groupBy(comparisons, groupOf);
  const rows = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => row(name, group));
  const head = `${title.padEnd(28)}  cases  verdict  falsely refused  fields of refused  words`;
  return [head, ...rows, row('all', comparisons)].join('\n');
}

function row(name: string, group: readonly Comparison[]): string {
  const figures = figuresOf(group);
  return [
    name.padEnd(28),
    String(figures.cases).padStart(5),
    percent(figures.sameVerdict, figures.cases).padStart(7),
    String(figures.falseRejections || '').padStart(15),
    percent(figures.sameFields, figures.refused).padStart(17),
    percent(figures.sameWords, figures.refused).padStart(5),
  ].join('  ');
}

function difference({ entry, ours, sameVerdict, sameFields }: Comparison): string {
  const lines = [`${entry.id} (${entry.family}): server ${entry.verdict} (${entry.stage ?? '-'}), drydock ${ours.verdict} (${ours.stage ?? '-'})`];
  if (sameVerdict && sameFields !== false && !withWords) return lines[0]!;
  const [server, drydock] = [fieldSet(entry.causes), fieldSet(ours.causes)];
  lines.push(`    server:  ${server.join(' | ') || entry.message}`, `    drydock: ${drydock.join(' | ') || ours.message}`);
  if (withWords || sameFields === undefined) {
    for (const cause of entry.causes) lines.push(`      server  ${cause.type} ${cause.message}`);
    for (const cause of ours.causes) lines.push(`      drydock ${cause.type} ${cause.message}`);
  }
  return lines.join('\n');
}

const isDifferent = (one: Comparison) => !one.sameVerdict || one.sameFields === false || (withWords && one.sameWords === false);
const differing = comparisons.filter(isDifferent);
process.stdout.write(`${table('kind', (one) => one.entry.kind)}\n\n${table('family', (one) => one.entry.family)}\n\n`);
process.stdout.write(`${table('stage', (one) => one.entry.stage ?? 'accepted')}\n\n`);
process.stdout.write(differing.length === 0 ? 'no disagreements\n' : `disagreements:\n${differing.map(difference).join('\n')}\n`);
process.exitCode = comparisons.every((one) => one.sameVerdict) ? 0 : 1;
