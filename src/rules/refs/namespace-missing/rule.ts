import type { Lesson } from '../../../lesson/types.ts';
import { flagValues, readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';
import { inventoryOf, type KnownObject } from '../known-objects.ts';
import { missingObjects, type Reference } from '../missing-objects.ts';
import { placeOf, relatedPlace, type KubeObject } from '../objects.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { pageObjects } from '../workspace-objects.ts';

const PATH = ['metadata', 'namespace'];

/** A namespace has to be there before the objects in it. */
export const rule: Rule = {
  id: 'refs/namespace-missing',
  severity: 'error',
  summary: 'An object is for a namespace that nothing on the page creates, or that is created after it.',
  why: `An object can only be created in a namespace that exists: \`namespaces "shop" not found\`. \`kubectl apply -f\`
takes the documents of a file from top to bottom, so the Namespace has to stand above what is in it. Applying the same
file a second time then works, which hides the mistake from its author.`,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  check({ lesson, report }) {
    const inNamespaces = pageObjects(lesson).filter(({ namespace, kind }) => namespace !== undefined && kind !== 'Namespace');
    const first = new Map<string, KubeObject>();
    for (const object of inNamespaces) if (!first.has(object.namespace!)) first.set(object.namespace!, object);
    const references: Reference[] = [...first].map(([name, object]) => ({
      object,
      path: PATH,
      kind: 'Namespace',
      name,
      namespace: { of: 'cluster' },
      does: `${object.kind} ${object.name} goes into`,
      consequence: 'the object is refused',
    }));
    for (const finding of missingObjects(lesson, references)) report(finding);
    const inventory = inventoryOf(lesson);
    if (inventory.open) return;
    for (const [name, object] of first) {
      const makers = inventory.known.filter((known) => known.kind === 'Namespace' && (known.name === undefined || known.name === name));
      const late = makers.find((known) => known.object !== undefined) ?? makers.find((known) => known.name === name && known.line !== undefined);
      if (late === undefined || /^(?:default$|kube-)/.test(name) || tellsOfFailure(lesson, /not found/i, name)) continue;
      const written = placeOf(object, PATH).start.line;
      // In a page that is no lesson, manifests may be applied in another order; a command is typed where it stands.
      const applied = inventory.complete || late.object === undefined ? firstApplied(lesson, object) : undefined;
      const isBeside = isSameFile(late, object);
      const from = applied ?? (isBeside ? written : Number.POSITIVE_INFINITY);
      // What stands in the same file is created from top to bottom, other files when they are applied.
      const inTime = makers.some((known) => (isSameFile(known, object) ? lineOf(known) < written : lineOf(known) < from));
      if (inTime) continue;
      report({
        range: placeOf(object, PATH),
        path: 'metadata.namespace',
        message: `${object.kind} ${object.name} goes into the namespace ${name}, which is created only in line ${lineOf(late)}, after it`,
        help: isBeside ? `move the Namespace above the ${object.kind}` : 'create the Namespace before this file is applied',
        ...(late.object === undefined ? {} : { related: [relatedPlace(late.object, ['metadata', 'name'], `Namespace ${name}`)] }),
        ...(inventory.complete ? {} : { severity: 'warning' as const }),
      });
    }
  },
};

function isSameFile(known: KnownObject, object: KubeObject): boolean {
  return known.object !== undefined && known.object.document.block === object.document.block && known.object.file === object.file;
}

function lineOf(known: KnownObject): number {
  return known.object === undefined ? (known.line ?? 0) : placeOf(known.object, ['metadata', 'name']).start.line;
}

/** The line of the first command that applies the object's file by its name. */
function firstApplied(lesson: Lesson, object: KubeObject): number | undefined {
  if (object.file === undefined) return undefined;
  for (const { simple, placed } of simpleCommands(lesson)) {
    const kubectl = readKubectl(simple);
    if (kubectl === undefined || !['apply', 'create'].includes(kubectl.verb)) continue;
    const names = flagValues(kubectl, 'filename').map((word) => word.value.replace(/^\.\//, ''));
    if (names.includes(object.file)) return placed.command.range.start.line;
  }
  return undefined;
}
