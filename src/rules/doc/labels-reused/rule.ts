import type { Lesson } from '../../../lesson/types.ts';
import { readKubectl, type KubectlCommand } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { controllerSelector, formatSelector } from '../../refs/label-selectors.ts';
import { describePlace, mayShareNamespace, placeOf, relatedPlace, type KubeObject } from '../../refs/objects.ts';
import { resourceKind } from '../../refs/resource-kinds.ts';
import { pageObjects, workspaceStates } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';

/** Labels that an earlier step used are free again only when its objects are surely gone. */
export const rule: Rule = {
  id: 'doc/labels-reused',
  severity: 'info',
  summary: 'Two controllers have the same selector, and only a command with a placeholder deletes the first.',
  why: `"Remember to delete the deployment: \`kubectl delete deployments ...\`" is easily skipped, and cannot be pasted. When the next
manifest has another name and the same labels, both run side by side, and every list, log and forwarded port that goes
by the labels takes pods of either. Labels of its own for each example make it not matter.

Controllers that are surely there together are reported by \`refs/selector-overlap\`.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  check({ lesson, report }) {
    const deletions = deletionsOf(lesson);
    // Without a loose deletion there is nothing to say.
    if (!deletions.some(({ kubectl }) => isLoose(kubectl))) return;
    const controllers = pageObjects(lesson).flatMap((object) => {
      const selector = object.name === '' ? undefined : controllerSelector(object);
      const [label] = Object.keys(selector?.matchLabels ?? {});
      return selector === undefined || label === undefined ? [] : [{ object, label, selector: formatSelector(selector), line: placeOf(object, ['kind']).start.line }];
    });
    const reported = new Set<string>();
    for (const same of Map.groupBy(controllers, ({ object, selector }) => `${object.kind} ${selector}`).values()) {
      for (const { object, label, selector, line } of same) {
        const other = same.find(
          (one) => one.object.name !== object.name && one.line < line && mayShareNamespace(one.object, object) && isLooselyDeleted(deletions, object.kind, one.line, line),
        )?.object;
        if (other === undefined || reported.has(object.name) || areTogether(lesson, object, other)) continue;
        reported.add(object.name);
        report({
          range: placeOf(object, ['spec', 'selector', 'matchLabels', label]),
          message: `${object.kind} ${object.name} has the selector ${selector} of ${other.kind} ${other.name} in ${describePlace(other, ['spec', 'selector'], 'key')}, which only a command with a placeholder deletes; both have the same pods as long as both are there`,
          help: 'give each a label of its own, in the selector and in the labels of the pods',
          related: [relatedPlace(other, ['spec', 'selector'], `${other.kind} ${other.name}`, 'key')],
        });
      }
    }
  },
};

interface Deletion {
  kubectl: KubectlCommand;
  line: number;
}

function deletionsOf(lesson: Lesson): Deletion[] {
  return simpleCommands(lesson).flatMap(({ simple, placed }) => {
    const kubectl = readKubectl(simple);
    return kubectl?.verb === 'delete' ? [{ kubectl, line: placed.command.range.start.line }] : [];
  });
}

/** Between two lines all that is deleted is of the kind, and no command says a name. */
function isLooselyDeleted(deletions: readonly Deletion[], kind: string, from: number, to: number): boolean {
  const between = deletions.filter(({ line }) => line > from && line < to);
  return between.length > 0 && between.every(({ kubectl }) => isLoose(kubectl) && resourceKind((kubectl.operands[0]?.value ?? '').split('/')[0]!) === kind);
}

/** `kubectl delete deployments ...`, `kubectl delete deployment <name>`. */
function isLoose({ operands, flags }: KubectlCommand): boolean {
  return flags.length === 0 && operands.length === 2 && /^(?:\.\.\.|…|<.*>)$/.test(operands[1]!.value);
}

function areTogether(lesson: Lesson, one: KubeObject, other: KubeObject): boolean {
  return workspaceStates(lesson).some(({ objects }) => objects.includes(one) && objects.includes(other));
}
