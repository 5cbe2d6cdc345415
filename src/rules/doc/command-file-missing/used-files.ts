import type { SimpleCommand, Word } from '../../../lesson/types.ts';
import { partOfWord, programName, programWords } from '../../command-words.ts';
import { readDockerBuild } from '../../docker-arguments.ts';
import { flagValues, readKubectl } from '../../kubectl-arguments.ts';

/** A file that a command reads. */
export interface UsedFile {
  /** The word that names it, or the folder that holds it. */
  word: Word;
  /** The path as it is read, without `./` before it. */
  path: string;
  /** What the command reads it as. */
  as: 'manifest' | 'file' | 'Dockerfile';
  /** The word names the folder; the command reads the file all the same. */
  implied: boolean;
}

/** The files that a command reads, as far as its words say so for certain. */
export function usedFiles(command: SimpleCommand): UsedFile[] {
  return [...namedFiles(command), ...impliedDockerfile(command)].filter(({ word, path }) => !word.dynamic && isFileName(path));
}

function namedFiles(command: SimpleCommand): UsedFile[] {
  const kubectl = readKubectl(command);
  if (kubectl !== undefined) {
    const manifests = flagValues(kubectl, 'filename');
    const contents = [...flagValues(kubectl, 'from-file'), ...flagValues(kubectl, 'from-env-file')].map((word) => {
      const equals = word.value.indexOf('=');
      return equals < 0 ? word : partOfWord(word, equals + 1);
    });
    const patches = flagValues(kubectl, 'patch-file');
    return [
      ...manifests.map((word) => used(word, 'manifest')),
      ...[...contents, ...patches].map((word) => used(word, 'file')),
    ];
  }
  const words = programWords(command);
  const values = words.map((word) => word.value);
  switch (programName(command)) {
    case 'cat':
    case 'head':
    case 'tail':
    case 'less':
    case 'more':
      return words.slice(1).filter((word) => /^[^-].*\.\w+$/.test(word.value)).map((word) => used(word, 'file'));
    case 'python':
    case 'python3':
    case 'bash':
    case 'sh':
      return words.slice(1, 2).filter((word) => /\.(?:py|sh)$/.test(word.value)).map((word) => used(word, 'file'));
    case 'kind':
      return values[1] === 'create' ? afterFlags(words, ['--config']).map((word) => used(word, 'file')) : [];
    case 'helm':
      return afterFlags(words, ['-f', '--values']).map((word) => used(word, 'file'));
    case 'docker':
    case 'podman': {
      const file = readDockerBuild(command)?.file;
      return file === undefined ? [] : [used(file, 'Dockerfile')];
    }
    default:
      return [];
  }
}

/** `docker build .` reads the Dockerfile of its context. */
function impliedDockerfile(command: SimpleCommand): UsedFile[] {
  const build = readDockerBuild(command);
  if (build?.context === undefined || build.file !== undefined || build.context.dynamic) return [];
  if (/^(?:-$|https?:|git@|git:)|[#<>]/.test(build.context.value)) return [];
  const folder = withoutDot(build.context.value).replace(/\/+$/, '');
  return [{ word: build.context, path: folder === '' || folder === '.' ? 'Dockerfile' : `${folder}/Dockerfile`, as: 'Dockerfile', implied: true }];
}

function afterFlags(words: readonly Word[], flags: readonly string[]): Word[] {
  return words.flatMap((word, index) => {
    const equals = word.value.indexOf('=');
    if (equals > 0 && flags.includes(word.value.slice(0, equals))) return [partOfWord(word, equals + 1)];
    const next = words[index + 1];
    return flags.includes(word.value) && next !== undefined ? [next] : [];
  });
}

function used(word: Word, as: UsedFile['as']): UsedFile {
  return { word, path: withoutDot(word.value), as, implied: false };
}

/** A path as it is compared: without `./` before it. */
export function withoutDot(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}

/**
 * A name with an extension (or a Dockerfile), in the workspace: no folder, URL, standard input,
 * pattern, placeholder, or place elsewhere on the machine.
 */
function isFileName(path: string): boolean {
  if (/^[/~]|^\.\.\/|^[A-Za-z]:\\|:\/\/|[<>{}$*?[\]|\\]|\.\.\.|\s/.test(path)) return false;
  return /(?:^|\/)(?:[\w@+-][\w.@+-]*\.[A-Za-z]\w*|Dockerfile[\w.-]*)$/.test(path);
}
