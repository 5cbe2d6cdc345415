import { writeFile } from 'node:fs/promises';
import type { Finding, Report } from '../../findings/finding.ts';
import { counted } from '../../findings/summary-line.ts';
import { runRules } from '../../rules/run/rules.ts';
import { transcriptOf } from '../../run/report/transcript.ts';
import { createSource } from '../../text/source.ts';
import { helpHint, oneOf, readArguments } from '../arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { ruleDocs } from '../check/rule-docs.ts';
import { readText, reasonOf } from '../files/read.ts';
import type { Io } from '../io.ts';
import { kubernetesVersionOption } from '../kubernetes-version.ts';
import { FORMATS } from '../report/format.ts';
import { writeReport } from '../report/write.ts';
import { collectPlayables, workspaceOf, type Playable } from '../run/collect.ts';
import { runJson } from '../run/json.ts';
import type { PlayedFile, PlayOptions } from '../run/play-file.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: drydock run [options] PATH…

Plays lessons (.mdx, .md) and recorded sessions (.console) on a simulated cluster, and compares
what their commands print. Words that are known only at run time (ages, addresses, generated names)
are compared by shape. Paths are files, or folders that hold some.

Options:
  --update                write what commands really print into the pages; nothing else is touched
  --refresh               the same, also for words that are equal by shape only, such as ages
  --transcript            print the sessions as they came out, in the .console format
  --json                  print everything as JSON
  --format FORMAT         how to list what differs: pretty (default), json, sarif, junit or github
  --output FILE           write the list to a file, and its last line to standard output
  --seed N                the source of all chance; the same number repeats everything (default: 1)
  --kubernetes-version V  the release to simulate (default: 1.36)
  --real                  play with bash and kubectl on the current context instead
  --context NAME          with --real: play on this context
  --yes                   with --real: play although the context does not look like a local cluster
  -h, --help              this text

Exit codes: 0 everything came out as the pages say; 1 something differs; 2 wrong usage.
`;

const OPTIONS = {
  update: { type: 'boolean', default: false },
  refresh: { type: 'boolean', default: false },
  transcript: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  format: { type: 'string', default: 'pretty' },
  output: { type: 'string' },
  seed: { type: 'string', default: '1' },
  'kubernetes-version': { type: 'string' },
  real: { type: 'boolean', default: false },
  context: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const;

export const command: Command = { name: 'run', help, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('run', args, OPTIONS);
  const format = oneOf('run', '--format', values.format, FORMATS);
  if (positionals.length === 0) throw new UsageError('drydock run: expected a lesson, a session or a folder, got none', helpHint('run'));
  if (!/^\d+$/.test(values.seed)) throw new UsageError(`drydock run: --seed is ${JSON.stringify(values.seed)}, expected a whole number`, helpHint('run'));
  if (!values.real && (values.context !== undefined || values.yes)) throw new UsageError('drydock run: --context and --yes go with --real', helpHint('run'));
  const version = kubernetesVersionOption('run', values['kubernetes-version']);
  const options: PlayOptions = { seed: Number(values.seed), version, refresh: values.refresh };
  const playables = await collectPlayables(io.cwd, positionals);
  if (values.real) {
    const { realContext, realStage } = await import('../run/real-stage.ts');
    const context = await realContext(values.context, values.yes);
    options.real = (files) => realStage(context, files);
  }

  const files: PlayedFile[] = [];
  const findings: Finding[] = [];
  const quiet = values.json || values.transcript || format !== 'pretty';
  for (const playable of playables) {
    const file = await play(playable, options);
    if ('rule' in file) {
      findings.push(file);
      continue;
    }
    files.push(file);
    findings.push(...(values.update || values.refresh ? await update(playable, file, io) : file.findings));
    if (values.transcript) await io.stdout.write(playables.length > 1 ? `# ${file.source.file}\n${transcriptOf(file.played)}` : transcriptOf(file.played));
    else if (!quiet) await io.stdout.write(`${lineOf(file)}\n`);
  }
  if (values.json) await io.stdout.write(runJson(files, findings));
  else if (!values.transcript || findings.length > 0) {
    const report = reportOf(files, findings, version);
    // The session itself is on standard output, for a file; what differs is for the person who asked.
    const where = values.transcript ? { ...io, stdout: io.stderr } : io;
    await writeReport(report, { format, output: values.output, ruleDocs: ruleDocs(runRules, io.env) }, where);
  }
  return findings.length > 0 ? EXIT.findings : EXIT.clean;
}

async function play(playable: Playable, options: PlayOptions): Promise<PlayedFile | Finding> {
  const text = await readText(playable.path, playable.shown);
  if (typeof text !== 'string') return text;
  const source = createSource(playable.shown, text);
  // The cluster and the shell are loaded only now: they take most of the time of a start.
  const { playConsoleFile, playPage } = await import('../run/play-file.ts');
  return playable.kind === 'console' ? playConsoleFile(source, await workspaceOf(playable.path), options) : playPage(source, options);
}

/** Writes the outputs into the page. What is left are the findings that no output mends. */
async function update({ path }: Playable, { source, played, findings, updated: text }: PlayedFile, io: Io): Promise<Finding[]> {
  if (text !== source.text) {
    try {
      await writeFile(path, text);
    } catch (error) {
      throw new UsageError(`drydock run: cannot write ${source.file}: ${reasonOf(error as NodeJS.ErrnoException)}`);
    }
    const differing = played.filter(({ comparison }) => comparison?.equal === false).length;
    await io.stderr.write(`${source.file}: ${differing === 0 ? 'refreshed its outputs' : `updated the output of ${counted(differing, 'command')}`}\n`);
  }
  return findings.filter(({ rule }) => rule !== 'run/output-differs');
}

function lineOf({ source, played, findings }: PlayedFile): string {
  const commands = played.filter(({ step }) => step.kind === 'shown' || step.kind === 'script').length;
  return `${source.file}: ${counted(commands, 'command')}, ${findings.length === 0 ? 'all as expected' : counted(findings.length, 'difference')}`;
}

function reportOf(files: readonly PlayedFile[], findings: Finding[], kubernetesVersion: Report['kubernetesVersion']): Report {
  const commands = files.reduce((sum, { played }) => sum + played.filter(({ step }) => step.kind === 'shown' || step.kind === 'script').length, 0);
  return {
    findings,
    summary: { files: files.length, blocks: 0, manifests: 0, commands, errors: findings.length, warnings: 0 },
    kubernetesVersion,
    commandsRun: true,
    sources: new Map(files.map(({ source }) => [source.file, source.text])),
    looked: `played ${counted(commands, 'command')} of ${counted(files.length, 'file')}`,
  };
}
