import { describe, expect, test } from 'vitest';
import { session } from '../../testing/session.ts';

const FILE = 'pear 3\napple 10\npear 1\n';

// Rule: POSIX.1, awk.
describe('awk', () => {
  test.each<[program: string, printed: string]>([
    ['{ print $2, $1 }', '3 pear\n10 apple\n1 pear\n'],
    ['NR > 1 && $2 > 2', 'apple 10\n'],
    ['/^p/ { count++ } END { print count + 0, NR, NF }', '2 3 2\n'],
    ['{ sum[$1] += $2 } END { for (name in sum) print name, sum[name] }', 'pear 4\napple 10\n'],
    ['!seen[$1]++ { print $NF; next } { print "again", $0 }', '3\n10\nagain pear 1\n'],
    ['NR == 2, NR == 3 { printf "%-6s|%5.2f|%03d\\n", $1, $2 / 3, NR }', 'apple | 3.33|002\npear  | 0.33|003\n'],
    ['BEGIN { for (i = 0; i < 4; i++) { if (i == 1) continue; if (i == 3) break; print i } }', '0\n2\n'],
    ['BEGIN { x[1, 2] = 3; print ((1, 2) in x), length(x); delete x[1, 2]; print length(x) }', '1 1\n0\n'],
    ['BEGIN { print 2 ^ 3 ^ 0, -2 ^ 2, 7 % 4, 1 / 4, 1e6, 0.1 + 0.2, !0, 1 - 1 }', '2 -4 3 0.25 1000000 0.3 1 0\n'],
    ['function area(a, b,  product) { product = a * b; return product } BEGIN { print area(3, 4) }', '12\n'],
    ['function fill(t) { t["x"] = 1 } BEGIN { fill(own); print own["x"] }', '1\n'],
    ['{ gsub(/p/, "<&>"); $2 = ""; print }', '<p>ear \na<p><p>le \n<p>ear \n'],
    ['BEGIN { print substr("hello", 2, 3), index("hello", "l"), toupper("x"), match("foobar", /o+/), RSTART, RLENGTH, split("a:b:c", p, ":"), p[3] }', 'ell 3 X 2 2 2 3 c\n'],
    ['$1 ~ /^a/ || $2 == "1" { print $1 "-" $2 }', 'apple-10\npear-1\n'],
    ['END { print ($2 > 5) ? "big" : "small"; print sprintf("%c%c", 65, "xyz") }', 'small\nAx\n'],
    ['{ exit 3 } END { print "bye" }', 'bye\n? 3\n'],
    ['BEGIN { while (i < 3) i++; do i-- ; while (i > 1); print i; print length() }', '1\n0\n'],
    ['BEGIN { OFS = "-" } { $1 = $1; print > "out.txt" } END { print NR }', '3\n'],
  ])('%s', async (program, printed) => {
    expect((await session([`awk '${program}' file`], { files: { file: FILE } }))[0]).toBe(printed);
  });

  test('takes a separator, variables and several files', async () => {
    const files = { a: 'x:1\n', b: 'y:2\n' };
    expect(await session(["awk -F: -v by=2 '{ print FILENAME, FNR, NR, $2 * by }' a b", 'awk -F "[:]" "{ print \\$2 }" a - < b'], { files })).toEqual(['a 1 1 2\nb 1 2 4\n', '1\n2\n']);
  });

  test.each([
    ["awk '{ print'", 'awk: line 1: syntax error at or near end of file\n? 2\n'],
    ["awk 'BEGIN { print 1 / 0 }'", 'awk: division by zero\n? 2\n'],
    ["awk 'BEGIN { f() }'", 'awk: function f never defined\n? 2\n'],
    ["awk 'BEGIN { system(\"ls\") }'", 'awk: system() is not simulated here\n? 2\n'],
    ['awk', 'usage: awk [-F fs][-v var=value][prog | -f progfile][file ...]\n? 2\n'],
  ])('%s', async (line, printed) => {
    expect(await session([line])).toEqual([printed]);
  });
});
