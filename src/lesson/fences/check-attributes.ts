import { parseFieldPath } from '../../text/field-path.ts';
import { nearestName } from '../../kube/nearest.ts';
import type { FenceAttribute, LessonProblem } from '../types.ts';
import { ATTRIBUTE_NAMES, isKnownAttribute, NEEDS_VALUE } from './attribute-names.ts';

/**
 * What is wrong with the attributes of a lesson's fence. Only for MDX: in other people's Markdown the
 * attributes belong to other tools.
 */
export function attributeProblems(attributes: readonly FenceAttribute[]): LessonProblem[] {
  const problems: LessonProblem[] = [];
  for (const attribute of attributes) {
    const { name, value, range } = attribute;
    if (!isKnownAttribute(name)) {
      const meant = nearestName(name, ATTRIBUTE_NAMES);
      problems.push({
        rule: 'lesson/unknown-attribute',
        message: `${JSON.stringify(name)} is not an attribute of a fence`,
        help: meant === undefined ? `the attributes are ${ATTRIBUTE_NAMES.slice(0, 7).join(', ')} and those of Expressive Code` : `did you mean ${meant}?`,
        range,
      });
    } else if (name === 'skip' && (value === true || value.trim() === '')) {
      problems.push({
        rule: 'lesson/skip-without-reason',
        message: 'this block is skipped without a reason',
        help: 'write why it cannot be checked: skip="needs a cloud account"',
        range,
      });
    } else if (NEEDS_VALUE.includes(name) && (value === true || value.trim() === '')) {
      problems.push({
        rule: 'lesson/attribute-value',
        message: `${name} stands here without a value`,
        help: VALUE_HELP[name]!,
        range,
      });
    } else if (name === 'at') problems.push(...pathProblem(attribute));
  }
  return [...problems, ...conflicts(attributes)];
}

const VALUE_HELP: Readonly<Record<string, string>> = {
  title: 'write the name of the file: title="pod.yaml"',
  fragment: 'write the file it is a part of: fragment="deployment.yaml"',
  explains: 'write the file it explains: explains="service.yaml"',
  fails: 'write what the error must contain: fails="spec.ports[0].nodePort: Invalid value"',
  at: 'write where the fragment hangs: at="spec.template.spec"',
};

function pathProblem(attribute: FenceAttribute): LessonProblem[] {
  try {
    parseFieldPath(String(attribute.value));
    return [];
  } catch {
    return [
      {
        rule: 'lesson/attribute-value',
        message: `${JSON.stringify(attribute.value)} is not a field path: a bracket is not closed`,
        help: 'write it as Kubernetes does: at="spec.template.spec.containers[0]"',
        range: attribute.valueRange ?? attribute.range,
      },
    ];
  }
}

/** A block can be a file, a part of one or an explanation of one, but not two of them. */
function conflicts(attributes: readonly FenceAttribute[]): LessonProblem[] {
  const stated = attributes.filter(({ name }) => name === 'title' || name === 'fragment' || name === 'explains');
  const names = new Set(stated.map(({ name }) => name));
  const problems: LessonProblem[] = [];
  if (names.size > 1) {
    problems.push({
      rule: 'lesson/attribute-value',
      message: `${[...names].join(' and ')} cannot stand together: a block is a whole file, a part of one, or an explanation of one`,
      help: 'keep one of them',
      range: stated[1]!.range,
    });
  }
  const at = attributes.find(({ name }) => name === 'at');
  if (at !== undefined && !names.has('fragment')) {
    problems.push({
      rule: 'lesson/attribute-value',
      message: 'at says where a fragment hangs, but this block has no fragment attribute',
      help: 'add fragment="…" with the name of the file, or remove at',
      range: at.range,
    });
  }
  return problems;
}
