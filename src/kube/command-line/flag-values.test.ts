import { expect, test } from 'vitest';
import { kubectlCommand } from './command-table.ts';

// Defaults as `kubectl COMMAND --help` of kubectl 1.36 shows them.
test.each([
  ['get', 'chunk-size', 'int', '500'],
  ['get', 'server-print', 'bool', 'true'],
  ['get', 'label-columns', 'list', '[]'],
  ['get', 'request-timeout', 'string', '0'],
  ['apply', 'field-manager', 'string', 'kubectl-client-side-apply'],
  ['apply', 'overwrite', 'bool', 'true'],
  ['label', 'overwrite', 'bool', 'false'],
  ['set image', 'field-manager', 'string', 'kubectl-set'],
  ['create deployment', 'field-manager', 'string', 'kubectl-create'],
  ['create deployment', 'replicas', 'int32', '1'],
  ['scale', 'replicas', 'int', '0'],
  ['scale', 'current-replicas', 'int', '-1'],
  ['delete', 'wait', 'bool', 'true'],
  ['apply', 'wait', 'bool', 'false'],
  ['delete', 'cascade', 'string', 'background'],
  ['run', 'restart', 'string', 'Always'],
  ['logs', 'pod-running-timeout', 'duration', '20s'],
  ['exec', 'pod-running-timeout', 'duration', '1m0s'],
  ['wait', 'timeout', 'duration', '30s'],
  ['wait', 'recursive', 'bool', 'true'],
  ['expose', 'port', 'string', ''],
  ['patch', 'type', 'string', 'strategic'],
  ['explain', 'output', 'string', 'plaintext'],
])('kubectl %s --%s is of type %s and %s if not given', (path, name, type, initial) => {
  expect(kubectlCommand(path)!.flags!.get(name)).toMatchObject({ type, initial });
});

test('what a flag means alone', () => {
  const { flags } = kubectlCommand('apply')!;
  expect(flags!.get('dry-run')).toMatchObject({ initial: 'none', implied: 'unchanged' });
  expect(flags!.get('validate')).toMatchObject({ initial: 'strict', implied: 'strict' });
});
