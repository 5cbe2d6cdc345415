import { parseYaml } from '../../text/yaml/parse.ts';
import type { YamlStream } from '../../text/yaml/types.ts';
import type { Block, BlockRole, Dialect } from '../types.ts';
import type { Fence } from '../fences/fence.ts';
import { readCommands } from '../shell/read-commands.ts';
import { looksLikeConsole, readConsole } from '../shell/read-console.ts';
import { classifyStream, type DocumentClass } from './classify-yaml.ts';
import type { BlockContext } from './context.ts';
import { explainedFile, type KnownObject } from './explanation.ts';
import { isFileName, namesInComments, normaliseFileName } from './file-name.ts';
import { hasHeredoc, isApplied, isForeignText, isSession } from './foreign-text.ts';
import { PLAIN_LANGUAGES, PROGRAMS, SESSION_LANGUAGES, SHELL_LANGUAGES, YAML_LANGUAGES } from './languages.ts';
import { findElisions, withoutElisions } from './elisions.ts';
import { findPlaceholders } from './placeholders.ts';
import { isServerOutput } from './server-output.ts';
import { isShownRefused } from './shown-refusal.ts';
import { fileFromSentence, fragmentFileFromSentence } from './sentence.ts';

/** What is known of the page before a block. */
export interface RoleState {
  dialect: Dialect;
  /** Names of the workspace files so far. */
  files: ReadonlySet<string>;
  /** Objects declared so far, oldest first. */
  objects: readonly KnownObject[];
  /** The whole page. */
  text: string;
  /** The fences behind the block. */
  following: readonly Fence[];
}

/** Plain texts longer than this are not looked at for YAML. */
const LONGEST_PLAIN = 100_000;

/** Makes a block of a fence: what it does, which file it is about, its YAML or its commands. */
export function decideRole(fence: Fence, index: number, context: BlockContext, state: RoleState): Block {
  const block: Block = {
    index,
    role: 'other',
    language: fence.language,
    attributes: fence.attributes,
    excerpt: fence.excerpt,
    range: fence.range,
    hidden: attribute(fence, 'hidden') !== undefined,
  };
  if (fence.indented) block.indented = true;
  if (fence.unclosed) block.unclosed = true;
  const skip = attribute(fence, 'skip');
  if (typeof skip === 'string' && skip.trim() !== '') block.skip = skip;
  readByAttributes(block, fence, state.dialect);
  const text = fence.excerpt.text;
  if (YAML_LANGUAGES.has(fence.language) && state.dialect === 'markdown' && isSession(text)) readShell(block);
  else if (YAML_LANGUAGES.has(fence.language)) readYaml(block, context, state);
  else if (SHELL_LANGUAGES.has(fence.language)) readShell(block);
  else if (PLAIN_LANGUAGES.has(fence.language) && block.role === 'other') readPlain(block, context, state, text);
  return block;
}

function attribute(fence: Fence, name: string): string | true | undefined {
  return fence.attributes.find((candidate) => candidate.name === name)?.value;
}

/** The roles that an author states. */
function readByAttributes(block: Block, fence: Fence, dialect: Dialect): void {
  for (const [name, role] of [
    ['fragment', 'fragment'],
    ['explains', 'explains'],
    ['title', 'file'],
  ] as const) {
    const value = attribute(fence, name) ?? (name === 'title' && dialect === 'markdown' ? otherTitle(fence) : undefined);
    if (typeof value !== 'string' || value === '' || (name === 'title' && !isFileName(value))) continue;
    // A session's title is the caption of its frame; a script's may be its name.
    if (name === 'title' && SESSION_LANGUAGES.has(fence.language)) continue;
    block.role = role;
    block.file = normaliseFileName(value);
    block.fileFrom = 'attribute';
    break;
  }
  const at = attribute(fence, 'at');
  if (typeof at === 'string' && at !== '') block.at = at;
  const fails = attribute(fence, 'fails');
  if (typeof fails === 'string' && fails !== '') {
    block.fails = fails;
    block.role = 'fails';
  }
}

/** The file name where other generators have it: a tab, a caption, `filename=`. */
function otherTitle(fence: Fence): string | undefined {
  const values = ['filename', 'file', 'name', 'tab', 'label', 'header', 'caption'].map((name) => attribute(fence, name));
  return values.find((value) => typeof value === 'string' && isFileName(value)) as string | undefined;
}

/**
 * Reads a block that is YAML. In documents that nobody wrote for Drydock, what says that something is left out is no
 * YAML and no mistake, except in a file that the page has its reader save and apply.
 */
function readYaml(block: Block, context: BlockContext, state: RoleState): void {
  if (isForeignText(block.language, block.excerpt.text)) return;
  const isElided = state.dialect === 'markdown' && findElisions(block.excerpt, true).length > 0;
  readStream(block, context, state, parseYaml(isElided ? withoutElisions(block.excerpt) : block.excerpt));
  if (!isElided || block.file === undefined || !isApplied(block.file, state.text)) return;
  block.yaml = parseYaml(block.excerpt);
  if (block.role === 'template') findTemplate(block, block.yaml, false);
}

function readStream(block: Block, context: BlockContext, state: RoleState, stream: YamlStream): void {
  block.yaml = stream;
  if (block.role === 'explains' || block.role === 'fails') return;
  const content = classifyStream(stream);
  if (block.role === 'other') block.role = roleOf(content, block, state);
  // Elsewhere a title often stands above a part of a file; in a lesson that is `fragment=`.
  else if (block.role === 'file' && state.dialect !== 'mdx' && content === 'fragment') block.role = 'fragment';
  if (block.file === undefined && (block.role === 'manifest' || block.role === 'fragment')) nameFile(block, context, state);
  if (state.dialect === 'markdown' && block.fileFrom !== 'attribute' && (block.role === 'manifest' || block.role === 'file')) {
    explain(block, context, state);
  }
  if (state.dialect === 'markdown' && (block.role === 'manifest' || block.role === 'file') && isShownRefused(stream, state.following)) {
    block.role = 'fails';
  } else if (block.role !== 'other' && block.role !== 'explains') findTemplate(block, stream, state.dialect === 'markdown');
}

function roleOf(content: DocumentClass, block: Block, state: RoleState): BlockRole {
  // What follows a fence that was never closed is not YAML, and its mistakes are not the author's.
  if (block.unclosed && block.yaml?.documents.some((document) => document.root === undefined && document.problems.length > 0)) return 'other';
  if (content === 'manifest' || content === 'fragment') return content;
  // In a lesson, YAML that cannot be read is meant to be a manifest, and its mistake must not pass unseen.
  const broken = block.yaml?.documents.some((document) => document.root === undefined && document.problems.length > 0) ?? false;
  return state.dialect === 'mdx' && broken && content === 'other' && block.language !== 'json' ? 'manifest' : 'other';
}

function nameFile(block: Block, context: BlockContext, state: RoleState): void {
  const files = namesInComments(block.yaml!);
  const [first] = files;
  if (first !== undefined) {
    block.file = first.name;
    block.fileFrom = 'comment';
    block.fileRange = first.range;
    if (files.length > 1) block.files = files;
    if (block.role === 'manifest') block.role = 'file';
    return;
  }
  // A lesson says the name in the fence; there a sentence is only a sentence.
  if (state.dialect === 'mdx') return;
  const named = block.role === 'manifest' ? fileFromSentence(context, state.files) : fragmentFileFromSentence(context, state.files);
  if (named === undefined) return;
  block.file = named.name;
  block.fileFrom = 'sentence';
  block.fileRange = named.range;
  if (block.role === 'manifest') block.role = 'file';
}

function explain(block: Block, context: BlockContext, state: RoleState): void {
  const file = explainedFile(block.yaml!, context, state.objects);
  if (file === undefined) return;
  block.role = 'explains';
  block.file = file;
  delete block.fileFrom;
  delete block.fileRange;
  delete block.files;
}

function findTemplate(block: Block, stream: YamlStream, loosely: boolean): void {
  const placeholders = findPlaceholders(stream);
  const elisions = findElisions(block.excerpt, loosely);
  if (placeholders.length === 0 && elisions.length === 0) return;
  // What a server printed is cut for the reader, who will not send it back.
  if (elisions.length > 0 && block.fileFrom === undefined && isServerOutput(block.excerpt.text)) {
    block.role = 'other';
    return;
  }
  if (placeholders.length > 0) block.placeholders = placeholders;
  if (elisions.length > 0) block.elisions = elisions;
  block.role = 'template';
}

function readShell(block: Block): void {
  const text = block.excerpt.text;
  // `bash title="deploy.sh"` is a file; its lines are still commands that can be checked.
  const stated = block.role;
  if (looksLikeConsole(text)) {
    block.role = 'console';
    block.commands = readConsole(block.excerpt);
  } else if (SESSION_LANGUAGES.has(block.language) && !startsWithProgram(text)) {
    block.role = stated;
  } else {
    block.role = stated === 'file' ? 'file' : 'commands';
    block.commands = readCommands(block.excerpt);
  }
}

/** A fence without a language: YAML or commands where their shape leaves no doubt. */
function readPlain(block: Block, context: BlockContext, state: RoleState, text: string): void {
  if (text.length > LONGEST_PLAIN) return;
  if (looksLikeConsole(text) && text.split('\n').some((line) => line.startsWith('$ ') && startsWithProgram(line.slice(2)))) {
    block.role = 'console';
    block.commands = readConsole(block.excerpt);
  } else if (everyLineIsCommand(text) || hasHeredoc(text)) {
    block.role = 'commands';
    block.commands = readCommands(block.excerpt);
  } else if (/^[ \t-]*[A-Za-z][\w-]*:(?:[ \t]|$)/m.test(text)) {
    const content = classifyStream(parseYaml(block.excerpt));
    if (content === 'manifest' || content === 'fragment') readYaml(block, context, state);
  }
}

function startsWithProgram(text: string): boolean {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '' && !candidate.trimStart().startsWith('#')) ?? '';
  return PROGRAMS.has(line.trim().split(/\s/, 1)[0]!);
}

/** Every line that is not blank, a comment or the continuation of one begins with a known program. */
function everyLineIsCommand(text: string): boolean {
  const lines = text.replace(/\\\r?\n/g, ' ').split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return lines.length > 0 && lines.every((line) => PROGRAMS.has(line.trim().split(/\s/, 1)[0]!) && line.trim().includes(' '));
}
