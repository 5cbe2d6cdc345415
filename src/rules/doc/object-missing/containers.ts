import type { Word } from '../../../lesson/types.ts';
import { partOfWord } from '../../command-words.ts';
import { lineFlag, type KubectlLine } from '../../kubectl/read-line.ts';
import { asList, asRecord, asString, type KubeObject, valueAt } from '../../refs/objects.ts';
import { podTemplateOf } from '../../refs/pod-templates.ts';

/** The words of a command that name containers of its target: `api=api:0.2.0` of `set image`, the value of `-c`. */
export function namedContainers(line: KubectlLine): Word[] {
  const { path } = line.command;
  if (path === 'set image') {
    const pairs = line.operands.filter((word) => /^[a-z0-9][-a-z0-9]*=./.test(word.value));
    return pairs.map((word) => partOfWord(word, 0, word.value.indexOf('=')));
  }
  if (!/^(?:logs|exec|attach|set resources)$/.test(path)) return [];
  const value = lineFlag(line, 'container')?.value ?? lineFlag(line, 'containers')?.value;
  return value === undefined || value.dynamic || !/^[a-z0-9][-a-z0-9]*$/.test(value.value) ? [] : [value];
}

/** The names of an object's containers, init containers included; undefined when it describes no pods. */
export function containersOf(object: KubeObject): string[] | undefined {
  const template = podTemplateOf(object);
  if (template === undefined) return undefined;
  const spec = valueAt(object.value, [...template.labelsPath.slice(0, -2), 'spec']);
  const lists = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) => asList(asRecord(spec)?.[field]));
  return lists.flatMap((container) => asString(asRecord(container)?.['name']) ?? []);
}
