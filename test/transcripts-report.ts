/**
 * Plays recorded sessions and says how much of them comes out the same.
 *
 *   node test/transcripts-report.ts FOLDER [SCENARIO…] [--diff]
 *
 * FOLDER holds one folder per scenario with `session.console` and the files that its commands name. Goals
 * (DESIGN section 9): the same exit status for 98 % of the commands, 95 % of the lines equal by shape.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { typeDocs } from '../src/cli/field-docs.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../src/kube/version.ts';
import { diffText } from '../src/run/report/findings.ts';
import { playConsole } from '../src/run/play/play-console.ts';
import { simulatedStage } from '../src/run/play/simulated-stage.ts';
import type { Played } from '../src/run/play/play-steps.ts';
import { createSource } from '../src/text/source.ts';

interface Totals {
  commands: number;
  statuses: number;
  lines: number;
  equal: number;
}

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node test/transcripts-report.ts FOLDER [SCENARIO…] [--diff]');
  process.exit(2);
}
const wanted = rest.filter((arg) => !arg.startsWith('--'));
const showDiffs = rest.includes('--diff');
const scenarios = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).includes('session.console'))
  .map(({ name }) => name)
  .filter((name) => wanted.length === 0 || wanted.some((one) => name.startsWith(one)))
  .sort();

const docs = typeDocs(DEFAULT_KUBERNETES_VERSION);
const totals: Totals = { commands: 0, statuses: 0, lines: 0, equal: 0 };
const worst = new Map<string, number>();
for (const scenario of scenarios) {
  const begun = performance.now();
  const played = await playScenario(join(folder, scenario));
  const own = count(played);
  for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += own[key];
  console.log(`${scenario.padEnd(32)} commands ${String(own.commands).padStart(3)}  status ${percent(own.statuses, own.commands)}  lines ${percent(own.equal, own.lines)} of ${String(own.lines).padStart(4)}  ${Math.round(performance.now() - begun)} ms`);
  for (const one of played) report(one);
}
console.log(`${'all'.padEnd(32)} commands ${totals.commands}  status ${percent(totals.statuses, totals.commands)}  lines ${percent(totals.equal, totals.lines)} of ${totals.lines}`);
console.log('\nlines that differ, by kind of command:');
for (const [name, lines] of [...worst].sort(([, a], [, b]) => b - a).slice(0, 25)) console.log(`  ${String(lines).padStart(5)}  ${name}`);

async function playScenario(path: string): Promise<Played[]> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && entry.name !== 'session.console') files[relative(path, file)] = readFileSync(file, 'utf8');
  }
  const source = createSource(join(path, 'session.console'), readFileSync(join(path, 'session.console'), 'utf8'));
  const stage = simulatedStage({ files, unknownImages: 'placeholder', fieldDocs: docs });
  try {
    return await playConsole(source, files, stage);
  } finally {
    await stage.close();
  }
}

function count(played: readonly Played[]): Totals {
  const shown = played.filter(({ step }) => step.kind === 'shown');
  return {
    commands: shown.length,
    statuses: shown.filter(({ statusAsExpected, endless }) => statusAsExpected && !endless).length,
    lines: shown.reduce((sum, { comparison }) => sum + comparison!.total, 0),
    equal: shown.reduce((sum, { comparison }) => sum + comparison!.matched, 0),
  };
}

function report({ step, status, comparison, statusAsExpected, text }: Played): void {
  if (step.kind !== 'shown') {
    if (!statusAsExpected || (status !== 0 && showDiffs)) console.log(`    ${step.range.start.line}: # ${step.kind}: ${step.command} ended with ${status}: ${text.trim().split('\n').at(-1)}`);
    return;
  }
  const missing = comparison!.total - comparison!.matched;
  const name = step.command.replace(/\s+(?:[-./\w]*[\d/=.:][^\s]*|-.*)/g, '').split(/\s+/).slice(0, 3).join(' ');
  if (missing > 0) worst.set(name, (worst.get(name) ?? 0) + missing);
  if (!showDiffs || (comparison!.equal && statusAsExpected)) return;
  console.log(`    ${step.range.start.line}: $ ${step.command.split('\n', 1)[0]}${statusAsExpected ? '' : `   (status ${status}, expected ${step.status})`}`);
  if (!comparison!.equal) console.log(diffText(comparison!.differences).replaceAll(/^/gm, '      '));
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? '  100' : ((100 * part) / whole).toFixed(1).padStart(5)} %`;
}
