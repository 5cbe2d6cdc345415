import { expect, test } from 'vitest';
import { kubectlCommand } from '../../kube/command-line/command-table.ts';
import { parseCommandLine } from './parse.ts';
import { dryRunOf, fieldValidationOf } from './strategies.ts';

const flags = (...words: string[]) => parseCommandLine(kubectlCommand('apply')!, words).flags;

test.each([
  [[], 'none', ''],
  [['--dry-run=client'], 'client', ''],
  [['--dry-run=server'], 'server', ''],
  [['--dry-run'], 'client', '--dry-run is deprecated and can be replaced with --dry-run=client.'],
  [['--dry-run=false'], 'none', '--dry-run=false is deprecated (boolean value) and can be replaced with --dry-run=none.'],
])('%j is %s', (words, strategy, said) => {
  let warned = '';
  expect(dryRunOf(flags(...words), (text) => void (warned += text))).toBe(strategy);
  expect(warned).toBe(said);
});

test('what is no dry run is refused', () => {
  expect(() => dryRunOf(flags('--dry-run=maybe'), () => {})).toThrow('Invalid dry-run value (maybe). Must be "none", "server", or "client".');
});

test.each([[[], 'Strict'], [['--validate'], 'Strict'], [['--validate=true'], 'Strict'], [['--validate=false'], 'Ignore'], [['--validate=ignore'], 'Ignore'], [['--validate=warn'], 'Warn']])(
  '%j is %s', (words, directive) => {
    expect(fieldValidationOf(flags(...words))).toBe(directive);
  });

test('what is no validation is refused', () => {
  expect(() => fieldValidationOf(flags('--validate=x'))).toThrow('invalid - validate option "x"; must be one of: strict (or true), warn, ignore (or false)');
});
