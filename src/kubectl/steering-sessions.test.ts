import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testCluster } from '../cluster/testing/cluster.ts';
import { clusterContext } from './testing/cluster-context.ts';
import { readSession, runLine } from './testing/session.ts';

/**
 * Sessions that were recorded with kubectl 1.36 and Kubernetes 1.36, cut down to the commands that make and steer, and
 * replayed in front of a simulated cluster. `# setup` and `# wait` lines are run, or let time go by, unseen.
 */
const FOLDER = join(import.meta.dirname, 'testing/sessions/steering');

/** Seconds that a command takes. */
const COMMAND = 0.15;
/** Seconds after which a rollout that is awaited is over, with all that follows from it. */
const SETTLING = 1;

describe.each(readdirSync(FOLDER))('the recorded session %s', (name) => {
  const folder = join(FOLDER, name);
  const files = Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const cluster = testCluster();
  const context = clusterContext(cluster, { files });

  const run = async (line: string): ReturnType<typeof runLine> => {
    const result = await runLine(line, context);
    cluster.advance(COMMAND);
    return result;
  };

  const prepare = async (line: string): Promise<void> => {
    const seconds = /^([\d.]+) s$/.exec(line)?.[1];
    if (seconds === undefined) await run(line);
    cluster.advance(seconds === undefined ? SETTLING : Number(seconds));
  };

  const before: string[] = [];
  const commands: [string, { recorded: ReturnType<typeof readSession>[number]; preparations: string[] }][] = [];
  for (const block of files['session.console']!.split(/^(?=\$ |# )/m)) {
    const unseen = /^# (?:setup|wait): (.*)$/m.exec(block)?.[1];
    if (unseen !== undefined) {
      before.push(unseen);
      continue;
    }
    const recorded = readSession(block)[0]!;
    commands.push([recorded.command, { recorded, preparations: before.splice(0) }]);
  }

  test.each(commands)('%s', async (command, { recorded, preparations }) => {
    for (const line of preparations) await prepare(line);
    const { output, status } = await run(command);
    expect(output).toBe(recorded.output);
    expect(status).toBe(recorded.status);
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
