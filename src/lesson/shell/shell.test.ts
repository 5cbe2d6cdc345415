import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, lessonOf } from '../testing/read.ts';
import type { Command } from '../types.ts';
import { inlineCommands } from '../inline-commands.ts';
import { readCommands } from './read-commands.ts';
import { readConsole } from './read-console.ts';

const words = (command: Command | undefined): string[][] => (command?.simple ?? []).map((simple) => simple.words.map(({ value }) => value));
const one = (...lines: string[]): Command => readCommands(excerptOf(...lines))[0]!;

describe('words (POSIX shell, 2.2 Quoting)', () => {
  test.each([
    [`echo 'a "b" $c' "d 'e'"`, ['echo', 'a "b" $c', "d 'e'"]],
    ['echo a\\ b "x\\"y" \'\'', ['echo', 'a b', 'x"y', '']],
    ['kubectl get pods -o jsonpath="{..image}"', ['kubectl', 'get', 'pods', '-o', 'jsonpath={..image}']],
    ['echo a#b # comment', ['echo', 'a#b']],
    ["tr -s '[[:space:]]' $'\\n'", ['tr', '-s', '[[:space:]]', '\\n']],
  ])('%s', (line, expected) => {
    expect(words(one(line))).toEqual([expected]);
  });

  test('expansions are kept as written, and their value is not known', () => {
    const [simple] = one('curl "localhost:$PORT/${P:-}/$(kubectl get svc -o name)" `date` $((1 + (2))) $5 a$').simple;
    expect(simple?.words.map(({ value, dynamic }) => [value, dynamic])).toEqual([
      ['curl', false],
      ['localhost:$PORT/${P:-}/$(kubectl get svc -o name)', true],
      ['`date`', true],
      ['$((1 + (2)))', true],
      ['$5', true],
      ['a$', false],
    ]);
  });

  test('stand where they are written', () => {
    const [, second] = readCommands(excerptOf('ls', '  kubectl \\', '    get "pods"'));
    expect(second?.simple[0]?.words.map(({ range }) => [range.start.line, range.start.column, range.end.column])).toEqual([
      [2, 3, 10],
      [3, 5, 8],
      [3, 9, 15],
    ]);
  });
});

describe('commands (POSIX shell, 2.10)', () => {
  test('pipelines, lists and jobs', () => {
    const command = one('A=1 kubectl get pods | grep -v x && echo done; sleep 5 &');
    expect(words(command)).toEqual([['kubectl', 'get', 'pods'], ['grep', '-v', 'x'], ['echo', 'done'], ['sleep', '5']]);
    expect(command.simple.map(({ assignments, piped, background }) => [assignments?.[0]?.value, piped, background])).toEqual([
      ['A=1', undefined, undefined],
      [undefined, true, undefined],
      [undefined, undefined, undefined],
      [undefined, undefined, true],
    ]);
  });

  test('redirections', () => {
    expect(one('cmd <in >>out 2>&1 2>err').simple[0]?.redirects.map(({ operator, target, descriptor }) => [operator, target.value, descriptor])).toEqual([
      ['<', 'in', undefined],
      ['>>', 'out', undefined],
      ['>&', '1', 2],
      ['>', 'err', 2],
    ]);
  });

  test.each([
    [['for i in 1 2 $(seq 3); do', '  curl localhost', 'done'], [['seq', '3'], ['curl', 'localhost']]],
    [['while true; do ls; sleep 1; done'], [['true'], ['ls'], ['sleep', '1']]],
    [['if kubectl get x; then a; elif b; then c; else d; fi'], [['kubectl', 'get', 'x'], ['a'], ['b'], ['c'], ['d']]],
    [['case $x in', 'a|b) ls;;', '*) pwd', 'esac'], [['ls'], ['pwd']]],
    [['f() { ls; }'], [['ls']]],
    [['(cd x && ls) > out'], [['cd', 'x'], ['ls']]],
    [['[[ -f x && -d y ]] || exit 1'], [['[[', '-f', 'x'], ['-d', 'y', ']]'], ['exit', '1']]],
    [['a=(1 2)', 'ls'], [[]]],
    [['diff <(a) <(b)'], [['diff'], ['a'], ['b']]],
  ])('%j', (lines, expected) => {
    const command = one(...lines);
    expect(command.problems).toBeUndefined();
    expect(words(command)).toEqual(expected);
  });

  test('a command that goes on is one', () => {
    expect(readCommands(excerptOf('kubectl get pods |', '  grep x', '', '# remark', 'ls &&', 'pwd')).map(({ text }) => text)).toEqual(['kubectl get pods |\n  grep x', 'ls &&\npwd']);
  });
});

describe('here-documents', () => {
  test('with their place, quoted or not, several, and with tabs', () => {
    const [first, second] = readCommands(excerptOf("kubectl apply -f - <<'EOF' | cat", 'a: $x', 'EOF', 'cat > x.yaml <<-A <<B', '\t\tb: 1', '\tA', 'c', 'B', 'ls'));
    expect(first?.heredocs.map(({ excerpt, quoted, delimiter }) => [excerpt.text, excerpt.origins[0], quoted, delimiter])).toEqual([['a: $x', { line: 2, column: 1 }, true, 'EOF']]);
    expect(second?.heredocs.map(({ excerpt, quoted }) => [excerpt.text, excerpt.origins[0], quoted])).toEqual([
      ['b: 1', { line: 5, column: 3 }, false],
      ['c', { line: 7, column: 1 }, false],
    ]);
    expect(second?.simple[0]?.redirects.map(({ operator, heredoc }) => [operator, heredoc])).toEqual([
      ['>', undefined],
      ['<<-', 0],
      ['<<', 1],
    ]);
    expect(first?.text.endsWith('EOF')).toBe(true);
  });

  test('one that is not ended', () => {
    expect(one('cat <<EOF', 'a', ' EOF').problems?.map(({ code }) => code)).toEqual(['unclosed-heredoc']);
  });
});

describe('what a shell would not run', () => {
  test('a placeholder is read as part of its word', () => {
    const command = one('kubectl delete pod api-<id> -n <my namespace>');
    expect(words(command)).toEqual([['kubectl', 'delete', 'pod', 'api-<id>', '-n', '<my namespace>']]);
    expect(command.simple[0]?.words[3]?.dynamic).toBe(true);
    expect(command.problems?.map(({ code, range, help }) => [code, range.start.column, help])).toEqual([
      ['placeholder', 24, 'set a variable and write "$ID", or write a real value'],
      ['placeholder', 32, 'set a variable and write "$MY_NAMESPACE", or write a real value'],
    ]);
  });

  test.each(['cat <in >out', 'sort <in>out', 'cat <in>>out', 'cmd <in 2>out'])('%s has no placeholder', (line) => {
    expect(one(line).problems).toBeUndefined();
  });

  test.each([
    ['echo "a', 6, 'this quote (") is not closed'],
    ["echo 'a", 6, "this quote (') is not closed"],
    ['echo $(ls', 6, 'this $( is not closed'],
    ['ls | | x', 6, '| cannot stand here'],
    ['done', 1, 'done cannot stand here'],
    ['cat >', 6, 'the end of the line stands here, expected a file behind >'],
    ['for i in a; ls; done', 13, 'ls stands here, expected do'],
  ])('%s', (line, column, message) => {
    const [command, next] = readCommands(excerptOf(line, '', 'pwd'));
    expect(command?.problems?.map((problem) => [problem.code, problem.range.start.column, problem.message])).toEqual([['syntax', column, message]]);
    expect(next === undefined || words(next)[0]?.[0] === 'pwd').toBe(true);
  });

  test('no text makes the reader fail, and words stand where they say', () => {
    const piece = constantFrom(...'abc $\'"`\\|&;()<>{}#\n\t=!*1'.split(''), '$(', '${', '$((', '<<E\n', 'E\n', 'for ', 'do ', 'done', 'if ', 'fi', 'case ', ' in ', 'esac', ';;');
    assert(
      property(array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const commands = readCommands(excerptOf(text));
        const starts = commands.map(({ range }) => range.start.line * 1000 + range.start.column);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('sessions', () => {
  const session = excerptOf(
    '# setup: kubectl create namespace a',
    '$ kubectl apply -f - <<EOF',
    '> kind: Pod',
    '> EOF',
    'pod/a created',
    '',
    'second line',
    '# wait: 1.5 s',
    '# a remark',
    '$ kubectl get x',
    '\\$ not a prompt',
    'error',
    '? 1 (no newline at the end of the output)',
    '# wait: kubectl rollout status deploy/a',
    '$ true',
    '',
  );
  const commands = readConsole(session);

  test('commands, output, exit statuses and instructions', () => {
    expect(commands.map(({ kind, text, output, exitStatus, seconds }) => [kind, text, output?.text, exitStatus, seconds])).toEqual([
      ['setup', 'kubectl create namespace a', undefined, 0, undefined],
      [undefined, 'kubectl apply -f - <<EOF\nkind: Pod\nEOF', 'pod/a created\n\nsecond line', 0, undefined],
      ['wait', '1.5 s', undefined, 0, 1.5],
      [undefined, 'kubectl get x', '$ not a prompt\nerror', 1, undefined],
      ['wait', 'kubectl rollout status deploy/a', undefined, 0, undefined],
      [undefined, 'true', '', 0, undefined],
    ]);
    expect(commands[3]?.noFinalNewline).toBe(true);
  });

  test('places', () => {
    expect(commands[1]?.range.start).toEqual({ line: 2, column: 3 });
    expect(commands[1]?.heredocs[0]?.excerpt.origins).toEqual([{ line: 3, column: 3 }]);
    expect(commands[1]?.output?.origins[0]).toEqual({ line: 5, column: 1 });
    expect(commands[3]?.output?.origins[0]).toEqual({ line: 11, column: 2 });
    expect(commands[0]?.simple[0]?.words[0]?.range.start).toEqual({ line: 1, column: 10 });
  });

  test('pasted without "> "', () => {
    const [first, second] = readConsole(excerptOf('$ cat <<EOF | kubectl apply -f -', 'kind: Pod', 'EOF', 'pod/a created', '$ kubectl get \\', '    pods', 'NAME'));
    expect([first?.heredocs[0]?.excerpt.text, first?.output?.text]).toEqual(['kind: Pod', 'pod/a created']);
    expect([words(second), second?.output?.text]).toEqual([[['kubectl', 'get', 'pods']], 'NAME']);
  });
});

test('inline code that is a command', () => {
  const lesson = lessonOf('a.md', 'Run `kubectl get pods`, not `kubectl` or `kind: Pod` or `x y`.', '', '```yaml', 'a: 1', '```', '', 'Then `kubectl delete', 'pod <id>`.');
  expect(inlineCommands(lesson).map(({ command, blocksBefore }) => [command.text, command.range.start, blocksBefore, command.problems?.length])).toEqual([
    ['kubectl get pods', { line: 1, column: 6 }, 0, undefined],
    ['kubectl delete pod <id>', { line: 7, column: 7 }, 1, 1],
  ]);
  expect(inlineCommands(lesson)[1]?.command.simple[0]?.words.map(({ range }) => [range.start.line, range.start.column])).toEqual([
    [7, 7],
    [7, 15],
    [8, 1],
    [8, 5],
  ]);
});
