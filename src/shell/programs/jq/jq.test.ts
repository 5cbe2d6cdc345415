import { describe, expect, test } from 'vitest';
import { session } from '../../testing/session.ts';
import { runJq } from './evaluate.ts';
import { parseJq } from './parse.ts';

function results(program: string, input: unknown): unknown[] {
  return [...runJq(parseJq(program), input, {})];
}

// Rule: the manual of jq 1.7; the examples are its own where it has one.
describe('filters', () => {
  test.each<[program: string, input: unknown, expected: unknown[]]>([
    ['.items[].metadata.name', { items: [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }] }, ['a', 'b']],
    ['.["a-b"], ."c d", .["x"]?.y', { 'a-b': 1, 'c d': 2 }, [1, 2, null]],
    ['.[2:4], .[-1]', ['a', 'b', 'c', 'd', 'e'], [['c', 'd'], 'e']],
    ['[.[] | select(.id == "second")]', [{ id: 'first' }, { id: 'second', val: 2 }], [[{ id: 'second', val: 2 }]]],
    ['{user, title: .titles[]}', { user: 'stedolan', titles: ['JQ Primer', 'More JQ'] }, [{ user: 'stedolan', title: 'JQ Primer' }, { user: 'stedolan', title: 'More JQ' }]],
    ['{(.user): .titles}', { user: 'stedolan', titles: ['JQ Primer'] }, [{ stedolan: ['JQ Primer'] }]],
    ['[.. | .a? // empty]', [[{ a: 1 }]], [[1]]],
    ['.a // 42', {}, [42]],
    ['map_values(. + 1)', { a: 1, b: 2 }, [{ a: 2, b: 3 }]],
    ['del(.[1, 2])', ['foo', 'bar', 'baz'], [['foo']]],
    ['to_entries', { a: 1, b: 2 }, [[{ key: 'a', value: 1 }, { key: 'b', value: 2 }]]],
    ['with_entries(.key |= "KEY_" + .)', { a: 1, b: 2 }, [{ KEY_a: 1, KEY_b: 2 }]],
    ['group_by(.foo)', [{ foo: 1, bar: 10 }, { foo: 3, bar: 100 }, { foo: 1, bar: 1 }], [[[{ foo: 1, bar: 10 }, { foo: 1, bar: 1 }], [{ foo: 3, bar: 100 }]]]],
    ['sort_by(.foo) | map(.foo)', [{ foo: 4 }, { foo: 3 }], [[3, 4]]],
    ['reduce .[] as [$i, $j] (0; . + $i * $j)', [[1, 2], [3, 4], [5, 6]], [44]],
    ['[foreach .[] as $item (0; . + $item; [$item, . * 2])]', [1, 2], [[[1, 2], [2, 6]]]],
    ['def addvalue(f): . + [f]; map(addvalue(.[0]))', [[1, 2], [10, 20]], [[[1, 2, 1], [10, 20, 10]]]],
    ['if . == 0 then "zero" elif . == 1 then "one" else "many" end', 1, ['one']],
    ['try error("no") catch .', null, ['no']],
    ['[limit(3; .[])], first(.[]), any(. > 2), all(. > 0)', [1, 2, 3, 4], [[1, 2, 3], 1, true, true]],
    ['"with \\(. + 1), \\("nested")"', 42, ['with 43, nested']],
    ['@base64, (@base64 | @base64d)', 'a secret', ['YSBzZWNyZXQ=', 'a secret']],
    ['.[] | @csv, @tsv', [[1, 'a"b']], ['1,"a""b"', '1\ta"b']],
    ['test("^a.c$"; "i"), sub("b"; "x"), gsub("(?<l>[a-z])"; "<\\(.l)>"), [scan("c")]', 'Abc', [true, 'Axc', 'A<b><c>', ['c']]],
    ['[paths]', [1, [[], { a: 2 }]], [[[0], [1], [1, 0], [1, 1], [1, 1, 'a']]]],
    ['.a += 1 | .b //= 7', { a: 1 }, [{ a: 2, b: 7 }]],
    ['(.[] | select(. >= 2)) |= empty', [1, 5, 3, 0, 7], [[1, 0]]],
    ['. * {b: {d: 2}}', { a: 1, b: { c: 1 } }, [{ a: 1, b: { c: 1, d: 2 } }]],
    ['[range(0; 10; 4)], (tostring | length), keys', { b: 1, a: 2 }, [[0, 4, 8], 13, ['a', 'b']]],
    ['unique, (map(tojson) | join("-"))', [1, 2, 1], [[1, 2], '1-2-1']],
    ['walk(if type == "number" then . + 1 else . end)', { a: [1] }, [{ a: [2] }]],
    ['"2026-11-21T09:00:00Z" | fromdate | todate', null, ['2026-11-21T09:00:00Z']],
  ])('%s', (program, input, expected) => {
    expect(results(program, input)).toEqual(expected);
  });

  test.each([
    ['.a', [1], 'Cannot index array with "a"'],
    ['.[]', 3, 'Cannot iterate over number (3)'],
    ['.[]', null, 'Cannot iterate over null'],
    ['. + 1', { a: 1 }, 'object ({"a":1}) and number (1) cannot be added'],
    ['tonumber', 'x', 'string ("x") cannot be parsed as a number'],
  ])('%s of %j is refused', (program, input, message) => {
    expect(() => results(program, input)).toThrow(message);
  });
});

describe('the command', () => {
  test.each<[line: string, printed: string]>([
    [`echo '{"b":"x","a":[1]}' | jq .`, '{\n  "b": "x",\n  "a": [\n    1\n  ]\n}\n'],
    [`echo '{"b":"x","a":1}' | jq -cS .`, '{"a":1,"b":"x"}\n'],
    [`echo '"x" "y"' | jq -r .`, 'x\ny\n'],
    ['jq -n --arg n 3 \'$n | tonumber + 1\'', '4\n'],
    ["printf '1\\n2\\n' | jq -s add", '3\n'],
    [`echo '{"a":null}' | jq -e .a`, 'null\n? 1\n'],
    ['echo "{" | jq .', 'jq: parse error'],
    ["echo 1 | jq '.['", 'jq: error: syntax error, unexpected end of file'],
    [`echo '{}' | jq '.a.b.c'; echo '[]' | jq .x`, 'null\njq: error (at <stdin>:0): Cannot index array with "x"\n? 5\n'],
    ["kubectl get nodes -o json | jq -r '.items | length'", '3\n'],
  ])('%s', async (line, printed) => {
    expect((await session([line]))[0]).toContain(printed);
  });
});
