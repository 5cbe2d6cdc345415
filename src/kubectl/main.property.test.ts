import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kubectlCommand } from '../kube/command-line/command-table.ts';
import { kubectl } from './main.ts';
import { fakeContext } from './testing/fake-context.ts';

const COMMANDS = [...kubectlCommand('')!.subcommands.keys(), ...kubectlCommand('config')!.subcommands.keys()];
const FLAGS = [...kubectlCommand('config set-credentials')!.flags!.keys(), ...kubectlCommand('get')!.flags!.keys()].map((name) => `--${name}`);

const word = fc.oneof(
  fc.constantFrom(...COMMANDS), fc.constantFrom(...FLAGS), fc.constantFrom('-f', '-n', '-o', '-A', '-h', '--', '-', '', 'x', '__proto__', 'constructor'),
  fc.tuple(fc.constantFrom(...FLAGS), fc.string()).map(([flag, value]) => `${flag}=${value}`), fc.string(),
);

test('any command line ends with a status, and any mistake with a message', async () => {
  await fc.assert(fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (argv) => {
    const context = fakeContext();
    const status = await kubectl(argv, context);
    expect(status === 0 || context.printed !== '').toBe(true);
  }), { numRuns: 500, seed: 1 });
});

test('any kubeconfig is read or refused', async () => {
  const value = fc.oneof(fc.string(), fc.constant('null'), fc.constant('[]'), fc.constant('{}'), fc.constant('- name: a'), fc.constant('- 5'));
  const config = fc.record({ clusters: value, contexts: value, users: value, 'current-context': value }, { requiredKeys: [] });
  await fc.assert(fc.asyncProperty(config, async (parts) => {
    const text = Object.entries(parts).map(([key, written]) => `${key}:\n  ${written}\n`).join('');
    for (const command of [['config', 'view'], ['config', 'get-contexts'], ['config', 'set-context', 'x', '--namespace=y'], ['api-versions']]) {
      const context = fakeContext({ files: { '/home/learner/.kube/config': text } });
      expect([0, 1]).toContain(await kubectl(command, context));
    }
  }), { numRuns: 100, seed: 1 });
});
