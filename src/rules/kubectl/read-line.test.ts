import { expect, test } from 'vitest';
import { readCommands } from '../../lesson/shell/read-commands.ts';
import { createSource } from '../../text/source.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { lineFlag, readKubectlLine, type KubectlLine } from './read-line.ts';

function read(text: string): KubectlLine {
  const [command] = readCommands(wholeExcerpt(createSource('test.sh', text)));
  return readKubectlLine(command!.simple[0]!)!;
}
const words = (line: KubectlLine): string[] => line.operands.map((word) => word.value);

test('the command is found behind flags that take values', () => {
  const line = read('kubectl -n team-a rollout restart deployment/web');
  expect(line.command.path).toBe('rollout restart');
  expect(words(line)).toEqual(['deployment/web']);
  expect(lineFlag(line, 'namespace')?.value?.value).toBe('team-a');
});

test('flags are attached, apart, or in clusters', () => {
  const line = read('kubectl get pods -owide -l=app=web --sort-by .metadata.name --watch=false');
  expect(words(line)).toEqual(['pods']);
  expect(lineFlag(line, 'output')?.value?.value).toBe('wide');
  expect(lineFlag(line, 'selector')?.value?.value).toBe('app=web');
  expect(lineFlag(line, 'sort-by')?.value?.value).toBe('.metadata.name');
  expect(read('kubectl exec -it web -c app -- ls -la').flags.map((flag) => flag.name)).toEqual(['stdin', 'tty', 'container']);
});

test('a flag with an optional value does not take the next word', () => {
  expect(words(read('kubectl create deployment web --image x --dry-run client'))).toEqual(['web', 'client']);
});

test('what stands behind -- belongs to another program', () => {
  const line = read('kubectl exec web -- ls --color');
  expect(line.after?.map((word) => word.value)).toEqual(['ls', '--color']);
  expect(line.flags).toEqual([]);
});

test('a word that may stand for several makes the line unsure', () => {
  expect(read('kubectl scale $FLAGS deployment web').unsure).toBe(true);
  expect(read('kubectl scale --replicas="$N" deployment web').unsure).toBe(false);
});

test('the places of flags are those of the text', () => {
  const [, tty] = read('kubectl exec -it web').flags;
  expect(tty?.word.range).toEqual({ start: { line: 1, column: 16 }, end: { line: 1, column: 17 } });
});
