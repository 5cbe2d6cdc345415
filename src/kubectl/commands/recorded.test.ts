import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replay, withoutVarying } from '../testing/replay.ts';

/** Parts of sessions that were recorded with kubectl 1.36 and Kubernetes 1.36, and the files that their commands name. */
const SESSIONS = ['apply', 'delete-variants', 'diff', 'first-pod', 'kustomize', 'patch', 'three-pods-one-file'];

describe.each(SESSIONS)('the recorded session %s', async (name) => {
  const replayed = await replay(join(import.meta.dirname, 'recorded', name));

  test.each(replayed.map((one) => [one.recorded.command, one] as const))('%s', (_, { recorded, got }) => {
    expect(withoutVarying(got.output)).toBe(withoutVarying(recorded.output));
    expect(got.status).toBe(recorded.status);
  });
});
