import type { FieldPath } from '../../text/field-path.ts';
import type { YamlDocument, YamlStream } from '../../text/yaml/types.ts';
import { splitApiVersion } from '../../kube/gvk.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Block } from '../../lesson/types.ts';
import type { CheckedDocument } from '../manifest-documents.ts';
import { namedFields } from '../schema/field-names.ts';
import { linesByDocument, type YamlLine } from './lines.ts';
import { missingIndentation, type MissingIndentation } from './missing-indentation.ts';
import { streamLines } from './stream-lines.ts';

const memo = new WeakMap<YamlStream, Map<KubernetesVersion, MissingIndentation[]>>();

/** The keys of a YAML text that are empty because their children are not indented, whether it parses or not. */
export function indentationFaults(version: KubernetesVersion, yaml: YamlStream): MissingIndentation[] {
  const byVersion = memo.get(yaml) ?? new Map<KubernetesVersion, MissingIndentation[]>();
  memo.set(yaml, byVersion);
  const known = byVersion.get(version);
  if (known !== undefined) return known;
  const faults = linesByDocument(streamLines(yaml)).flatMap((lines) => documentFaults(version, lines));
  byVersion.set(version, faults);
  return faults;
}

/** Whether a field is where it is, or missing from where it should be, because of such a key. */
export function isMovedByIndentation(version: KubernetesVersion, document: CheckedDocument, path: FieldPath): boolean {
  const yaml = streamOf(document.block, document.source);
  if (yaml === undefined) return false;
  return indentationFaults(version, yaml).some(
    (fault) =>
      isWithin(fault.line, document.source) &&
      (startsWith(path, fault.path) || fault.children.some((child) => startsWith(path, child.written))),
  );
}

/** The text that a document of a block was parsed from: the block's own, or that of a here-document. */
export function streamOf(block: Block, document: YamlDocument): YamlStream | undefined {
  const heredocs = (block.commands ?? []).flatMap((command) => command.heredocs.map((heredoc) => heredoc.yaml));
  return [block.yaml, ...heredocs].find((yaml) => yaml?.documents.includes(document));
}

function documentFaults(version: KubernetesVersion, lines: readonly YamlLine[]): MissingIndentation[] {
  const apiVersion = rootScalar(lines, 'apiVersion');
  const kind = rootScalar(lines, 'kind');
  if (apiVersion === undefined || kind === undefined) return [];
  const gvk = { ...splitApiVersion(apiVersion), kind };
  return missingIndentation(lines, (path) => namedFields(version, gvk, path));
}

function rootScalar(lines: readonly YamlLine[], name: string): string | undefined {
  const root = lines.find((line) => line.key !== undefined);
  const line = lines.find(({ key, column, dashes }) => key?.name === name && column === root?.column && dashes.length === 0);
  return line?.value.replace(/^(["'])(.*)\1$/, '$2');
}

function isWithin(line: YamlLine, { start, end }: YamlDocument): boolean {
  return start <= line.start + line.column && line.start <= end;
}

function startsWith(path: FieldPath, prefix: FieldPath): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => path[index] === step);
}
