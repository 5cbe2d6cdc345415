import { describe, expect, it } from 'vitest';
import { container } from '../testing/container.ts';

const SLEEPS = { command: ['sleep', '3600'] };

// Expected values follow POSIX.1 (Shell Command Language, Shell and Utilities) and the messages of BusyBox 1.36.
describe('scripts', () => {
  it.each([
    ['echo a  b "c  d"', 'a b c  d\n'],
    ['echo -n x; echo -e "a\\tb"', 'xa\tb\n'],
    ["echo '$HOME' \"$((1 + 2 * 3))\" $((7 / 2)) $((2 > 1 ? 10 : 20))", '$HOME 7 3 10\n'],
    ['x=5; x=$((x + 1)); echo $x ${x}0 ${#x} ${y:-none} ${x:+set}', '6 60 1 none set\n'],
    ['p=/a/b/c.tar.gz; echo ${p##*/} ${p%.*} ${p%%.*} ${p#/}', 'c.tar.gz /a/b/c.tar /a/b/c a/b/c.tar.gz\n'],
    ['true && echo yes || echo no; false && echo yes || echo no', 'yes\nno\n'],
    ['if [ 1 -lt 2 ]; then echo less; elif true; then echo never; else echo more; fi', 'less\n'],
    ['for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done', '1\n3\n'],
    ['i=0; while true; do i=$((i+1)); if [ $i -gt 3 ]; then break; fi; echo $i; done', '1\n2\n3\n'],
    ['until [ "$n" = xx ]; do n=x$n; done; echo $n', 'xx\n'],
    ['case hello.txt in *.md) echo doc;; *.txt|*.log) echo text;; esac', 'text\n'],
    ['f() { local v=$1; echo "in $v"; return 3; }; v=out; f a; echo "$? $v"', 'in a\n3 out\n'],
    ['echo one; exit 3; echo two', 'one\n? 3'],
    ['(cd /tmp; pwd; x=1); pwd; echo "${x:-unset}"', '/tmp\n/\nunset\n'],
    ['echo out; echo err >&2', 'out\nerr\n'],
    ['echo a > /tmp/f; echo b >> /tmp/f; cat < /tmp/f; wc -l < /tmp/f', 'a\nb\n2\n'],
    ['cat <<EOF\nx is $((1+1))\nEOF', 'x is 2\n'],
    ["cat <<'EOF'\nx is $x\nEOF", 'x is $x\n'],
    ['printf "%s=%d\\n" a 1 b 2', 'a=1\nb=2\n'],
    ['seq 3 | while read n; do echo "n$n"; done', 'n1\nn2\nn3\n'],
    ['echo x | read y; echo "[$y]"', '[]\n'],
    ['set -e; echo a; false; echo b', 'a\n? 1'],
    ['set -- a "b c"; echo $#; for x in "$@"; do echo "<$x>"; done', '2\n<a>\n<b c>\n'],
    ['x="a b"; for w in $x; do echo $w; done; for w in "$x"; do echo $w; done', 'a\nb\na b\n'],
    ['trap "echo bye" EXIT; echo hi', 'hi\nbye\n'],
    ['! true; echo $?', '1\n'],
    ['A=1 env | grep ^A=; echo "${A:-gone}"', 'A=1\ngone\n'],
    ['touch /tmp/b /tmp/a; ls /tmp; echo /tmp/*', 'a\nb\n/tmp/a /tmp/b\n'],
    ['x=$(echo a; echo b); echo "$x"; echo `echo c`', 'a\nb\nc\n'],
    ["eval 'a=1; echo $((a+1))'", '2\n'],
    ['foo', 'sh: foo: not found\n? 127'],
    ['echo "', 'sh: syntax error: unterminated quoted string\n? 2'],
    ['if true', 'sh: syntax error: unexpected end of file (expecting "then")\n? 2'],
    ['cat /tmp/missing', "cat: can't open '/tmp/missing': No such file or directory\n? 1"],
    ['echo x > /no/such/folder', "sh: can't create /no/such/folder: nonexistent directory\n? 1"],
    ['ls /nosuch', 'ls: /nosuch: No such file or directory\n? 1'],
    ['rm /nosuch', "rm: can't remove '/nosuch': No such file or directory\n? 1"],
    ['mkdir -p /a/b; touch /a/b/c; find /a -type f; rm -r /a; ls /a', '/a/b/c\nls: /a: No such file or directory\n? 1'],
  ])('%s', (script, printed) => {
    expect(container('busybox', SLEEPS).sh(script)).toBe(printed);
  });

  it('ends when a program is told to print a lot for ever', () => {
    expect(container('busybox', SLEEPS).sh('yes | head -n 2')).toBe('y\ny\n');
  });

  it('lets a loop that never rests use a processor, not the time of the reader', () => {
    const { program, clock } = container('busybox', { command: ['sh', '-c', 'while true; do :; done'] });
    clock.advance(60);
    expect(program.usage().milliCpu).toBeGreaterThanOrEqual(1000);
  });

  it('stops recursion without end', () => {
    expect(container('busybox', SLEEPS).sh('f() { f; }; f')).toMatch(/nested too deeply/);
  });
});

describe('tools', () => {
  it.each([
    ['printf "b 2\\na 1\\nb 2\\n" | sort | uniq -c', '      1 a 1\n      2 b 2\n'],
    ['seq 10 | tail -n 2', '9\n10\n'],
    ['seq 5 | head -2', '1\n2\n'],
    ['printf "x:1\\ny:2\\n" | cut -d: -f2', '1\n2\n'],
    ['v=" a  b "; printf "[%s]" x$v"y"; IFS=,; v="a, b,,c"; printf "[%s]" $v', '[x][a][b][y][a][ b][][c]'],
    ['IFS=:; v=a::b:; set -- $v; echo $#; echo a,,b | while IFS=, read x y z; do echo "$z$y$x"; done', '3\nba\n'],
    ['date -u -d @0 +%F; date -d "2026-11-21 09:30" +%s; date -d "1970-01-02T00:00:00Z" +%s; date -d nonsense', "1970-01-01\n1795253400\n86400\ndate: invalid date 'nonsense'\n? 1"],
    ['test $(($(date -d "2 hours ago" +%s) - $(date +%s))) = -7200 && echo yes', 'yes\n'],
    ['echo hi | sha256sum', '98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4  -\n'],
    ['set -u; echo ${z:-d} ${z+e} $((1 + 1)); while IFS=, read -r a b; do echo $b; done < /dev/null; echo $z', 'd 2\nsh: z: parameter not set\n? 2'],
    ['echo hello | tr a-z A-Z', 'HELLO\n'],
    ['printf "a=1\\nb=2\\n" | grep -v ^a; echo z | grep -q y', 'b=2\n? 1'],
    ['seq 12 | grep -A1 -B1 \'^[38]$\'', '2\n3\n4\n--\n7\n8\n9\n'],
    ['seq 9 | grep -n -C1 5', '4-4\n5:5\n6-6\n'],
    ['seq 30 | grep -c 2', '12\n'],
    ['seq 30 | grep -m2 1', '1\n10\n'],
    ['printf \'a\\nb\\nc\\n\' | grep -e a -e c', 'a\nc\n'],
    ['echo foobar | grep -o \'o*b\\|r\'', 'oob\nr\n'],
    ['echo \'a.b\' | grep -F a.b; echo axb | grep -F a.b', 'a.b\n? 1'],
    ['printf \'Ab\\nabc\\n\' | grep -i -x ab', 'Ab\n'],
    ['seq 3 > /tmp/g; grep -l 2 /tmp/g; grep -H 2 /tmp/g; grep -L 2 /tmp/g', '/tmp/g\n/tmp/g:2\n'],
    ['grep -s x /tmp/nothing', '? 2'],
    ['seq 5 | grep --invert-match -n \'[1-3]\'', '4:4\n5:5\n'],
    ['seq 5 | grep -A 1 -m 1 2', '2\n3\n'],
    ['seq 20 | grep -A1 \'1[05]\\|^3\'', '3\n4\n--\n10\n11\n--\n15\n16\n'],
    ['echo "image: nginx:1.26" | sed "s/1\\.26/1.27/; s|image|IMAGE|"', 'IMAGE: nginx:1.27\n'],
    ['printf "1\\n2\\n3\\n" | sed -n 2p', '2\n'],
    ["printf 'a b c\\nd e f\\n' | awk '{print $2, $NF}'", 'b c\ne f\n'],
    ['echo a b | xargs -n 1 echo -', '- a\n- b\n'],
    ['date +%Y-%m-%dT%H:%M:%S', '2026-11-21T09:00:00\n'],
    ['date', 'Sat Nov 21 09:00:00 UTC 2026\n'],
    ['hostname; whoami; id -u', 'pod\nroot\n0\n'],
    ['basename /a/b.txt .txt; dirname /a/b.txt', 'b\n/a\n'],
    ['echo hi | tee /tmp/t; cat /tmp/t', 'hi\nhi\n'],
    ['test -f /etc/nothing || echo none; [ -d /tmp ] && echo folder', 'none\nfolder\n'],
  ])('%s', (script, printed) => {
    expect(container('busybox', SLEEPS).sh(script)).toBe(printed);
  });

  it('says what it does not do', () => {
    expect(container('busybox', SLEEPS).sh("awk 'BEGIN { x = 1 }'")).toMatch(/^awk: this simulation runs programs of the form/);
    expect(container('python:3.13', { command: ['sleep', '9'] }).sh("python -c 'print(1)'")).toMatch(/does not run python programs/);
  });
});

describe('time', () => {
  it('sleeps on the clock of the cluster', () => {
    const { clock, log } = container('busybox', { command: ['sh', '-c', 'while true; do date +%T; sleep 5; done'] });
    clock.advance(11);
    expect(log).toEqual(['09:00:00', '09:00:05', '09:00:10']);
  });

  it('runs in the background and waits', () => {
    expect(container('busybox', { command: ['sleep', '99'] }).sh('(sleep 2; echo late) & echo soon; wait; date +%S', 5)).toBe('soon\nlate\n02\n');
  });

  it('follows a file', () => {
    const { log, clock, sh } = container('busybox', { command: ['sh', '-c', 'touch /tmp/log; tail -f /tmp/log'] });
    sh('echo one >> /tmp/log');
    clock.advance(3);
    expect(log).toEqual(['one']);
  });
});

// Rule: the first process of a container has no default action for SIGTERM (pid_namespaces(7)).
describe('SIGTERM', () => {
  it('is nothing to a program that does not handle it', () => {
    const box = container('busybox', { command: ['sleep', '3600'] });
    box.program.terminate();
    box.clock.advance(20);
    expect(box.end).toBeUndefined();
  });

  it('runs the trap of a shell when its command is done, or at once in wait', () => {
    const slow = container('busybox', { command: ['sh', '-c', "trap 'echo bye; exit 7' TERM; while true; do sleep 5; done"] });
    slow.clock.advance(1);
    slow.program.terminate();
    slow.clock.advance(1);
    expect(slow.end).toBeUndefined();
    slow.clock.advance(4);
    expect([slow.log, slow.end?.code]).toEqual([['bye'], 7]);

    const quick = container('busybox', { command: ['sh', '-c', "trap 'exit 0' TERM; sleep 3600 & wait"] });
    quick.clock.advance(1);
    quick.program.terminate();
    quick.clock.advance(0);
    expect(quick.end?.code).toBe(0);
  });
});
