import { items, sortedEntries, type Decoded, type KubeObject } from '../../kube/object.ts';
import type { DescribeWriter } from './writer.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** The longest line of an annotation. */
export const MAX_ANNOTATION = 140;

/**
 * A title with one row for each entry, the further ones below the first.
 * @param indent blanks before the title and before the further rows
 */
export function writeRows(w: DescribeWriter, title: string, rows: readonly string[], indent = ''): void {
  w.write(0, `${indent}${title}:\t`);
  if (rows.length === 0) w.write(0, '<none>\n');
  rows.forEach((row, index) => {
    if (index > 0) {
      w.write(0, indent);
      w.write(0, '\t');
    }
    w.write(0, `${row}\n`);
  });
}

/** A map as `key=value` rows. Rule: `printLabelsMultiline`. */
export function writeLabels(w: DescribeWriter, title: string, labels: Decoded, indent = ''): void {
  writeRows(w, title, sortedEntries(labels).map(([key, value]) => `${key}=${value}`), indent);
}

/** Annotations as `key: value`; long ones and those of several lines stand below their key. Rule: `printAnnotationsMultiline`. */
export function writeAnnotations(w: DescribeWriter, title: string, annotations: Decoded): void {
  const entries = sortedEntries(annotations).filter(([key]) => key !== LAST_APPLIED);
  w.write(0, `${title}:\t`);
  if (entries.length === 0) w.write(0, '<none>\n');
  entries.forEach(([key, text], index) => {
    if (index > 0) w.write(0, '\t');
    const value = String(text).replace(/\n$/, '');
    if (value.length + key.length + 2 > MAX_ANNOTATION || value.includes('\n')) {
      w.write(0, `${key}:\n`);
      for (const line of value.split('\n')) w.write(0, `\t  ${shorten(line, MAX_ANNOTATION - 2)}\n`);
    } else {
      w.write(0, `${key}: ${value}\n`);
    }
  });
}

/** Rule: `shorten`. */
export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}...` : text;
}

/** Labels and annotations, as most kinds begin with. */
export function writeLabelsAndAnnotations(w: DescribeWriter, { metadata }: KubeObject): void {
  writeLabels(w, 'Labels', metadata.labels);
  writeAnnotations(w, 'Annotations', metadata.annotations);
}

/** The name; for namespaced kinds the namespace; labels and annotations. */
export function writeHead(w: DescribeWriter, object: KubeObject, namespaced = true): void {
  w.line(0, 'Name:', object.metadata.name);
  if (namespaced) w.line(0, 'Namespace:', object.metadata.namespace);
  writeLabelsAndAnnotations(w, object);
}

/** The owner that controls an object. Rule: `metav1.GetControllerOf`. */
export function controllerOf(object: Decoded): Decoded {
  return items(object.metadata?.ownerReferences).find(({ controller }) => controller === true);
}

/** `ReplicaSet/web-5d4`, when something controls the object. Rule: `printController`. */
export function writeController(w: DescribeWriter, object: KubeObject): void {
  const owner = controllerOf(object);
  if (owner !== undefined) w.line(0, 'Controlled By:', `${owner.kind}/${owner.name}`);
}
