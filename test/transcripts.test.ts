import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { typeDocs } from '../src/cli/field-docs.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../src/kube/version.ts';
import { playConsole } from '../src/run/play/play-console.ts';
import { simulatedStage } from '../src/run/play/simulated-stage.ts';
import { findingsOf } from '../src/run/report/findings.ts';
import { transcriptOf } from '../src/run/report/transcript.ts';
import { createSource } from '../src/text/source.ts';

const FOLDER = join(import.meta.dirname, 'transcripts');
const docs = typeDocs(DEFAULT_KUBERNETES_VERSION);

function workspace(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'session.console');
  return Object.fromEntries(files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')];
  }));
}

async function play(scenario: string): Promise<{ problems: string[]; transcript: string }> {
  const folder = join(FOLDER, scenario);
  const files = workspace(folder);
  const stage = simulatedStage({ files, unknownImages: 'placeholder', fieldDocs: docs });
  const source = createSource('session.console', readFileSync(join(folder, 'session.console'), 'utf8'));
  const played = await playConsole(source, files, stage);
  await stage.close();
  const problems = played.flatMap((one) => findingsOf(source.file, one)).map(({ line, message, help }) => `${line}: ${message}\n${help ?? ''}`);
  return { problems, transcript: transcriptOf(played) };
}

// Sessions recorded with kubectl 1.36 against a control plane of 1.36.
describe('recorded sessions come out as they were recorded', () => {
  test.each(readdirSync(FOLDER))('%s', async (scenario) => {
    expect((await play(scenario)).problems).toEqual([]);
  });

  test('and twice the same, byte for byte', async () => {
    const [scenario = ''] = readdirSync(FOLDER);
    expect((await play(scenario)).transcript).toBe((await play(scenario)).transcript);
  });
});
