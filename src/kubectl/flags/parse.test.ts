import { describe, expect, test } from 'vitest';
import { kubectlCommand } from '../../kube/command-line/command-table.ts';
import { FlagError, parseCommandLine, type CommandLine } from './parse.ts';

const parse = (path: string, ...words: string[]): CommandLine => parseCommandLine(kubectlCommand(path)!, words);
const refusal = (path: string, ...words: string[]): string => {
  try {
    parse(path, ...words);
  } catch (error) {
    if (error instanceof FlagError) return error.message;
    throw error;
  }
  return '';
};

test('flags stand before, between and behind the arguments', () => {
  const line = parse('get', '-n', 'dev', 'pods', '-o=wide', 'web', '--watch');
  expect(line.args).toEqual(['pods', 'web']);
  expect(line.flags.text('namespace')).toBe('dev');
  expect(line.flags.text('output')).toBe('wide');
  expect(line.flags.bool('watch')).toBe(true);
  expect(line.flags.int('chunk-size')).toBe(500);
  expect(line.flags.changed('chunk-size')).toBe(false);
});

test('one-letter flags in one word, the last with its value', () => {
  expect(parse('get', '-Aowide').flags.text('output')).toBe('wide');
  const line = parse('exec', '-itc', 'web', 'pod', '--', 'ls', '-la');
  expect(line.flags.text('container')).toBe('web');
  expect(line.flags.bool('stdin') && line.flags.bool('tty')).toBe(true);
  expect(line.args).toEqual(['pod', 'ls', '-la']);
  expect(line.argsBeforeDash).toBe(1);
});

test('lists grow and split at commas, arrays do not split', () => {
  expect(parse('apply', '-f', 'a,b', '-fc').flags.list('filename')).toEqual(['a', 'b', 'c']);
  expect(parse('create configmap', '--from-literal=a=1,2', '--from-literal', 'b=2').flags.list('from-literal')).toEqual(['a=1,2', 'b=2']);
  expect(parse('get', '-L', '"a,b",c').flags.list('label-columns')).toEqual(['a,b', 'c']);
  expect(parse('port-forward').flags.list('address')).toEqual(['localhost']);
  expect(parse('apply').flags.list('filename')).toEqual([]);
});

test('values that are only taken when attached', () => {
  const line = parse('apply', '--dry-run', 'client');
  expect(line.flags.text('dry-run')).toBe('unchanged');
  expect(line.args).toEqual(['client']);
  expect(parse('apply').flags.text('dry-run')).toBe('none');
  expect(parse('delete', '--cascade=orphan', '--wait=false').flags.bool('wait')).toBe(false);
});

test('durations are seconds, and `_` is `-`', () => {
  expect(parse('wait', '--timeout=1m30s').flags.seconds('timeout')).toBe(90);
  expect(parse('wait').flags.seconds('timeout')).toBe(30);
  expect(parse('apply', '--dry_run=client').flags.text('dry-run')).toBe('client');
});

test('a deprecated flag is taken and remarked upon', () => {
  // As recorded with kubectl 1.36.
  expect(parse('autoscale', '--cpu-percent=50').notices).toEqual([
    "Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).",
  ]);
});

// Recorded with kubectl 1.36; the last ones are what `spf13/pflag` says.
describe('what kubectl refuses', () => {
  test.each([
    ['get', ['pods', '--nosuchflag'], 'unknown flag: --nosuchflag'],
    ['get', ['pods', '--name=x'], 'unknown flag: --name'],
    ['get', ['pods', '-z'], "unknown shorthand flag: 'z' in -z"],
    ['get', ['pods', '-n'], "flag needs an argument: 'n' in -n"],
    ['get', ['pods', '--all-namespaces=maybe'], 'invalid argument "maybe" for "-A, --all-namespaces" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
    ['get', ['pods', '--v=x'], 'invalid argument "x" for "-v, --v" flag: strconv.ParseInt: parsing "x": invalid syntax'],
    ['apply', ['-f'], "flag needs an argument: 'f' in -f"],
    ['apply', ['-k'], "flag needs an argument: 'k' in -k"],
    ['proxy', ['--port=x'], 'invalid argument "x" for "-p, --port" flag: strconv.ParseInt: parsing "x": invalid syntax'],
    ['delete', ['pod', 'x', '-i=false', '--wait=maybe'], 'invalid argument "maybe" for "--wait" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
    ['logs', ['duo', '--since=yesterday'], 'invalid argument "yesterday" for "--since" flag: time: invalid duration "yesterday"'],
    ['scale', ['deployment', 'x', '--replicas=many'], 'invalid argument "many" for "--replicas" flag: strconv.ParseInt: parsing "many": invalid syntax'],
    ['create priorityclass', ['low', '--value=ten'], 'invalid argument "ten" for "--value" flag: strconv.ParseInt: parsing "ten": invalid syntax'],
    ['get', ['--namespace'], 'flag needs an argument: --namespace'],
    ['get', ['--=x'], 'bad flag syntax: --=x'],
    ['get', ['-Az'], "unknown shorthand flag: 'z' in -z"],
    ['scale', ['--replicas=99999999999999999999'], 'invalid argument "99999999999999999999" for "--replicas" flag: strconv.ParseInt: parsing "99999999999999999999": value out of range'],
    ['wait', ['--timeout=30'], 'invalid argument "30" for "--timeout" flag: time: missing unit in duration "30"'],
  ])('kubectl %s %j', (path, words, message) => {
    expect(refusal(path, ...words)).toBe(message);
  });
});
