import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { helpHint, readArguments } from '../arguments.ts';
import { EXIT, type Command } from '../command.ts';
import { reasonOf } from '../files/read.ts';
import type { Io } from '../io.ts';
import { kubernetesVersionOption } from '../kubernetes-version.ts';
import { UsageError } from '../usage-error.ts';
import { answerLine } from '../verdict/answer.ts';
import { lineBatches } from '../verdict/json-lines.ts';

const help = `Usage: drydock verdict [options] [FILE]

Says of each manifest whether a new API server would accept it. Reads JSON lines from FILE or from
standard input, and writes one line for each, in the same order:

  in    {"id":"a","manifest":"apiVersion: v1\\nkind: Pod\\n…"}
  out   {"id":"a","verdict":"accepted","stage":null,"causes":[],"message":null,"warnings":[]}

verdict is accepted or rejected. stage is where it was rejected: yaml, strict-decoding, unknown-kind
or validation. causes name the fields: [{"field","type","message"}]. unchecked, when it is there,
lists what was not looked at. warnings, of an accepted manifest, are the texts that the server sends
along. A line that cannot be read gets {"id","error"}.

Options:
  --kubernetes-version X.Y    1.32 to 1.36 (default 1.36)
  --crds                      also know the custom resources that Drydock has schemas for
  -h, --help                  this text

Exit codes: 0 all lines were answered, 2 wrong usage. What the verdicts are does not count.
`;

const OPTIONS = { 'kubernetes-version': { type: 'string' }, crds: { type: 'boolean', default: false } } as const;

export const command: Command = { name: 'verdict', help, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments('verdict', args, OPTIONS);
  const version = kubernetesVersionOption('verdict', values['kubernetes-version']);
  if (positionals.length > 1) {
    throw new UsageError(`drydock verdict: expected one file, got ${positionals.length}: ${positionals.join(' ')}`, helpHint('verdict'));
  }
  const [file = '-'] = positionals;
  const input = file === '-' ? io.stdin : createReadStream(await existingFile(io.cwd, file));
  let number = 0;
  for await (const lines of lineBatches(input)) {
    const answers: string[] = [];
    for (const line of lines) {
      number += 1;
      if (line.trim() !== '') answers.push(`${answerLine(line, number, { version, customResources: values.crds })}\n`);
    }
    await io.stdout.write(answers.join(''));
  }
  return EXIT.clean;
}

async function existingFile(cwd: string, file: string): Promise<string> {
  const path = resolve(cwd, file);
  try {
    if ((await stat(path)).isDirectory()) throw new UsageError(`drydock verdict: ${file} is a folder, expected a file of JSON lines`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`drydock verdict: ${file}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
  return path;
}
