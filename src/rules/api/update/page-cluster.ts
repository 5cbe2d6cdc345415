import { splitApiVersion } from '../../../kube/gvk.ts';
import type { Command, FileRevision, Lesson } from '../../../lesson/types.ts';
import { comparePositions, lessonCommands, type PlacedCommand } from '../../lesson-commands.ts';
import { objectsOf, type KubeObject } from '../../refs/objects.ts';
import { isExpanded } from '../../yaml-streams.ts';
import { effectsOf, type Effect, type Targets } from './followed-commands.ts';

/** An object that a command of the page has put into the cluster. */
export interface Applied {
  object: KubeObject;
  /** Where it is, by its manifest or by the command. */
  namespace: string;
  /** It was made by `kubectl create`: a later `apply` then removes nothing that its file leaves out. */
  created: boolean;
  command: PlacedCommand;
}

/** A file that is applied while the object that it describes is there. */
export interface Reapplied {
  before: Applied;
  now: Applied;
}

/** What a page says of whether an object can be followed. */
export interface Follower {
  /** Whether its manifest is known to the last field, and is one that the server takes. */
  isKnown(object: KubeObject): boolean;
  /** Whether the server refuses the change, so that what was there stays. */
  isRefused(change: Reapplied): boolean;
}

/**
 * Does in thought what the commands of a page do, block after block, and asks of every object that is applied
 * over an earlier one whether it is refused. Commands in prose may be mentioned only: they delete, and apply nothing.
 * What a command does that cannot be followed is taken to have happened to everything.
 */
export function followApplies(lesson: Lesson, follower: Follower): void {
  const cluster = new PageCluster(follower);
  const commands = lessonCommands(lesson).toSorted((a, b) => comparePositions(a.command.range.start, b.command.range.start));
  let next = 0;
  for (const block of lesson.blocks) {
    const end = block.range.end;
    if (block.skip !== undefined && (block.commands !== undefined || block.role === 'console' || block.role === 'commands')) cluster.forget({});
    const revisions = lesson.revisions.filter((revision) => revision.block === block.index);
    for (const revision of revisions) if (revision.heredoc === undefined) cluster.write(revision);
    for (; next < commands.length && comparePositions(commands[next]!.command.range.start, end) < 0; next += 1) {
      cluster.run(commands[next]!, revisions);
    }
  }
}

class PageCluster {
  readonly #follower: Follower;
  /** The objects of each file; `undefined` when a program may have changed it. */
  readonly #files = new Map<string, KubeObject[] | undefined>();
  readonly #objects = new Map<string, Applied>();

  constructor(follower: Follower) {
    this.#follower = follower;
  }

  write(revision: FileRevision): void {
    const isOpen = revision.skip !== undefined || (revision.heredoc !== undefined && isExpanded(revision.heredoc));
    this.#files.set(revision.name, isOpen ? undefined : objectsOf(revision));
  }

  run(placed: PlacedCommand, revisions: readonly FileRevision[]): void {
    const input: KubeObject[] = [];
    const effects = effectsOf(placed.command);
    for (const effect of effects) if (effect.kind === 'touch') this.#touch(effect.files);
    for (const revision of heredocRevisions(placed.command, revisions)) {
      if (revision.heredoc!.file !== undefined) this.write(revision);
      else if (!isExpanded(revision.heredoc!) && revision.skip === undefined) input.push(...objectsOf(revision));
    }
    for (const effect of effects) this.#do(effect, placed, input);
  }

  forget(targets: Targets): void {
    const { files, kinds, names } = targets;
    const inFiles = files?.map((file) => this.#inFile(file));
    // What a deleted file holds that is not shown is not known.
    const ids = inFiles === undefined || inFiles.includes(undefined) ? undefined : new Set(inFiles.flatMap((objects) => objects!.map(kindAndName)));
    for (const [key, { object }] of this.#objects) {
      if (kinds !== undefined && !kinds.has(object.kind)) continue;
      if (names !== undefined && !names.has(object.name)) continue;
      if (ids !== undefined && !ids.has(kindAndName(object))) continue;
      this.#objects.delete(key);
    }
  }

  #do(effect: Effect, command: PlacedCommand, input: readonly KubeObject[]): void {
    if (effect.kind === 'touch') return;
    if (effect.kind === 'forget') return this.forget(effect.targets);
    // A command in prose may be one that the reader is only told of.
    if (command.block === undefined) return;
    for (const file of effect.files) {
      const objects = file === '-' ? input : (this.#inFile(file) ?? []);
      for (const object of objects) {
        if (object.name === '') continue;
        const namespace = object.namespace ?? effect.namespace ?? 'default';
        this.#put({ object, namespace, created: effect.kind === 'put' && effect.created, command }, effect.kind === 'apply');
      }
    }
  }

  #put(now: Applied, isApply: boolean): void {
    const key = JSON.stringify([splitApiVersion(now.object.apiVersion).group, now.object.kind, now.namespace, now.object.name]);
    const before = this.#objects.get(key);
    if (!this.#follower.isKnown(now.object)) this.#objects.delete(key);
    else if (!isApply || before === undefined || !this.#follower.isRefused({ before, now })) this.#objects.set(key, now);
  }

  /** The objects of a file named on the command line; `undefined` when it is not one file of the page whose content is known. */
  #inFile(name: string): KubeObject[] | undefined {
    const path = name.replace(/^(?:\.\/)+/, '');
    if (this.#files.has(path)) return this.#files.get(path);
    if (/^[a-z]+:\/\//.test(path)) return undefined;
    const found = [...this.#files.keys()].filter((file) => file.endsWith(`/${path}`) || path.endsWith(`/${file}`));
    return found.length === 1 ? this.#files.get(found[0]!) : undefined;
  }

  #touch(names: readonly string[] | 'all'): void {
    for (const file of this.#files.keys()) {
      const base = file.slice(file.lastIndexOf('/') + 1);
      if (names === 'all' || names.some((name) => name.endsWith(base) || /[*$]/.test(name))) this.#files.set(file, undefined);
    }
  }
}

function kindAndName({ kind, name }: KubeObject): string {
  return `${kind}/${name}`;
}

function heredocRevisions(command: Command, revisions: readonly FileRevision[]): FileRevision[] {
  return revisions.filter(({ heredoc }) => heredoc !== undefined && command.heredocs.includes(heredoc));
}
