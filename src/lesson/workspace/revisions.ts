import { formatFieldPath } from '../../text/field-path.ts';
import type { YamlStream } from '../../text/yaml/types.ts';
import { classifyDocument } from '../roles/classify-yaml.ts';
import type { Block, Dialect, FileRevision, Heredoc, ManifestDocument } from '../types.ts';
import { readAt } from './attach.ts';
import { chooseDocument, documentOf, mergeDocument } from './documents.ts';
import { heredocsOf } from './heredocs.ts';
import type { MergeKeys } from './merge-keys.ts';
import { writeYamlDocuments } from './yaml-text.ts';

/** Keys that differ with the kind of object; given the object, as the same field name means other things. */
export type MergeKeysOf = (object: unknown) => MergeKeys;

/** Builds the workspace: what each block makes of its files. */
export class WorkspaceBuilder {
  readonly revisions: FileRevision[] = [];
  /** The names of the files so far; the set grows with them. */
  readonly names: Set<string> = new Set();
  private readonly latest = new Map<string, FileRevision>();
  private readonly keysOf: MergeKeysOf;
  private readonly dialect: Dialect;

  constructor(dialect: Dialect, keysOf: MergeKeysOf) {
    this.dialect = dialect;
    this.keysOf = keysOf;
  }

  /** Adds what a block does and returns the revisions it made. */
  add(block: Block): FileRevision[] {
    const before = this.revisions.length;
    if (block.role === 'file' || block.role === 'manifest' || block.role === 'template' || block.role === 'fails') this.whole(block);
    else if (block.role === 'fragment') this.fragment(block);
    for (const [index, heredoc] of heredocsOf(block.commands ?? []).entries()) this.heredoc(block, heredoc, index);
    return this.revisions.slice(before);
  }

  private put(revision: FileRevision, block: Block): void {
    if (block.skip !== undefined) revision.skip = block.skip;
    this.revisions.push(revision);
    this.latest.set(revision.name, revision);
    this.names.add(revision.name);
  }

  private whole(block: Block): void {
    const certain = block.role === 'file' || block.role === 'manifest';
    if (block.files !== undefined && block.yaml !== undefined && certain) {
      this.severalFiles(block, block.yaml);
      return;
    }
    if (!certain && block.file === undefined) return;
    const documents = certain && block.yaml !== undefined ? this.manifests(block.yaml, block) : [];
    this.put({ name: block.file ?? `#${block.index}`, block: block.index, text: withFinalNewline(block.excerpt.text), documents }, block);
  }

  /** Documents whose comments name different files; those before the first name belong to the first file. */
  private severalFiles(block: Block, stream: YamlStream): void {
    const files = block.files!;
    const documents = this.manifests(stream, block);
    for (const [index, file] of files.entries()) {
      const from = index === 0 ? 0 : file.document;
      const to = files[index + 1]?.document ?? Number.POSITIVE_INFINITY;
      const own = documents.filter(({ source }) => source.index >= from && source.index < to);
      const spans = stream.documents.filter((document) => document.index >= from && document.index < to);
      const text = stream.excerpt.text.slice(spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0);
      this.put({ name: file.name, block: block.index, text: withFinalNewline(text), documents: own }, block);
    }
  }

  /** The documents that are manifests. In a lesson, a file in which `apiVersion` and `kind` are forgotten is meant to be one. */
  private manifests(stream: YamlStream, block: Block): ManifestDocument[] {
    return stream.documents
      .filter((document) => {
        if (document.root === undefined) return false;
        const content = classifyDocument(stream, document);
        return content === 'manifest' || (content === 'fragment' && block.role === 'file' && this.dialect === 'mdx');
      })
      .map((document) => documentOf(stream, document, block.index));
  }

  private fragment(block: Block): void {
    const base = block.file === undefined ? undefined : this.latest.get(block.file);
    const source = block.yaml?.documents.find((document) => document.root !== undefined);
    if (base === undefined || source === undefined || base.documents.length === 0) return;
    const own = documentOf(block.yaml!, source, block.index);
    const stated = readAt(block.at);
    const place = chooseDocument(base.documents, own, stated);
    if (place === undefined) return;
    const target = base.documents[place.index]!;
    const merged = mergeDocument(target, { document: own, at: place.at }, this.keysOf(target.value));
    if (merged === undefined) return;
    if (stated === undefined && place.at.length > 0) {
      block.at = formatFieldPath(place.at);
      block.atInferred = true;
    }
    const documents = base.documents.with(place.index, merged);
    const text = writeYamlDocuments(documents.map(({ value }) => value));
    this.put({ name: base.name, block: block.index, text, documents, merged: true }, block);
  }

  private heredoc(block: Block, heredoc: Heredoc, index: number): void {
    const documents = heredoc.yaml === undefined ? [] : this.heredocManifests(heredoc, block);
    const name = heredoc.file ?? `#${block.index}.${index}`;
    if (heredoc.file === undefined && documents.length === 0) return;
    this.put({ name, block: block.index, text: withFinalNewline(heredoc.excerpt.text), documents, heredoc }, block);
  }

  private heredocManifests(heredoc: Heredoc, block: Block): ManifestDocument[] {
    // What the shell expands is not known.
    if (!heredoc.quoted && /[$`]/.test(heredoc.excerpt.text)) return [];
    return this.manifests(heredoc.yaml!, block);
  }
}

function withFinalNewline(text: string): string {
  const normal = text.replace(/\r\n?/g, '\n');
  return normal === '' || normal.endsWith('\n') ? normal : `${normal}\n`;
}
