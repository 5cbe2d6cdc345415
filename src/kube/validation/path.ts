import { formatFieldPath, type FieldPathStep } from '../../text/field-path.ts';

/**
 * Where validation stands in an object. A linked list, because validation walks far more paths than
 * it reports: only an error writes its path out.
 * Rule: `k8s.io/apimachinery/pkg/util/validation/field`, `Path`.
 */
export class Path {
  readonly #parent: Path | undefined;
  readonly #step: FieldPathStep;
  readonly #isKey: boolean;
  readonly #written: string | undefined;

  private constructor(parent: Path | undefined, step: FieldPathStep, isKey: boolean, written?: string) {
    this.#parent = parent;
    this.#step = step;
    this.#isKey = isKey;
    this.#written = written;
  }

  /** A path that begins with the field `name`. */
  static root(name: string): Path {
    return new Path(undefined, name, false);
  }

  /** The object as a whole, where the server means no field in particular. It writes `[]`, as of a key without a name. */
  static whole(): Path {
    return new Path(undefined, '', true);
  }

  /** A path that the server writes in a way of its own; `place` is what it is about, or else the object as a whole. */
  static writtenAs(written: string, place: Path = Path.whole()): Path {
    return new Path(place.#parent, place.#step, place.#isKey, written);
  }

  /** An error to which the server gives no path at all. */
  static nil(place?: Path): Path {
    return Path.writtenAs('<nil>', place);
  }

  /** The field `name` of what stands here. */
  child(name: string): Path {
    return new Path(this, name, false);
  }

  /** The item `index` of the list that stands here. */
  index(index: number): Path {
    return new Path(this, index, false);
  }

  /** The entry `key` of the map that stands here; written in brackets, whatever the key is. */
  key(key: string): Path {
    return new Path(this, key, true);
  }

  /** The steps from the root, for finding the place in a document; none for the object as a whole. */
  steps(): FieldPathStep[] {
    if (this.#parent === undefined && this.#isKey) return [];
    return [...(this.#parent?.steps() ?? []), this.#step];
  }

  /** As Kubernetes writes it: `spec.ports[0].nodePort`, `data[my key]`. */
  toString(): string {
    if (this.#written !== undefined) return this.#written;
    const before = this.#parent?.toString() ?? '';
    if (this.#isKey) return `${before}[${this.#step}]`;
    if (before === '') return formatFieldPath([this.#step]);
    return typeof this.#step === 'number' ? `${before}[${this.#step}]` : `${before}.${this.#step}`;
  }
}
