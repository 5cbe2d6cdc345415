import fc from 'fast-check';
import { expect, it } from 'vitest';
import { container } from '../testing/container.ts';

const WORDS = ['echo', 'a', '$x', '${x', '${x%%*}', '"$(', ')', '`', "'", '"', '|', '||', '&&', ';', '&', '(', '{', '}', 'if', 'then', 'fi', 'while', 'do', 'done', 'for', 'in', 'case', 'esac', '<', '>', '>>', '2>&1', '<<EOF', '\n', '$((1+', '$((2**99))', '))', '*', '[', '[[', ']]', ']', '!', 'x=1', 'f()', 'sed', 's/\\(/x/', 'grep', '-e', '[', 'awk', '{print}', 'cut', '-d:', '-f1-', 'tr', 'head', '-n', 'seq', '3', 'sort', '-k', 'printf', '%s%d', 'read', 'y', 'test', '-f', '/tmp', 'cat', 'ls', 'cd', 'exit', 'sleep', '1', 'tail', '-f', 'wget', 'curl', 'xargs', 'eval', 'trap', 'wait', 'kill', '%1', 'set', '-e', 'env', 'exec', 'sh', '-c', '.', '{1..3}', '\\'];

it('no script, however broken, stops the simulation', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }), fc.constantFrom('busybox', 'debian'), (words, image) => {
      const box = container(image, { command: ['sleep', '3600'] });
      const outcome = box.exec(['sh', '-c', words.join(' ')], 5);
      expect(outcome === undefined || (outcome.exitCode >= 0 && outcome.exitCode <= 255)).toBe(true);
    }),
    { numRuns: 400, seed: 1 },
  );
});
