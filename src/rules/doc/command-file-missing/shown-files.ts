import type { Lesson, ProseSpan } from '../../../lesson/types.ts';
import type { Position } from '../../../text/position.ts';
import { programName, programWords } from '../../command-words.ts';
import { comparePositions, simpleCommands } from '../../lesson-commands.ts';
import { withoutDot } from './used-files.ts';

/** A file that the reader has from some point of the page on. */
export interface ShownFile {
  path: string;
  /** Where the page shows it or makes it. */
  at: Position;
  /** `block`: its content is shown; `command`: a command writes it; `prose`: the reader is told of it. */
  by: 'block' | 'command' | 'prose';
}

/** The files that a page gives its reader, and the point from which on any file may be there. */
export interface ShownFiles {
  files: ShownFile[];
  /** From here on the reader is in a folder whose content is not known (`git clone`, `unzip`). */
  unknownFrom: Position | undefined;
}

/** Programs that bring files which the page does not show. */
const BRINGERS = /^(?:git|unzip|tar|helm|npx|npm|cookiecutter|kustomize|operator-sdk|kubebuilder|rsync|scp|gh|terraform|make|cdk8s|jsonnet|kompose)$/;
const WRITERS = /^(?:touch|tee|vi|vim|nvim|nano|code|emacs|notepad|cp|mv|curl|wget|openssl|ssh-keygen|sed)$/;
const FILE = /^[\w@+./-]*[\w@+-]\.(?:ya?ml|json|py|sh|toml|txt|conf|cfg|ini|env|properties|crt|key|pem)$|(?:^|\/)Dockerfile[\w.-]*$/;

/** Reads a page for the files that its reader has. */
export function shownFiles(lesson: Lesson): ShownFiles {
  const files: ShownFile[] = [];
  for (const revision of lesson.revisions) {
    const block = lesson.blocks[revision.block];
    if (block === undefined || revision.name.startsWith('#')) continue;
    files.push({ path: withoutDot(revision.name), at: block.range.start, by: 'block' });
  }
  for (const block of lesson.blocks) {
    // A block that is not checked, or only explains a file, shows it all the same.
    for (const name of [block.file, ...(block.files ?? []).map((file) => file.name)]) {
      if (name !== undefined) files.push({ path: withoutDot(name), at: block.range.start, by: 'block' });
    }
    if (block.file === undefined && /^(?:dockerfile|docker)$/.test(block.language)) {
      files.push({ path: 'Dockerfile', at: block.range.start, by: 'block' });
    }
  }
  let told: Position | undefined;
  for (const span of lesson.prose) {
    if (span.kind === 'code' && FILE.test(span.text)) files.push({ path: withoutDot(span.text), at: span.range.start, by: 'prose' });
    // Prose speaks of a Dockerfile without its being code.
    if (span.kind === 'text' && /\bDockerfile\b/.test(span.text)) files.push({ path: 'Dockerfile', at: span.range.start, by: 'prose' });
    // "From the `deploy/examples` folder": the reader has a copy of a repository.
    if (span.kind === 'code' && lesson.dialect !== 'mdx' && /\/[\w.-]+\/?$/.test(span.text) && isFolder(lesson, span)) told = earliest(told, span.range.start);
    if (span.kind === 'link' && FILE.test(span.text)) files.push({ path: withoutDot(span.text), at: span.range.start, by: 'prose' });
  }
  let unknownFrom = told;
  for (const { simple } of simpleCommands(lesson)) {
    const at = simple.words[0]?.range.start ?? simple.redirects[0]?.target.range.start;
    if (at === undefined) continue;
    for (const { operator, target } of simple.redirects) {
      if (/^(?:&?>|>>|>\|)/.test(operator)) files.push({ path: withoutDot(target.value), at, by: 'command' });
    }
    const name = programName(simple);
    if (WRITERS.test(name)) {
      for (const word of programWords(simple).slice(1)) {
        const path = /^https?:/.test(word.value) ? word.value.replace(/[?#].*$/, '').replace(/^.*\//, '') : word.value;
        if (FILE.test(path)) files.push({ path: withoutDot(path), at, by: 'command' });
      }
    }
    if (BRINGERS.test(name) && bringsFiles(name, simple.words[1]?.value ?? '')) {
      unknownFrom = earliest(unknownFrom, at);
    }
  }
  return { files, unknownFrom };
}

function earliest(one: Position | undefined, other: Position): Position {
  return one === undefined || comparePositions(other, one) < 0 ? other : one;
}

/** The text right behind a path calls it a folder, and does not have the reader make it. */
function isFolder(lesson: Lesson, span: ProseSpan): boolean {
  const at = lesson.prose.indexOf(span);
  const [before, after] = [lesson.prose[at - 1], lesson.prose[at + 1]];
  return after?.paragraph === span.paragraph && /^\s+(?:folder|directory)\b/.test(after.text) && !/\b(?:creat|mak|new|call|nam)\w*\b[^.]*$/i.test(before?.text ?? '');
}

function bringsFiles(program: string, verb: string): boolean {
  if (program === 'git') return /^(?:clone|checkout|pull|submodule|switch)$/.test(verb);
  if (program === 'helm') return /^(?:create|pull|fetch)$/.test(verb);
  if (program === 'gh') return verb === 'repo' || verb === 'release';
  return true;
}

/** Whether two paths may mean the same file: the reader may be in another folder than the page thinks. */
export function mayBeSameFile(one: string, other: string): boolean {
  return one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}

/** In names shorter than this, extension included, one letter makes another word (blue, glue). */
const SHORTEST_SLIP = 11;

/** Whether a name is so near another that it must be a slip: `.yml` for `.yaml`, another case, one letter. */
export function isSlipOf(path: string, other: string): boolean {
  const [name, otherName] = [baseName(path), baseName(other)];
  if (name === otherName) return false;
  if (folded(name) === folded(otherName)) return true;
  if (extension(name) !== extension(otherName)) return false;
  const [stem, otherStem] = [folded(name), folded(otherName)];
  return Math.min(stem.length, otherStem.length) >= SHORTEST_SLIP && isOneLetterApart(stem, otherStem);
}

function folded(name: string): string {
  return name.toLowerCase().replace(/\.yml$/, '.yaml').replaceAll('_', '-');
}

/** One letter is missing, added, replaced, or swapped with the next; a digit makes it another file. */
function isOneLetterApart(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const rest = one.slice(start, one.length - end);
  const otherRest = other.slice(start, other.length - end);
  if (/[^a-z]/.test(rest + otherRest)) return false;
  const swapped = rest.length === 2 && otherRest.length === 2 && rest[0] === otherRest[1] && rest[1] === otherRest[0];
  return swapped || (rest.length <= 1 && otherRest.length <= 1);
}

export function baseName(path: string): string {
  return path.replace(/^.*\//, '');
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.replace(/\/[^/]*$/, '') : '';
}

function extension(name: string): string {
  return name.includes('.') ? name.replace(/^.*\./, '').replace('yml', 'yaml') : '';
}
