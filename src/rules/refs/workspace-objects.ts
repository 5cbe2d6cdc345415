import type { FileRevision, Lesson } from '../../lesson/types.ts';
import { isPatchRevision } from '../../lesson/workspace/kustomize-patches.ts';
import { BESIDE_THE_PAGE } from '../../lesson/workspace/together.ts';
import { flagValues, readKubectl, type KubectlCommand } from '../kubectl-arguments.ts';
import { lessonCommands, type PlacedCommand } from '../lesson-commands.ts';
import { identityOf, objectsOf, type KubeObject } from './objects.ts';
import { resourceKind } from './resource-kinds.ts';

/** The objects that a reader who does all that the page says so far has. */
export interface WorkspaceState {
  objects: KubeObject[];
  /** Those of them that the last block wrote. */
  written: ReadonlySet<KubeObject>;
}

/**
 * The states that the objects of a page go through, one after each block that writes
 * some, here-documents included; files without a page have but the last, in which all are applied. Of each file the latest revision counts, and of two manifests of the same object the
 * later. An object that a command deletes is gone until its file is applied or written again.
 */
export function workspaceStates(lesson: Lesson): readonly WorkspaceState[] {
  const known = statesMemo.get(lesson);
  if (known !== undefined) return known;
  const workspace = new Workspace();
  const states: WorkspaceState[] = [];
  for (const step of stepsOf(lesson)) {
    workspace.take(step);
    if (step.kind !== 'write' || step.objects.length === 0 || lesson.dialect === 'yaml') continue;
    states.push({ objects: workspace.objects(), written: new Set(step.objects) });
  }
  if (lesson.dialect === 'yaml') {
    const objects = workspace.objects();
    states.push({ objects, written: new Set(objects) });
  }
  statesMemo.set(lesson, states);
  return states;
}

const statesMemo = new WeakMap<Lesson, WorkspaceState[]>();

/** All objects of a page, those of superseded revisions included. */
export function pageObjects(lesson: Lesson): KubeObject[] {
  return stepsOf(lesson).flatMap((step) => (step.kind === 'write' ? step.objects : []));
}

type Step =
  | { kind: 'write'; file: string; objects: KubeObject[] }
  | { kind: 'command'; kubectl: KubectlCommand };

const memo = new WeakMap<Lesson, Step[]>();

function stepsOf(lesson: Lesson): Step[] {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const revisions = lesson.revisions.filter((revision) => lesson.blocks[revision.block]?.skip === undefined && !isPatchRevision(lesson, revision));
  const commands = lessonCommands(lesson);
  const steps: Step[] = [];
  let next = 0;
  for (let block = BESIDE_THE_PAGE; block <= lesson.blocks.length; block += 1) {
    for (; next < commands.length && commands[next]!.before <= block; next += 1) {
      steps.push(...commandSteps(commands[next]!));
    }
    for (const revision of revisions) if (revision.block === block) steps.push(writeStep(revision));
  }
  memo.set(lesson, steps);
  return steps;
}

function writeStep(revision: FileRevision): Step {
  return { kind: 'write', file: revision.name, objects: objectsOf(revision) };
}

function commandSteps({ command }: PlacedCommand): Step[] {
  const steps: Step[] = [];
  for (const simple of command.simple) {
    const kubectl = readKubectl(simple);
    if (kubectl !== undefined) steps.push({ kind: 'command', kubectl });
    else if (/^(?:kind|k3d|minikube)$/.test(simple.words[0]?.value ?? '') && simple.words[1]?.value === 'delete') {
      steps.push({ kind: 'command', kubectl: { verb: 'delete', operands: [], flags: [], after: [] } });
    }
  }
  return steps;
}

class Workspace {
  readonly #files = new Map<string, KubeObject[]>();
  readonly #gone = new Set<KubeObject>();

  take(step: Step): void {
    if (step.kind === 'command') {
      this.#run(step.kubectl);
      return;
    }
    // A revision goes to the end, so that of two manifests of one object the newer wins.
    this.#files.delete(step.file);
    this.#files.set(step.file, step.objects);
  }

  objects(): KubeObject[] {
    const byIdentity = new Map<string, KubeObject>();
    let unnamed = 0;
    for (const object of [...this.#files.values()].flat()) {
      if (this.#gone.has(object)) continue;
      byIdentity.set(object.name === '' ? `unnamed ${(unnamed += 1)}` : identityOf(object), object);
    }
    return [...byIdentity.values()];
  }

  #run(kubectl: KubectlCommand): void {
    const files = flagValues(kubectl, 'filename').map((word) => word.value);
    if (['apply', 'create', 'replace'].includes(kubectl.verb)) {
      for (const object of this.#inFiles(files)) this.#gone.delete(object);
    } else if (kubectl.verb === 'delete') {
      const named = files.length > 0 ? this.#inFiles(files) : this.#named(kubectl.operands.map((word) => word.value));
      for (const object of named) this.#gone.add(object);
    }
  }

  #inFiles(names: readonly string[]): KubeObject[] {
    const found: KubeObject[] = [];
    for (const [file, objects] of this.#files) {
      const inIt = (name: string): boolean =>
        name === file || file.endsWith(`/${name}`) || name.endsWith(`/${file}`) || !/\.(?:ya?ml|json)$/.test(name);
      if (names.some(inIt)) found.push(...objects);
    }
    return found;
  }

  /**
   * The objects that `kubectl delete TYPE NAME…` or `TYPE/NAME…` deletes. Where the words do not say
   * which (`--all`, a selector, a placeholder), all of the type: nothing is then said of them.
   */
  #named(operands: readonly string[]): KubeObject[] {
    const all = [...this.#files.values()].flat();
    const [types = '', ...names] = operands;
    if (types === '' || types === 'all' || /^(?:namespaces?|ns)(?:\/|$)/.test(types)) return all;
    if (types.includes('/')) {
      const pairs = operands.map((operand) => operand.split('/', 2));
      return all.filter((object) => pairs.some(([type, name]) => object.kind === resourceKind(type!) && object.name === name));
    }
    const kinds = new Set(types.split(',').map(resourceKind));
    const known = names.filter((name) => /^[a-z0-9][a-z0-9.-]*$/.test(name) && !name.endsWith('...'));
    return all.filter(
      (object) => kinds.has(object.kind) && (known.length === 0 || known.includes(object.name)),
    );
  }
}
