import { classCommonness, termCommonness } from './commonness';
import type { ClassData, EngineData, GroupData } from './data';

/** A number per pair would not fit the fastest cache; a bit does, and is 0 for most pairs. */
const PAIR_BITS = 16;
const PLACE_BITS = 18;
/** Questions share bits if there are more of them. */
const BITS = 32;

/**
 * Tells in one cheap pass which groups a text cannot have, before any trie is entered: of each row
 * the words of the rarest class count, and of each of these words its rarest pair of characters.
 * "Cannot" is certain; "may" often is not true.
 */
export class Hints {
  readonly #pairs = new Int32Array(1 << PAIR_BITS);
  readonly #singles = new Int32Array(0x10000);
  readonly #any = new Int32Array((1 << PLACE_BITS) / 32);
  /** Bits of what no words are needed for. */
  #always = 0;
  /** Bits of the questions that may be answered by the text that was read last. */
  there = 0;

  /** In: per question, the groups of which any one is enough. */
  constructor(
    data: EngineData,
    questions: readonly (readonly number[])[],
    commonness = classCommonness(data),
  ) {
    const bitsOfClass = new Int32Array(data.classes.length);
    questions.forEach((groups, question) => {
      const bit = this.bitOf(question);
      for (const row of groups.flatMap((group) => data.groups[group] as GroupData)) {
        const bySlots = ([id]: (typeof row)[number]) =>
          (data.classes[id] as ClassData).slots.length > 0;
        const words = row.filter((atom) => !bySlots(atom));
        const [rarest] = words.map(([id]) => id).sort(byNumber(commonness));
        if (rarest === undefined) this.#always |= bit;
        else bitsOfClass[rarest] = (bitsOfClass[rarest] as number) | bit;
      }
    });
    data.terms.forEach((term, i) => {
      let bits = 0;
      for (const classId of data.termClasses[i] as readonly number[])
        bits |= bitsOfClass[classId] as number;
      if (bits !== 0) this.#add(term, bits);
    });
  }

  #add(term: string, bits: number): void {
    if (term.length === 1) {
      const unit = term.charCodeAt(0);
      this.#singles[unit] = (this.#singles[unit] as number) | bits;
      return;
    }
    let rarest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 1 < term.length; at++) {
      const share = termCommonness(term.charAt(at)) * termCommonness(term.charAt(at + 1));
      if (share >= least) continue;
      least = share;
      rarest = at;
    }
    const place = hash(term.charCodeAt(rarest), term.charCodeAt(rarest + 1));
    this.#any[place >>> 5] = (this.#any[place >>> 5] as number) | (1 << (place & 31));
    const pair = place >>> (PLACE_BITS - PAIR_BITS);
    this.#pairs[pair] = (this.#pairs[pair] as number) | bits;
  }

  /** Linear in `size`. In: units of a dense text. */
  read(units: Uint16Array, size: number): void {
    const pairs = this.#pairs;
    const singles = this.#singles;
    const any = this.#any;
    let there = this.#always;
    let before = 0;
    for (let at = 0; at < size; at++) {
      const unit = units[at] as number;
      there |= singles[unit] as number;
      const place = hash(before, unit);
      if (((any[place >>> 5] as number) & (1 << (place & 31))) !== 0) {
        there |= pairs[place >>> (PLACE_BITS - PAIR_BITS)] as number;
      }
      before = unit;
    }
    this.there = there;
  }

  bitOf(question: number): number {
    return 1 << (question % BITS);
  }
}

function byNumber(numbers: Float64Array): (a: number, b: number) => number {
  return (a, b) => (numbers[a] as number) - (numbers[b] as number);
}

function hash(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - PLACE_BITS);
}
