import { describe, expect, test } from 'vitest';
import { Computer } from './computer.ts';
import { textOf } from './output/output.ts';
import { Terminal } from './terminal.ts';
import { session } from './testing/session.ts';

describe('between command lines, bash keeps', () => {
  test.each<[what: string, lines: string[], last: string]>([
    ['variables', ['x=3', 'echo $x'], '3\n'],
    ['exported variables', ['export COLOUR=red', 'env | grep ^COLOUR'], 'COLOUR=red\n'],
    ['arrays', ['a=(1 2 "3 4")', 'a+=(5)', 'echo "${a[2]}" ${#a[@]}'], '3 4 4\n'],
    ['the working directory', ['mkdir -p deep/er', 'cd deep', 'cd er', 'pwd'], '/home/learner/lesson/deep/er\n'],
    ['the directory before', ['cd /tmp', 'cd /', 'cd -'], '/tmp\n'],
    ['functions', ['greet() { echo "hello $1"; }', 'greet you'], 'hello you\n'],
    ['aliases', ['alias k=kubectl', 'k config current-context'], 'docker-desktop\n'],
    ['options', ['set -o pipefail', 'false | true'], '? 1\n'],
    ['the exit status', ['false', 'echo $?'], '1\n'],
    ['files', ['echo one > note.txt', 'echo two >> note.txt', 'cat note.txt'], 'one\ntwo\n'],
  ])('%s', async (_, lines, last) => {
    expect((await session(lines)).at(-1)).toBe(last);
  });

  test('files of the workspace, which commands find', async () => {
    expect(await session(['ls', 'cat pod.yaml'], { files: { 'pod.yaml': 'kind: Pod\n' } })).toEqual(['pod.yaml\n', 'kind: Pod\n']);
  });
});

describe('jobs', () => {
  test('run while the foreground waits, and write their files as they go', async () => {
    const results = await session([
      'while true; do echo tick; sleep 1; done > log.txt &', 'sleep 2.5', 'wc -l < log.txt', 'jobs', 'kill %1', 'jobs', 'sleep 3', 'wc -l < log.txt', 'kill %1',
    ]);
    expect(results).toEqual([
      '', '', expect.stringMatching(/^\s*3\n$/), '[1]+  Running                 while true; do echo tick; sleep 1; done > log.txt &\n', '', '', '',
      expect.stringMatching(/^\s*3\n$/), 'bash: kill: %1: no such job\n? 1\n',
    ]);
  });

  test('are waited for, by their number or all', async () => {
    expect(await session(['(sleep 3; exit 4) &', 'job=$!', 'date +%T', 'wait $job', 'date +%T', '(sleep 2; echo done) &', 'wait'])).toEqual([
      '', '', '09:00:01\n', '? 4\n', '09:00:04\n', '', 'done\n',
    ]);
  });

  test('begin with the variables and functions of their shell, and keep theirs to themselves', async () => {
    expect(await session(['x=1; show() { echo "x is $x"; }', '{ x=2; show; } &', 'wait', 'show'])).toEqual(['', '', 'x is 2\n', 'x is 1\n']);
  });
});

describe('Ctrl-C', () => {
  async function interrupted(line: string, seconds: number): Promise<{ text: string; status: number }> {
    const { output, status } = await new Terminal(new Computer()).runBeside(line, { before: seconds, commands: [], between: 0, interruptAfter: 0 });
    return { text: textOf(output), status };
  }

  test.each<[line: string, text: string]>([
    ['sleep 60', ''],
    ['while true; do echo tick; sleep 1; done', 'tick\ntick\ntick\n'],
    ['sleep 60; echo not reached', ''],
    ['kubectl get pods -w', ''],
  ])('ends %s', async (line, text) => {
    expect(await interrupted(line, 2.5)).toEqual({ text, status: 130 });
  });
});

test('time goes by on the cluster’s clock only', async () => {
  expect(await session(['date', 'sleep 1.5m', 'date +%H:%M:%S', 'date -u +%F'])).toEqual(['Sat Nov 21 09:00:01 UTC 2026\n', '', '09:01:31\n', '2026-11-21\n']);
});

test('timeout ends a command, and what follows goes on', async () => {
  expect(await session(['timeout 2 sleep 10; echo "status $?"; sleep 1; date +%T', 'timeout 5 echo "in time"', 'timeout 1 kubectl get pods -w'])).toEqual([
    'status 124\n09:00:04\n', 'in time\n', '? 124\n',
  ]);
});

test('the same seed gives the same numbers, another gives others', async () => {
  const lines = ['echo $RANDOM $((RANDOM % 1000))'];
  const [first, again, other] = [await session(lines, { seed: 7 }), await session(lines, { seed: 7 }), await session(lines, { seed: 8 })];
  expect(first).toEqual(again);
  expect(first).not.toEqual(other);
});

test('both streams come in the order in which they were printed', async () => {
  const [loop] = await session(['for i in 1 2; do echo "round $i"; kubectl nosuch; done']);
  expect(loop).toMatch(/^round 1\nerror: unknown command "nosuch"[^]*round 2\nerror: unknown command "nosuch"/);
});

describe('what goes wrong says so', () => {
  test.each<[line: string, printed: RegExp]>([
    ['nosuch --flag', /^bash: nosuch: command not found\n\? 127\n$/],
    ['while true; do :; done', /^drydock: stopped after \d+ commands at one moment: it does not end by itself\n\? 126\n$/],
    ['sleep infinity', /^drydock: sleep was stopped: it does not end by itself\n\? 124\n$/],
    ['f() { f; }; f', /^bash: f: maximum function nesting level exceeded \(\d+\)\n\? 2\n$/],
    ['cat <<EOF\nx', /^bash: a here-document is not ended/],
    ['echo "abc', /^bash: unexpected EOF while looking for matching `"'\n\? 2\n$/],
    ['helm install web bitnami/nginx', /is not simulated here: no chart is available\n\? 1\n$/],
    ['kind create cluster', /is not simulated here/],
  ])('%s', async (line, printed) => {
    expect((await session([line])).join('')).toMatch(printed);
  });
});
