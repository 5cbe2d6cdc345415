import { expect, test } from 'vitest';
import { createSource, type Source } from '../../text/source.ts';
import { checkSources } from './check-sources.ts';

test('a failure of Drydock itself is one finding at the file, and the others are checked', async () => {
  const broken = {
    file: 'broken.md',
    get text(): string {
      throw new TypeError('no text\nsecond line');
    },
  } as unknown as Source;
  const good = createSource('good.md', '```sh\nkubectl get pods\n```\n');
  const checked = await checkSources([broken, good], { kubernetesVersion: '1.36', severities: {} }, { threads: 0 });
  expect(checked.findings).toEqual([
    {
      rule: 'internal/crashed',
      severity: 'error',
      message: 'Drydock failed while it checked this file: TypeError: no text',
      file: 'broken.md',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      help: 'this is a mistake in Drydock, please report it; DRYDOCK_DEBUG=1 shows where it happened',
    },
  ]);
  expect(checked.crashes).toHaveLength(1);
  expect(checked.counts).toEqual({ files: 1, blocks: 1, manifests: 0, commands: 1, commandsRun: 0 });
});
