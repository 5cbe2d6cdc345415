import { expect, test } from 'vitest';
import { createSource } from '../../text/source.ts';
import { checkSources } from './check-sources.ts';
import { workersFor } from './workers.ts';

const settings = { kubernetesVersion: '1.36', severities: {} } as const;

const pod = (name: string, field: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  ${field}:\n    - name: web\n      image: nginx:1.29\n`;

test('threads find the same as one, in the same order', async () => {
  const sources = Array.from({ length: 60 }, (_, number) => {
    const text = pod(`web-${number}`, number % 3 === 0 ? 'containrs' : 'containers');
    return number % 2 === 0 ? createSource(`page-${number}.md`, `# Page\n\n\`\`\`yaml\n${text}\`\`\`\n`) : createSource(`k/${number}.yaml`, text);
  });
  const done: number[] = [];
  const one = await checkSources(sources, settings, { threads: 0 });
  const two = await checkSources(sources, settings, { threads: 2, progress: (count) => done.push(count) });
  expect(two).toEqual(one);
  expect(one.findings.filter(({ rule }) => rule === 'schema/unknown-field')).toHaveLength(20);
  expect(one.counts).toMatchObject({ files: 60, manifests: 60 });
  expect(done.at(-1)).toBe(60);
});

test('threads are not started for a few files', () => {
  expect(workersFor([{ file: 'a.md', text: 'a' }])).toBe(0);
  expect(workersFor([])).toBe(0);
});
