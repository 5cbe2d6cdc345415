import type { Lesson, Word } from '../../../lesson/types.ts';
import { partOfWord } from '../../command-words.ts';
import { kindOfType, TYPE_NAMES } from '../../../kube/resources/resource-types.ts';
import type { KubectlLine } from '../../kubectl/read-line.ts';
import { slipOf } from '../../kubectl/slips.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import { otherSources } from '../../other-sources.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';

/** The type that a kubectl command names must be one that the server has. */
export const rule: Rule = {
  id: 'doc/unknown-resource-type',
  severity: 'error',
  summary: 'A kubectl command names a resource type that the API server does not have.',
  why: `\`kubectl get deploymets\` prints \`error: the server doesn't have a resource type "deploymets"\`. The names of a type
are its plural, its singular and its short names, as \`kubectl api-resources\` lists them.

Custom resources add types, so a word that is no built-in type is reported only when it is one slip away from one. In a
lesson of ours, which defines every custom resource that it uses, any unknown word is. Elsewhere it is a warning.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/#resource-types',
  check({ lesson, report }) {
    const ours = lesson.dialect === 'mdx';
    const custom = customTypes(lesson);
    const strict = ours && custom.size === 0 && !otherSources(lesson).unknownObjects;
    for (const { line, inline } of typedKubectlLines(lesson)) {
      for (const word of typeWords(line)) {
        const type = word.value.split('.', 1)[0]!;
        if (type === 'all' || kindOfType(word.value) !== undefined || custom.has(type.toLowerCase())) continue;
        const slip = word.value.includes('.') ? undefined : slipOf(type, TYPE_NAMES);
        if (slip === undefined && !strict) continue;
        report({
          range: word.range,
          message: `the API server has no resource type ${word.value}; kubectl says: error: the server doesn't have a resource type "${word.value}"`,
          help: slip === undefined ? 'kubectl api-resources lists the types' : `write ${slip}`,
          ...(ours && !inline ? {} : { severity: 'warning' as const }),
        });
      }
    }
  },
};

/** The commands whose first word is a type. */
const WITH_TYPE = new Set(
  'get,describe,delete,edit,scale,autoscale,expose,patch,label,annotate,wait,rollout status,rollout restart,rollout undo,rollout history,rollout pause,rollout resume,set image,set resources,set env,explain'.split(','),
);

/** The words that name types: `pods`, the parts of `pods,services`, the part before the `/` of `pod/api`. */
export function typeWords(line: KubectlLine): Word[] {
  const [first, second] = line.operands;
  const { path } = line.command;
  if (first === undefined || !WITH_TYPE.has(path) || line.unsure || line.flags.some((flag) => flag.info === undefined)) return [];
  if (line.flags.some(({ name }) => ['filename', 'kustomize', 'raw'].includes(name))) return [];
  // `kubectl wait` and `kubectl delete` of one word without a type are mistakes of another kind.
  // What stands behind the names may have a slash, too: `kubernetes.io/change-cause=…`, `web=registry/web:2`.
  const words = first.value.includes('/') ? line.operands.filter(({ value }) => value.includes('/') && !/=|-$/.test(value)) : [first];
  if (path === 'explain' && second !== undefined) return [];
  return words.flatMap((word) => {
    const end = path === 'explain' ? word.value.search(/[./]|$/) : word.value.search(/\/|$/);
    const parts: Word[] = [];
    let start = 0;
    for (const part of word.value.slice(0, end).split(',')) {
      if (/^[A-Za-z][A-Za-z0-9.-]*$/.test(part)) parts.push(partOfWord(word, start, start + part.length));
      start += part.length + 1;
    }
    return parts.filter((part) => !part.dynamic);
  });
}

/** Names of the types that the page's CustomResourceDefinitions define, and of the custom objects it shows. */
function customTypes(lesson: Lesson): Set<string> {
  const names = new Set<string>();
  for (const object of pageObjects(lesson)) {
    names.add(object.kind.toLowerCase());
    const definition = object.kind === 'CustomResourceDefinition' ? (object.value as { spec?: { names?: Record<string, unknown> } }) : undefined;
    for (const value of Object.values(definition?.spec?.names ?? {}).flat()) {
      if (typeof value === 'string') names.add(value.toLowerCase());
    }
  }
  for (const name of names) if (kindOfType(name) !== undefined) names.delete(name);
  return names;
}
