import { CharClass, CLASS, isLetter } from './chars';

/** A written form found in the dense text. */
export interface Form {
  readonly length: number;
  readonly reading: string;
  /** It only looks like one: left as it is, and nothing in it is read otherwise. */
  readonly stays: boolean;
}

const SPACE = 0x20;
/** Bits of the table of beginnings: 2^16 bits are 8 KB. */
const BITS = 16;

function hashPair(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - BITS);
}

/** True unless no form begins with these two units. In: `pairs` of the forms. */
export function mayBeginWith(pairs: Int32Array, first: number, second: number): boolean {
  const bit = hashPair(first, second);
  return ((pairs[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

/** What was left standing between two Latin words is a space, whatever it was. */
function plain(unit: number): number {
  return (CLASS[unit] as number) > CharClass.Newline ? SPACE : unit;
}

/** Numbers of a place in the table of branches: parent, unit, child; child 0 = empty place. */
const BRANCH = 3;

/**
 * Forms of two units and more, as the dense text holds them, and what they stand for: a trie whose
 * branches are looked up by number. A place where none begins costs one look at a bit; Latin letters
 * count only as whole words.
 */
export class WrittenForms {
  readonly #begins = new Uint8Array(0x10000);
  readonly pairs = new Int32Array((1 << BITS) / 32);
  /** Node → form that ends there and what it stands for. */
  readonly #ends: ({ readonly form: string; readonly reading: string } | undefined)[] = [undefined];
  readonly #branches: Int32Array;
  readonly #bits: number;

  constructor(forms: ReadonlyMap<string, string>) {
    let most = 16;
    for (const form of forms.keys()) most += form.length;
    this.#bits = Math.ceil(Math.log2(2 * most));
    this.#branches = new Int32Array(BRANCH << this.#bits);
    for (const [form, reading] of forms) {
      const first = form.charCodeAt(0);
      const bit = hashPair(first, form.charCodeAt(1));
      this.#begins[first] = 1;
      this.pairs[bit >>> 5] = (this.pairs[bit >>> 5] as number) | (1 << (bit & 31));
      let node = 0;
      for (let i = 0; i < form.length; i++) node = this.#grow(node, form.charCodeAt(i));
      this.#ends[node] = { form, reading };
    }
  }

  mayBegin(unit: number): boolean {
    return this.#begins[unit] === 1;
  }

  /** The longest form that begins at `at`, if any. */
  readonly at = (units: Uint16Array, size: number, at: number): Form | undefined => {
    if (at + 1 >= size) return undefined;
    const first = units[at] as number;
    if (!mayBeginWith(this.pairs, first, plain(units[at + 1] as number))) return undefined;
    if (isLetter(first) && at > 0 && isLetter(units[at - 1] as number)) return undefined;
    let found: Form | undefined;
    let node = 0;
    for (let i = at; i < size; i++) {
      const unit = units[i] as number;
      node = this.#branches[this.#place(node, plain(unit)) + 2] as number;
      if (node === 0) break;
      const end = this.#ends[node];
      if (end === undefined) continue;
      if (isLetter(unit) && i + 1 < size && isLetter(units[i + 1] as number)) continue;
      const { form, reading } = end;
      found = { length: form.length, reading, stays: reading === form };
    }
    return found;
  };

  /** Where the branch stands or would stand. */
  #place(node: number, unit: number): number {
    const branches = this.#branches;
    const mask = (1 << this.#bits) - 1;
    let at = Math.imul(Math.imul(node, 0x85ebca6b) ^ unit, 0x9e3779b1) >>> (32 - this.#bits);
    for (;;) {
      const place = BRANCH * at;
      if (branches[place + 2] === 0) return place;
      if (branches[place] === node && branches[place + 1] === unit) return place;
      at = (at + 1) & mask;
    }
  }

  #grow(node: number, unit: number): number {
    const place = this.#place(node, unit);
    const known = this.#branches[place + 2] as number;
    if (known !== 0) return known;
    const child = this.#ends.push(undefined) - 1;
    this.#branches[place] = node;
    this.#branches[place + 1] = unit;
    this.#branches[place + 2] = child;
    return child;
  }
}
