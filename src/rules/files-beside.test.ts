import { expect, test } from 'vitest';
import { parseLesson } from '../lesson/parse.ts';
import { createSource } from '../text/source.ts';
import { filesBeside, folderOf, type FilesBeside } from './files-beside.ts';

const FILES = ['deploy/app.yaml', 'deploy/service.yaml', 'deploy/db/db.yaml', 'docs/pod.yaml', 'docs/other.yaml'];

const beside = (file: string, ...lines: string[]): FilesBeside =>
  filesBeside(parseLesson(createSource(file, lines.join('\n'))), Map.groupBy(FILES, folderOf));

const commands = (...lines: string[]): string[] => ['```sh', ...lines, '```'];

test('the files that commands apply, seen from the folder of the page', () => {
  expect(beside('README.md', ...commands('kubectl apply -f deploy/service.yaml'))).toEqual({ applied: ['deploy/service.yaml'], named: [] });
  expect(beside('docs/a.md', ...commands('kubectl create -f ./pod.yaml -f ../deploy/app.yaml')).applied).toEqual(['docs/pod.yaml', 'deploy/app.yaml']);
});

test('a folder stands for its files, with -R for those below it as well', () => {
  expect(beside('README.md', ...commands('kubectl apply -f deploy/')).applied).toEqual(['deploy/app.yaml', 'deploy/service.yaml']);
  expect(beside('README.md', ...commands('kubectl apply -R -f deploy')).applied).toEqual(['deploy/app.yaml', 'deploy/service.yaml', 'deploy/db/db.yaml']);
  expect(beside('deploy/README.md', ...commands('kubectl apply -f .')).applied).toEqual(['deploy/app.yaml', 'deploy/service.yaml']);
});

test('a path from the top of the repository is found too', () => {
  expect(beside('docs/a.md', ...commands('kubectl apply -f deploy/app.yaml')).applied).toEqual(['deploy/app.yaml']);
});

test('URLs, standard input, variables and paths that lead out bring nothing', () => {
  const lines = commands('kubectl apply -f https://example.com/app.yaml', 'kubectl apply -f $DIR/app.yaml', 'kubectl apply -f /deploy/app.yaml', 'kubectl apply -f ../../deploy/app.yaml');
  expect(beside('docs/a.md', ...lines).applied).toEqual([]);
});

test('of the files in its own folder, a page has those that it names', () => {
  expect(beside('docs/a.md', 'See [the Pod](pod.yaml), and `service.yaml`.')).toEqual({ applied: [], named: ['docs/pod.yaml'] });
});
