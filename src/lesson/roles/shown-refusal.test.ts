import { describe, expect, test } from 'vitest';
import { lessonOf, podLines } from '../testing/read.ts';

const role = (...after: string[]): string | undefined => lessonOf('a.md', '```yaml', ...podLines('web'), '```', '', ...after).blocks[0]?.role;

describe('a manifest is wrong on purpose when the page shows that it is refused', () => {
  test.each([
    'The Pod "web" is invalid: spec.containers[0].image: Required value',
    'Error from server (Forbidden): error when creating "pod.yaml": pods "web" is forbidden: exceeded quota: budget',
    'Error from server (BadRequest): error when creating "STDIN": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.x"',
    'error: error validating "pod.yaml": error validating data: ValidationError(Pod.spec): missing required field "containers" in io.k8s.api.core.v1.PodSpec',
    'error: resource mapping not found for name: "web" namespace: "" from "pod.yaml": no matches for kind "Pod" in version "v2"',
  ])('%s', (error) => {
    expect(role('```', error, '```')).toBe('fails');
    expect(role('```console', '$ kubectl apply -f pod.yaml', error, '```')).toBe('fails');
  });

  test('in a lesson, which states it in the fence, it is not', () => {
    const lesson = lessonOf('a.mdx', '---', 'title: A', '---', '```yaml', ...podLines('web'), '```', '```', 'The Pod "web" is invalid: x', '```');
    expect(lesson.blocks[0]?.role).toBe('manifest');
  });

  test.each([
    ['the error is of another object', ['```', 'The Pod "other" is invalid: spec', '```']],
    ['another manifest stands between', ['```yaml', ...podLines('next'), '```', '```', 'The Pod "web" is invalid: spec', '```']],
    ['it is accepted', ['```', 'pod/web created', '```']],
  ])('not when %s', (_, after) => {
    expect(role(...after)).toBe('manifest');
  });

  test('YAML that nobody can read', () => {
    const broken = ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: web', ' labels: {}'];
    const shown = ['```', 'error: error parsing pod.yaml: error converting YAML to JSON: yaml: line 4: did not find expected key', '```'];
    expect(lessonOf('a.md', '```yaml', ...broken, '```', ...shown).blocks[0]?.role).toBe('fails');
  });
});
