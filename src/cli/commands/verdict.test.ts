import { describe, expect, test } from 'vitest';
import { drydock, folderWith } from '../testing/memory-io.ts';
import { lineBatches } from '../verdict/json-lines.ts';

/** The answers to lines, as JSON data. */
async function answers(lines: string[], args: string[] = []): Promise<Record<string, unknown>[]> {
  const { code, stdout } = await drydock('.', ['verdict', ...args], { stdin: lines.join('\n') });
  expect(code).toBe(0);
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

// The verdict and its causes are those that a 1.36 API server gave.
test('answers each line, in order', async () => {
  const accepted = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
  const rejected =
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop-svc\nspec:\n  selector:\n    app: shop\n  ports:\n    - port: 80\n  sessionAffinity: ClientIP\n  sessionAffinityConfig:\n    timeoutSeconds: 60\n';
  const [first, second] = await answers([JSON.stringify({ id: 1, manifest: accepted }), '', JSON.stringify({ id: 'b', manifest: rejected })]);
  expect(first).toMatchObject({ id: 1, verdict: 'accepted', stage: null, causes: [], warnings: [] });
  expect(second).toMatchObject({
    id: 'b',
    verdict: 'rejected',
    stage: 'strict-decoding',
    causes: [
      {
        field: 'spec.sessionAffinityConfig.timeoutSeconds',
        type: 'UnknownField',
        message: 'unknown field "spec.sessionAffinityConfig.timeoutSeconds"',
      },
    ],
  });
});

test('a bad line gets an error line, and the next one its verdict', async () => {
  expect(await answers(['{"id":', '[1]', '{"id":"x"}', '{"id":{"a":1},"manifest":5}', '{"manifest":""}'])).toEqual([
    { id: null, error: 'line 1 is not JSON, expected an object {"id","manifest"}' },
    { id: null, error: 'line 2 is a list, expected an object {"id","manifest"}' },
    { id: 'x', error: 'line 3 has no "manifest", expected the text of a manifest' },
    { id: { a: 1 }, error: 'line 4 has a number as "manifest", expected the text of a manifest' },
    expect.objectContaining({ id: null, verdict: 'rejected', stage: 'yaml' }),
  ]);
});

test('knows the bundled custom resources only with --crds', async () => {
  const manifest = 'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata:\n  name: a\nspec: {}\n';
  const line = [JSON.stringify({ id: 1, manifest })];
  expect((await answers(line))[0]).toMatchObject({ verdict: 'rejected', stage: 'unknown-kind' });
  expect((await answers(line, ['--crds']))[0]).not.toMatchObject({ stage: 'unknown-kind' });
});

test('reads a file as well', async () => {
  const cwd = folderWith({ 'in.jsonl': '{"id":1,"manifest":"a"}\n' });
  expect((await drydock(cwd, ['verdict', 'in.jsonl'])).stdout).toMatch(/^\{"id":1,"verdict":"rejected","stage":"/);
  expect(await drydock(cwd, ['verdict', 'none.jsonl'])).toMatchObject({ code: 2, stderr: 'drydock verdict: none.jsonl: no such file or folder\n' });
});

/** The batches that the lines of some chunks come in. */
async function batches(chunks: (string | Uint8Array)[]): Promise<string[][]> {
  const found: string[][] = [];
  async function* stream() {
    yield* chunks;
  }
  for await (const lines of lineBatches(stream())) found.push(lines);
  return found;
}

describe('lines', () => {
  test('come as soon as they are whole, and together when they came together', async () => {
    expect(await batches(['a\nb', 'c\r\n', 'd'])).toEqual([['a'], ['bc'], ['d']]);
    expect(await batches(['a\nb\n\n'])).toEqual([['a', 'b', '']]);
  });

  test('are not cut at U+2028, nor characters between chunks', async () => {
    const bytes = new TextEncoder().encode('é\u2028x\n');
    expect(await batches([bytes.subarray(0, 1), bytes.subarray(1)])).toEqual([['é\u2028x']]);
  });
});
