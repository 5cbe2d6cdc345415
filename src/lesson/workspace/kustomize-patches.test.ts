import { expect, test } from 'vitest';
import { createSource } from '../../text/source.ts';
import { parseLesson } from '../parse.ts';
import { patchFiles } from './kustomize-patches.ts';

const filesOf = (file: string, text: string): string[] => [...patchFiles(parseLesson(createSource(file, text)))];

test('patches of a kustomization are found from its folder', () => {
  const text = 'patches:\n- path: replicas.yaml\n- path: ../shared/env.yaml\n  target: {kind: Deployment}\n- patch: |-\n    - op: remove\n      path: /spec/x.yaml\n';
  expect(filesOf('overlays/prod/kustomization.yaml', text)).toEqual(['overlays/prod/replicas.yaml', 'overlays/shared/env.yaml']);
  expect(filesOf('kustomization.yml', 'patchesStrategicMerge:\n- ./a.yaml\n- |-\n  kind: Deployment\n')).toEqual(['a.yaml']);
  expect(filesOf('/srv/k8s/kustomization.yaml', 'patches: [{path: a.yaml}]')).toEqual(['/srv/k8s/a.yaml']);
});

test('a page shows a kustomization by its name', () => {
  const page = '```yaml title="kustomization.yaml"\nresources: [deployment.yaml]\npatches:\n- path: replicas.yaml\n```\n';
  expect(filesOf('lesson.md', page)).toEqual(['replicas.yaml']);
});

test('a script writes a kustomization and its patch', () => {
  const page = "```sh\ncat > over/kustomization.yaml <<'EOF'\npatches:\n- path: replicas.yaml\nEOF\n```\n";
  expect(filesOf('lesson.md', page)).toEqual(['over/replicas.yaml']);
});

test('what is no kustomization has no patches', () => {
  expect(filesOf('values.yaml', 'patches: [{path: a.yaml}]')).toEqual([]);
  expect(filesOf('kustomization.yaml', 'patches: true')).toEqual([]);
  expect(filesOf('kustomization.yaml', '- a\n')).toEqual([]);
});
