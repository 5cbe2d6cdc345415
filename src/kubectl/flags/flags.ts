import type { FlagInfo } from '../../kube/command-line/command-table.ts';
import { readValue, type FlagValue } from '../../kube/command-line/read-value.ts';

/** The values of a command's flags: those given, or else those that kubectl assumes. */
export class Flags {
  readonly #known: ReadonlyMap<string, FlagInfo>;
  readonly #given = new Map<string, FlagValue>();

  constructor(known: ReadonlyMap<string, FlagInfo>) {
    this.#known = known;
  }

  /** Sets a flag; lists grow, everything else is replaced. */
  add(name: string, value: FlagValue): void {
    const before = this.#given.get(name);
    this.#given.set(name, Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value);
  }

  /** The flags that were given, in their order. */
  given(): IterableIterator<[string, FlagValue]> {
    return this.#given.entries();
  }

  /** Whether the flag was given, even with the value that it has anyway. */
  changed(name: string): boolean {
    return this.#given.has(name);
  }

  /** A text flag. A name that the command does not have is a mistake of the caller. */
  text(name: string): string {
    return this.#value(name) as string;
  }

  bool(name: string): boolean {
    return this.#value(name) as boolean;
  }

  int(name: string): number {
    return this.#value(name) as number;
  }

  /** A duration, in seconds. */
  seconds(name: string): number {
    return (this.#value(name) as number) / 1000;
  }

  list(name: string): readonly string[] {
    return this.#value(name) as readonly string[];
  }

  /** Whether the command has such a flag at all. */
  has(name: string): boolean {
    return this.#known.has(name);
  }

  /** Names of required flags that were not given, in alphabetical order. */
  missing(): string[] {
    return [...this.#known.values()].filter((flag) => flag.required && !this.changed(flag.name)).map((flag) => flag.name).sort();
  }

  #value(name: string): FlagValue {
    const given = this.#given.get(name);
    if (given !== undefined) return given;
    const flag = this.#known.get(name);
    if (flag === undefined) throw new Error(`this command has no flag --${name}`);
    const isList = flag.type === 'list' || flag.type === 'array';
    const read = readValue(flag.type, isList ? flag.initial.slice(1, -1) : flag.initial);
    return isList && flag.initial === '[]' ? [] : (read as { value: FlagValue }).value;
  }
}
