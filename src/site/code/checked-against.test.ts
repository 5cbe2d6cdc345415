import { expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { checkedAgainst } from './checked-against.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';
const ROLLOUT = 'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata:\n  name: web\n';

test.each([
  ['pod.yaml', POD, 'Checked against Kubernetes 1.36'],
  ['rollout.yaml', ROLLOUT, 'Checked against the schema of Rollout'],
  ['both.yaml', `${POD}---\n${ROLLOUT}`, 'Checked against Kubernetes 1.36 and the schema of Rollout'],
  ['gateway.yaml', `${ROLLOUT}---\n${ROLLOUT.replace('Rollout', 'AnalysisTemplate')}`, 'Checked against the schemas of Rollout, AnalysisTemplate'],
  ['kustomization.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [pod.yaml]\n', 'Read as YAML'],
])('%s', (file, text, caption) => {
  const page = `---\ntitle: T\n---\n\n\`\`\`yaml title="${file}"\n${text}\`\`\`\n`;
  expect(checkedAgainst(parseLesson(createSource('lesson.mdx', page)).blocks[0]!)).toBe(caption);
});

test('a fragment is a part of an object of Kubernetes', () => {
  const page = `---\ntitle: T\n---\n\n\`\`\`yaml title="pod.yaml"\n${POD}\`\`\`\n\n\`\`\`yaml fragment="pod.yaml"\nspec:\n  restartPolicy: Never\n\`\`\`\n`;
  expect(checkedAgainst(parseLesson(createSource('lesson.mdx', page)).blocks[1]!)).toBe('Checked against Kubernetes 1.36');
});
