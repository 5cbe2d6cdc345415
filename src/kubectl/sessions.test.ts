import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeContext } from './testing/fake-context.ts';
import { readSession, runLine, withoutStamps } from './testing/session.ts';

/** Parts of sessions that were recorded with kubectl 1.36; the commands of one follow each other. */
const SESSIONS = ['api-resources', 'cluster', 'command-line', 'contexts', 'help', 'server-down'];

describe.each(SESSIONS)('the recorded session %s', (name) => {
  const context = fakeContext();
  const session = readSession(readFileSync(join(import.meta.dirname, `testing/sessions/${name}.console`), 'utf8'));

  test.each(session.map((recorded) => [recorded.command, recorded] as const))('%s', async (_, recorded) => {
    const { output, status } = await runLine(recorded.command, context);
    expect(withoutStamps(output)).toBe(withoutStamps(recorded.output));
    expect(status).toBe(recorded.status);
  });
});
