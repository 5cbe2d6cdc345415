import type { Difference } from '../compare/diff.ts';

const SAFE = '[bcdfghjklmnpqrstvwxz2456789]';
/** A name that a controller has made: of a ReplicaSet, of one of its pods, or with another random end. */
const GENERATED = new RegExp(`\\b([a-z0-9](?:[a-z0-9.-]*?[a-z0-9])?)((?:-${SAFE}{8,10})?-${SAFE}{5}|-${SAFE}{8,10})(?![-\\w])`, 'g');

const HASH = new RegExp(`-${SAFE}{8,10}$`);

/**
 * Which generated name of a session stands for which one of this run. A session that was recorded names pods in its
 * commands that are called otherwise now.
 */
export class GeneratedNames {
  readonly #names = new Map<string, string>();

  /** Learns from lines that were found to be the same. */
  learn(differences: readonly Difference[]): void {
    for (const { kind, text, printed } of differences) {
      if (kind !== 'same' || printed === undefined || printed === text) continue;
      const [old, now] = [namesIn(text), namesIn(printed)];
      if (old.length !== now.length) continue;
      for (const [index, name] of old.entries()) {
        if (baseOf(name) !== baseOf(now[index]!) || shapeOf(name) !== shapeOf(now[index]!)) continue;
        this.#learnOne(name, now[index]!);
        // The name of a pod begins with that of its ReplicaSet.
        if (shapeOf(name) > 1) this.#learnOne(ownerOf(name), ownerOf(now[index]!));
      }
    }
  }

  #learnOne(name: string, now: string): void {
    if (!this.#names.has(name) && ![...this.#names.values()].includes(now)) this.#names.set(name, now);
  }

  /**
   * A command with the names of this run.
   * @param objects the names of all objects there are, asked only when a name has not been met in any output
   */
  async translate(command: string, objects: () => Promise<readonly string[]>): Promise<string> {
    const unknown = namesIn(command).filter((name) => !this.#names.has(name));
    if (unknown.length > 0) {
      const present = (await objects()).map((object) => object.slice(object.search(/[ /][^ /]*$/) + 1));
      for (const name of unknown) {
        if (present.includes(name)) continue;
        const like = present.find((other) => baseOf(other) === baseOf(name) && shapeOf(other) === shapeOf(name) && ![...this.#names.values()].includes(other));
        if (like !== undefined) this.#names.set(name, like);
      }
    }
    return withHashes(command.replace(GENERATED, (name) => this.#names.get(name) ?? name), this.#names);
  }

  /** A text of this run with the names of the session, where they are known. */
  asWritten(text: string): string {
    const written = new Map([...this.#names].map(([old, now]) => [now, old]));
    const named = text.replace(GENERATED, (name) => {
      const whole = written.get(name);
      if (whole !== undefined || shapeOf(name) < 2) return whole ?? name;
      const owner = ownerOf(name);
      return (written.get(owner) ?? owner) + name.slice(owner.length);
    });
    return withHashes(named, written);
  }
}

/** A text in which the hashes of templates, which are also the ends of ReplicaSets' names, stand for others. */
function withHashes(text: string, names: ReadonlyMap<string, string>): string {
  if (!text.includes('pod-template-hash')) return text;
  const hashes = new Map([...names].filter(([name]) => HASH.test(name)).map(([name, other]) => [name.slice(name.lastIndexOf('-') + 1), other.slice(other.lastIndexOf('-') + 1)]));
  return text.replace(/(pod-template-hash\W+(?:in \()?)(\w+)/g, (found, label: string, hash: string) => (hashes.has(hash) ? label + hashes.get(hash)! : found));
}

/** A text without generated names: they are not known before they are made. */
export function withoutGeneratedNames(text: string): string {
  return text.replace(GENERATED, '$1');
}

function namesIn(text: string): string[] {
  return [...text.matchAll(GENERATED)].map(([name]) => name);
}

function baseOf(name: string): string {
  return name.replace(GENERATED, '$1');
}

/** A name without its last generated part. */
function ownerOf(name: string): string {
  return name.slice(0, name.lastIndexOf('-'));
}

/** How many generated parts it has. */
function shapeOf(name: string): number {
  return name.split('-').length - baseOf(name).split('-').length;
}
