import { CharClass, CLASS } from './chars';
import type { Form } from './dense-text';

const SPACE = 0x20;
/** Bits of the table of beginnings: 2^16 bits are 8 KB. */
const BITS = 16;

function hashPair(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - BITS);
}

function isLetter(unit: number): boolean {
  return CLASS[unit] === CharClass.Letter;
}

/** What was left standing between two Latin words is a space, whatever it was. */
function plain(unit: number): number {
  return (CLASS[unit] as number) > CharClass.Newline ? SPACE : unit;
}

/**
 * Forms of two units and more, as the dense text holds them, and what they stand for. A place where
 * none begins costs one look at a bit; Latin letters count only as whole words.
 */
export class WrittenForms {
  readonly #begins = new Uint8Array(0x10000);
  readonly #pairs = new Int32Array((1 << BITS) / 32);
  readonly #longest = new Uint8Array(0x10000);

  constructor(readonly forms: ReadonlyMap<string, string>) {
    for (const form of forms.keys()) {
      const first = form.charCodeAt(0);
      const bit = hashPair(first, form.charCodeAt(1));
      this.#begins[first] = 1;
      this.#pairs[bit >>> 5] = (this.#pairs[bit >>> 5] as number) | (1 << (bit & 31));
      this.#longest[first] = Math.max(this.#longest[first] as number, form.length);
    }
  }

  mayBegin(unit: number): boolean {
    return this.#begins[unit] === 1;
  }

  /** The longest form that begins at `at`, if any. */
  readonly at = (units: Uint16Array, size: number, at: number): Form | undefined => {
    if (at + 1 >= size) return undefined;
    const first = units[at] as number;
    const bit = hashPair(first, plain(units[at + 1] as number));
    if (((this.#pairs[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return undefined;
    if (isLetter(first) && at > 0 && isLetter(units[at - 1] as number)) return undefined;
    let text = '';
    const until = Math.min(size, at + (this.#longest[first] as number));
    for (let i = at; i < until; i++) text += String.fromCharCode(plain(units[i] as number));
    for (let length = text.length; length > 1; length--) {
      const behind = at + length;
      if (
        behind < size &&
        isLetter(units[behind] as number) &&
        isLetter(units[behind - 1] as number)
      )
        continue;
      const form = text.slice(0, length);
      const reading = this.forms.get(form);
      if (reading !== undefined) return { length, reading, stays: reading === form };
    }
    return undefined;
  };
}
