import type { Lesson } from '../../lesson/types.ts';
import { readKubectl } from '../kubectl-arguments.ts';
import { simpleCommands } from '../lesson-commands.ts';
import { isKindElsewhere } from '../refs/elsewhere.ts';
import { inventoryOf } from '../refs/known-objects.ts';

/**
 * Whether containers get requests and limits that their manifests do not have: from a LimitRange of the page or
 * of the files given together with it, or by `kubectl set resources`.
 */
export function areResourcesGiven(lesson: Lesson): boolean {
  const isLimitRange = inventoryOf(lesson).known.some(({ kind }) => kind === 'LimitRange') || isKindElsewhere(lesson, 'LimitRange');
  return (
    isLimitRange ||
    simpleCommands(lesson).some(({ simple }) => {
      const kubectl = readKubectl(simple);
      return kubectl?.verb === 'set' && kubectl.operands[0]?.value === 'resources';
    })
  );
}
