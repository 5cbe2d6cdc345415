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
  expect(checked.counts).toEqual({ files: 1, blocks: 1, manifests: 0, commands: 1, others: 0, commandsRun: 0 });
});

test('a file that a kustomization uses as a patch is no manifest with fields missing', async () => {
  const deployment = (spec: string): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n${spec}`;
  const whole = "  selector:\n    matchLabels: {app: api}\n  template:\n    metadata:\n      labels: {app: api}\n    spec:\n      containers:\n      - name: api\n        image: nginx:1.27\n";
  const sources = [
    createSource('k8s/deployment.yaml', deployment(whole)),
    createSource('k8s/kustomization.yaml', 'resources: [deployment.yaml]\npatches:\n- path: replicas.yaml\n'),
    createSource('k8s/replicas.yaml', deployment('  replicas: 3\n')),
    createSource('k8s/typo.yaml', deployment('  replica: 3\n')),
  ];
  const check = async (files: readonly Source[], beside: readonly Source[] = []): Promise<string[]> => {
    const { findings } = await checkSources(files, { kubernetesVersion: '1.36', severities: {} }, { threads: 0, beside });
    return findings.map(({ file, rule }) => `${file} ${rule}`);
  };
  expect(await check(sources.slice(0, 3))).toEqual([]);
  expect(await check([sources[2]!], [sources[1]!])).toEqual([]);
  // Without a kustomization that says so, it is a Deployment that the server refuses.
  expect(await check([sources[2]!])).toContain('k8s/replicas.yaml schema/missing-field');
  const patches = createSource('k8s/kustomization.yaml', 'patches:\n- path: typo.yaml\n');
  expect(await check([patches, sources[3]!])).toEqual(['k8s/typo.yaml schema/unknown-field']);
});
