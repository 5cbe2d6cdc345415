/** The letters and digits of generated names: no vowels, and none that look alike (apimachinery's `rand.String`). */
const NAME_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Four hexadecimal digits of each number of 16 bits: ids are made by the thousand. */
const HALVES = Array.from({ length: 0x1_0000 }, (_, half) => half.toString(16).padStart(4, '0'));

/**
 * The one source of chance of a cluster: the generator `sfc32`, started from a seed, so that the same seed gives the
 * same names, addresses and choices on every machine.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed any integer */
  constructor(seed: number) {
    this.#a = seed | 0;
    this.#b = Math.imul(seed, 0x9e3779b9) | 0;
    this.#c = 0x243f6a88;
    for (let i = 0; i < 12; i++) this.#next();
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }

  /** A number from 0 up to, but not including, 1. */
  fraction(): number {
    return this.#next() / 0x1_0000_0000;
  }

  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** One of a list that is not empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** The end of a generated name, as in `api-deploy-5cc885d596-2xmzx`. */
  nameSuffix(length = 5): string {
    let suffix = '';
    while (suffix.length < length) suffix += NAME_ALPHABET[this.below(NAME_ALPHABET.length)];
    return suffix;
  }

  /** `length` hexadecimal digits, as in the id of a container. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) text += HALVES[this.#next() & 0xffff];
    return text.slice(0, length);
  }

  /** A UUID of version 4 (RFC 9562). */
  uuid(): string {
    const digits = this.hex(32);
    const variant = '89ab'[this.below(4)]!;
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  }
}
