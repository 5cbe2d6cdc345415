import { expect, test } from 'vitest';
import { writtenPath } from './written-path.ts';

const column = { name: 'Age', jsonPath: 'a' };
const version = { schema: {}, additionalPrinterColumns: [column], selectableFields: [{ jsonPath: '.a' }] };

test.each([
  ['taints, which the server puts under metadata', { metadata: {}, spec: { taints: [{ effect: 'a' }] } }, ['metadata', 'taints', 0, 'effect'], ['spec', 'taints', 0, 'effect']],
  ['a single range of addresses', { spec: { podCIDR: 'a' } }, ['spec', 'podCIDRs', 0], ['spec', 'podCIDR']],
  ['a field that the server misspells', { spec: { matchResources: {} } }, ['spec', 'matchResouces', 'matchPolicy'], ['spec', 'matchResources', 'matchPolicy']],
  ['what all versions have in common', { spec: { versions: [version] } }, ['spec', 'selectableFields', 0, 'jsonPath'], ['spec', 'versions', 0, 'selectableFields', 0, 'jsonPath']],
  [
    'two names of the server in one path',
    { spec: { versions: [version] } },
    ['spec', 'additionalPrinterColumns', 0, 'JSONPath'],
    ['spec', 'versions', 0, 'additionalPrinterColumns', 0, 'jsonPath'],
  ],
  [
    'the webhook of a conversion',
    { spec: { conversion: { webhook: { clientConfig: { url: 'a' } } } } },
    ['spec', 'conversion', 'webhookClientConfig', 'url'],
    ['spec', 'conversion', 'webhook', 'clientConfig', 'url'],
  ],
  ['a field that is nowhere', { spec: {} }, ['spec', 'podCIDRs', 0], ['spec', 'podCIDRs', 0]],
] as const)('%s', (_, object, path, written) => expect(writtenPath(object, path)).toEqual(written));
