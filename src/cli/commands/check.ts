import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Finding, Report, Summary } from '../../findings/finding.ts';
import { counted } from '../../findings/summary-line.ts';
import { PROFILES, type Profile } from '../../lesson/profiles.ts';
import { rules } from '../../rules/registry.ts';
import { helpHint, oneOf, readArguments } from '../arguments.ts';
import { checkSources, type Checked } from '../check/check-sources.ts';
import { fixFiles } from '../check/fix.ts';
import type { CheckSettings } from '../check/unit.ts';
import { updateFiles } from '../check/update.ts';
import { refuseSilence } from '../check/nothing-checked.ts';
import { progressOn } from '../check/progress.ts';
import { readInputs } from '../check/read-inputs.ts';
import { ruleDocs } from '../check/rule-docs.ts';
import { readSeverities, withSeverities } from '../check/severities.ts';
import { EXIT, type Command } from '../command.ts';
import { collectFiles } from '../files/collect.ts';
import { siblingsOf } from '../files/siblings.ts';
import type { Io } from '../io.ts';
import { kubernetesVersionOption } from '../kubernetes-version.ts';
import { FORMATS } from '../report/format.ts';
import { writeReport } from '../report/write.ts';
import type { Source } from '../../text/source.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: drydock check [options] [paths…]

Checks lessons (.mdx), Markdown (.md) and manifests (.yaml, .yml, .json): the YAML, the Kubernetes
API, how the objects of a page refer to each other, and what the page says of them. Lessons are also
played: their commands run in a simulated cluster, and what they print is compared with the page.
Paths are files or folders, - is standard input; without any, content/ is checked. In folders, YAML
and JSON files without apiVersion and kind are left out, and so are hidden folders, node_modules,
dist, build, vendor, and what drydock extract wrote. Manifests below one folder are taken to be
applied together, unless they define the same object differently; a page knows the manifests that
its commands apply.

Options:
  --format FORMAT             pretty (default), json, sarif, junit or github
  --output FILE               write the report to a file, and its last line to standard output
  --kubernetes-version X.Y    the release to check against: 1.32 to 1.36 (default 1.36)
  --rule ID=SEVERITY          off, info, warning or error for one rule; may be given several times
  --max-warnings N            exit 1 when there are more than N warnings
  --profile PROFILE           also run the checks of a profile: production
  --fix                       mend what can be mended safely in the files, and report what is left
  --no-run                    only read the commands of lessons, do not run them
  --update                    write what commands print into the lessons, report what is left
  --seed N                    the source of all chance in the simulated cluster (default: 1)
  --threads N                 how many threads check big trees (default: as many as pay)
  --stdin-filename NAME       what standard input is called; its ending says how it is written
  -h, --help                  this text

Exit codes: 0 no finding of severity error, 1 at least one, 2 wrong usage or an internal error.

Examples:
  drydock check
  drydock check README.md docs/ deploy/
  drydock check --fix deploy/
  drydock check --format sarif --output drydock.sarif
  kubectl get deployment api -o yaml | drydock check -
`;

const OPTIONS = {
  format: { type: 'string', default: 'pretty' },
  output: { type: 'string' },
  'kubernetes-version': { type: 'string' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  'max-warnings': { type: 'string' },
  profile: { type: 'string' },
  fix: { type: 'boolean' },
  'no-run': { type: 'boolean' },
  update: { type: 'boolean' },
  seed: { type: 'string' },
  threads: { type: 'string' },
  'stdin-filename': { type: 'string' },
} as const;

export const command: Command = { name: 'check', help, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('check', args, OPTIONS);
  const documented = ruleDocs(rules, io.env);
  const format = oneOf('check', '--format', values.format, FORMATS);
  const kubernetesVersion = kubernetesVersionOption('check', values['kubernetes-version']);
  const severities = readSeverities(values.rule, documented);
  const maxWarnings = warningLimit(values['max-warnings']);
  const profile = profileOption(values.profile);
  const threads = threadsOption(values.threads);
  const play = playOption(values);
  if (values.update && positionals.includes('-')) throw usage('--update cannot rewrite standard input; name the files to be updated');
  if (values.fix && positionals.includes('-')) throw usage('--fix cannot rewrite standard input; name the files to be fixed');

  const collected = await collectFiles('check', io.cwd, pathsOrContent(positionals, io.cwd));
  const inputs = await readInputs(collected.files, values['stdin-filename'], io);
  const beside = await siblingsOf(collected.files);
  const progress = progressOn(io, () => performance.now());
  const checkAll = (sources: readonly Source[]): Promise<Checked> =>
    checkSources(sources, { kubernetesVersion, severities, ...(profile === undefined ? {} : { profile }), ...(play === undefined ? {} : { play }) }, {
      landmarks: inputs.landmarks,
      beside,
      ...(threads === undefined ? {} : { threads: threads === 1 ? 0 : threads }),
      ...(progress === undefined ? {} : { progress: progress.show }),
    });
  const first = await checkAll(inputs.sources).finally(() => progress?.clear());
  const afterFixes = values.fix
    ? await fixFiles(collected.files, inputs.sources, first, checkAll).finally(() => progress?.clear())
    : { checked: first, sources: inputs.sources, fixed: [] };
  const { fixed } = afterFixes;
  const { checked, sources } = values.update
    ? await updateFiles(collected.files, afterFixes, checkAll, io).finally(() => progress?.clear())
    : afterFixes;
  const found = [...collected.findings, ...inputs.findings, ...checked.findings];
  const findings = withSeverities(refuseSilence(found, sources, checked.counts), severities);
  const { others: _, ...counts } = checked.counts;
  const summary: Summary = { ...counts, ...countBySeverity(findings) };
  const report: Report = {
    findings,
    summary,
    kubernetesVersion,
    sources: new Map(sources.map((source) => [source.file, source.text])),
    fixed,
    leftOut: inputs.leftOut,
  };
  if (inputs.sources.length === 0 && findings.length === 0) throw onlyLeftOut(positionals);
  await writeReport(report, { format, output: values.output, ruleDocs: documented }, io);

  if (checked.crashes.length > 0) {
    if (io.env['DRYDOCK_DEBUG'] === '1') await io.stderr.write(stacks(checked.crashes));
    return EXIT.usage;
  }
  if (maxWarnings !== undefined && summary.warnings > maxWarnings) {
    await io.stderr.write(`drydock check: ${counted(summary.warnings, 'warning')}, more than --max-warnings ${maxWarnings}\n`);
    return EXIT.findings;
  }
  return summary.errors > 0 ? EXIT.findings : EXIT.clean;
}

function pathsOrContent(paths: readonly string[], cwd: string): readonly string[] {
  if (paths.length > 0) return paths;
  if (existsSync(resolve(cwd, 'content'))) return ['content'];
  throw new UsageError(
    'drydock check: there is no content/ folder here, which is checked when no path is named',
    'name what to check, such as: drydock check README.md docs/',
  );
}

function onlyLeftOut(paths: readonly string[]): UsageError {
  const where = paths.join(' ') || 'content';
  return usage(`nothing to check: the YAML and JSON files in ${where} have no apiVersion and kind`);
}

function countBySeverity(findings: readonly Finding[]): Pick<Summary, 'errors' | 'warnings'> {
  return {
    errors: findings.filter((finding) => finding.severity === 'error').length,
    warnings: findings.filter((finding) => finding.severity === 'warning').length,
  };
}

function warningLimit(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  throw usage(`--max-warnings is ${JSON.stringify(value)}, expected a whole number from 0`);
}

function threadsOption(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw usage(`--threads is ${JSON.stringify(value)}, expected a whole number from 1 to 99`);
}

/** How lessons are played; undefined when they are not. */
function playOption({ 'no-run': noRun, update, seed }: { 'no-run'?: boolean; update?: boolean; seed?: string }): CheckSettings['play'] {
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) throw usage(`--seed is ${JSON.stringify(seed)}, expected a whole number of at most nine digits`);
  if (!noRun) return { seed: Number(seed ?? '1') };
  if (update) throw usage('--update needs the outputs of commands, which --no-run does not run');
  if (seed !== undefined) throw usage('--seed is for commands that run, and --no-run does not run them');
  return undefined;
}

function profileOption(value: string | undefined): Profile | undefined {
  return value === undefined ? undefined : oneOf('check', '--profile', value, PROFILES);
}

function stacks(crashes: readonly unknown[]): string {
  return crashes.map((error) => `${error instanceof Error ? error.stack : String(error)}\n`).join('');
}

function usage(message: string): UsageError {
  return new UsageError(`drydock check: ${message}`, helpHint('check'));
}
