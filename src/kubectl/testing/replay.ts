import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testCluster } from '../../cluster/testing/cluster.ts';
import { clusterContext } from './cluster-context.ts';
import type { FakeContext } from './fake-context.ts';
import { readSession, runLine, type RecordedCommand } from './session.ts';

/** How long a command takes, in seconds. */
const COMMAND = 0.12;

/** What came of a command, beside what was recorded. */
export interface Replayed {
  recorded: RecordedCommand;
  got: RecordedCommand;
}

/**
 * Runs a recorded session in front of a fresh cluster.
 * @param folder `session.console`, and the files that its commands name. `# setup: command` and `# wait: command` are
 *   run too, and must succeed; `# wait: 2 s` lets time go by.
 */
export async function replay(folder: string): Promise<Replayed[]> {
  const cluster = testCluster();
  const context = clusterContext(cluster, { files: filesBelow(folder), interruptAfter: 60 });
  const run = async (line: string): Promise<RecordedCommand> => {
    const before = cluster.clock.now;
    const got = await runLine(withInput(line, context), context);
    cluster.advance(Math.max(0, COMMAND - (cluster.clock.now - before) / 1000));
    return got;
  };
  const replayed: Replayed[] = [];
  for (const step of steps(readFileSync(join(folder, 'session.console'), 'utf8'))) {
    if (typeof step === 'number') cluster.advance(step);
    else if (typeof step === 'string') {
      const { status, output } = await run(step);
      if (status !== 0) throw new Error(`${step} failed: ${output}`);
    } else replayed.push({ recorded: step, got: await run(step.command) });
  }
  return replayed;
}

/** Recorded commands, commands that are run silently, and seconds that go by. */
function* steps(text: string): Generator<RecordedCommand | string | number> {
  for (const block of text.split(/^(?=\$ |# (?:setup|wait): )/m)) {
    const silent = /^# (?:setup|wait): (.*)/.exec(block)?.[1];
    const seconds = /^([\d.]+) s$/.exec(silent ?? '')?.[1];
    if (silent === undefined) yield* readSession(block);
    else yield seconds === undefined ? silent : Number(seconds);
  }
}

/** `cat a.yaml | kubectl …` and `kubectl … < a.yaml` give a file to standard input. */
function withInput(line: string, context: FakeContext): string {
  const piped = /^cat (\S+) \| (.*)$/.exec(line);
  const redirected = /^(.*) < (\S+)$/.exec(line);
  context.stdin = context.folder.get(piped?.[1] ?? redirected?.[2] ?? '') ?? '';
  return piped?.[2] ?? redirected?.[1] ?? line;
}

function filesBelow(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(names.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
  }));
}

/** What differs from run to run, and what says nothing: times, ages, UIDs, versions, addresses, random names. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/^([WE])\d{4} [\d:.]+ +\d+ /gm, '$1 '],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'UID'],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \+0000/g, 'TIME'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000/g, 'TIME'],
  [/\b(LIVE|MERGED)-\d+/g, '$1-N'],
  [/resourceVersion: "\d+"/g, 'resourceVersion: N'],
  [/\b10\.\d+\.\d+\.\d+\b/g, 'IP'],
  [/\bdesktop-worker2?\b/g, 'NODE'],
  [/\b198\.51\.100\.1\d\b/g, 'NODE-IP'],
  [/containerd:\/\/[0-9a-f]{64}|sha256:[0-9a-f]{64}/g, 'HASH'],
  [/(?<=-)[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, 'RANDOM'],
  [/(?<=-)[bcdfghjklmnpqrstvwxz2456789]{8,10}\b/g, 'TEMPLATE'],
  [/\b(?:\d+[dhms]){1,2}\b/g, 'AGE'],
  [/:3[0-2]\d{3}\/TCP/g, ':PORT/TCP'],
  [/[ \t]+/g, ' '],
  [/ +$/gm, ''],
];

export function withoutVarying(text: string): string {
  return VARYING.reduce((changed, [pattern, name]) => changed.replace(pattern, name), text);
}
