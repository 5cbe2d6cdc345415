import { describe, expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { drydock } from './testing/memory-io.ts';

const COMMANDS = ['check', 'extract', 'explain', 'new', 'verdict', 'run', 'images'];

test('--version prints the version of the package', async () => {
  expect(await drydock('.', ['--version'])).toEqual({ code: 0, stdout: `${packageFile.version}\n`, stderr: '' });
});

test('without a command, the usage goes to standard error, with exit code 2', async () => {
  const { code, stdout, stderr } = await drydock('.', []);
  expect([code, stdout]).toEqual([2, '']);
  for (const command of COMMANDS) expect(stderr).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test.each(COMMANDS)('%s --help prints its help, and so does help %s', async (command) => {
  const { code, stdout } = await drydock('.', [command, '--help']);
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Usage: drydock ${command} `));
  expect((await drydock('.', ['help', command])).stdout).toBe(stdout);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

describe('what is not understood is one line with the nearest known word, exit code 2', () => {
  test.each([
    [['chekc'], 'drydock: unknown command "chekc"; did you mean check?\nsee: drydock --help\n'],
    [['constructor'], 'drydock: unknown command "constructor"\nsee: drydock --help\n'],
    [['--verison'], 'drydock: unknown option "--verison"; did you mean --version?\nsee: drydock --help\n'],
    [['check', '--formt', 'json'], 'drydock check: unknown option --formt; did you mean --format?\nsee: drydock check --help\n'],
    [['check', '-x'], 'drydock check: unknown option -x\nsee: drydock check --help\n'],
    [['check', '--format'], 'drydock check: option --format <value> argument missing\nsee: drydock check --help\n'],
    [
      ['check', '--format', 'jsn'],
      'drydock check: --format is "jsn", expected pretty, json, sarif, junit or github; did you mean json?\nsee: drydock check --help\n',
    ],
    [
      ['check', '--kubernetes-version', '1.20'],
      'drydock check: --kubernetes-version is "1.20", expected 1.32, 1.33, 1.34, 1.35 or 1.36\nsee: drydock check --help\n',
    ],
    [
      ['check', '--rule', 'tab=off'],
      'drydock check: --rule names the rule "tab", which does not exist; did you mean yaml/tab?\nsee: drydock check --help\n',
    ],
    [
      ['check', '--rule', 'yaml/tab=fatal'],
      'drydock check: --rule is "yaml/tab=fatal", expected yaml/tab= with off, info, warning or error\nsee: drydock check --help\n',
    ],
    [
      ['check', '--max-warnings', 'few'],
      'drydock check: --max-warnings is "few", expected a whole number from 0\nsee: drydock check --help\n',
    ],
    [['run'], 'drydock run: expected a lesson, a session or a folder, got none\nsee: drydock run --help\n'],
  ])('%j', async (args, stderr) => {
    expect(await drydock('.', args)).toEqual({ code: 2, stdout: '', stderr });
  });
});
