import { describe, expect, test } from 'vitest';
import type { Decoded } from '../object.ts';
import { applyDefaults } from './apply.ts';
import { prepareJob } from './prepare-job.ts';

const UID = '11111111-2222-3333-4444-555555555555';
const GENERATED = {
  'batch.kubernetes.io/controller-uid': UID,
  'batch.kubernetes.io/job-name': 'demo',
  'controller-uid': UID,
  'job-name': 'demo',
};

function prepare(spec: Decoded, labels?: Decoded): Decoded {
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'demo', labels }, spec };
  return prepareJob(applyDefaults(job, { group: 'batch', version: 'v1', kind: 'Job' }), 'demo', UID);
}

describe('prepareJob', () => {
  test('generates labels and a selector', () => {
    const job = prepare({ template: {} });
    expect(job.spec.template.metadata.labels).toEqual(GENERATED);
    expect(job.spec.selector).toEqual({ matchLabels: { 'batch.kubernetes.io/controller-uid': UID } });
    expect(job.metadata.labels).toBeUndefined();
  });

  test('labels that the Job takes from its template stay the same', () => {
    const template = { metadata: { labels: { app: 'demo' } } };
    expect(prepare({ template }).metadata.labels).toEqual({ app: 'demo', ...GENERATED });
    expect(prepare({ template }, { own: 'yes' }).metadata.labels).toEqual({ own: 'yes' });
  });

  test('keeps what the user wrote', () => {
    const job = prepare({ selector: { matchLabels: { app: 'demo' } }, template: { metadata: { labels: { 'job-name': 'mine' } } } });
    expect(job.spec.template.metadata.labels['job-name']).toBe('mine');
    expect(job.spec.selector.matchLabels).toEqual({ app: 'demo', 'batch.kubernetes.io/controller-uid': UID });
  });

  test('leaves a selector by hand alone, and changes nothing the second time', () => {
    const manual = prepare({ manualSelector: true, template: {} });
    expect(manual.spec.selector).toBeUndefined();
    const once = prepare({ template: {} });
    expect(prepareJob(once, 'demo', UID)).toEqual(once);
  });
});
