import { CharClass, CLASS } from './chars';
import type { VoiceData } from './data';

/** What the characters of a text add up to. */
export interface GramSums {
  readonly offer: number;
  readonly push: number;
  /** Number of different grams, known ones and others. */
  readonly distinct: number;
}

/** Weights are kept as whole numbers of this part, so that sums are exact. */
const PART = 10_000;
/** Numbers of an entry: key, text in which it was seen last, its two weights. */
const ENTRY = 4;
const SEEN = 1;
const OFFER = 2;
const PUSH = 3;
const DIGIT_0 = 0x30;

/** Multiplicative hashing (Knuth) to so many bits. */
function hash(pair: number, bits: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> (32 - bits);
}

/**
 * The weights of voice.json as tables that are looked up by number: single units directly, pairs by
 * open addressing, each entry in one cache line. Adds up what `gramsOf` (voice.ts) lists, without
 * its strings.
 */
export class GramTable {
  /** An entry per unit; the key is left out. */
  readonly #singles = new Int32Array(ENTRY * 0x10000);
  readonly #pairs: Int32Array;
  readonly #pairBits: number;
  readonly #lengths = new Map<number, readonly [offer: number, push: number]>();
  /** Pairs of the present text that have no weights: key, text. */
  #others = new Int32Array(2 << 10);
  #text = 0;

  constructor(grams: VoiceData['grams']) {
    const entries = Object.entries(grams);
    this.#pairBits = Math.max(10, Math.ceil(Math.log2(entries.length * 1.5 + 1)));
    this.#pairs = new Int32Array(ENTRY << this.#pairBits);
    for (const [gram, weights] of entries) {
      const length = /^#(\d+)$/.exec(gram)?.[1];
      if (length !== undefined) this.#lengths.set(Number(length), weights);
      if (gram.length === 1) setWeights(this.#singles, gram.charCodeAt(0), weights);
      else if (gram.length === 2) this.#addPair(gram, weights);
      else if (length === undefined) {
        throw new Error(`voice: "${gram}" is neither a character nor a pair nor a length`);
      }
    }
  }

  #addPair(gram: string, weights: readonly [number, number]): void {
    const pair = (gram.charCodeAt(0) << 16) | gram.charCodeAt(1);
    const mask = (1 << this.#pairBits) - 1;
    let place = hash(pair, this.#pairBits);
    while (this.#pairs[ENTRY * place] !== 0) place = (place + 1) & mask;
    this.#pairs[ENTRY * place] = pair;
    setWeights(this.#pairs, place, weights);
  }

  /** Linear in `size`. In: units of a dense text (no unit 0 among them), how many of them count. */
  sum(units: Uint16Array, size: number): GramSums {
    const text = ++this.#text;
    const classes = CLASS;
    const singles = this.#singles;
    const pairs = this.#pairs;
    const shift = 32 - this.#pairBits;
    const last = pairs.length - 1;
    const otherBits = this.#roomFor(size);
    let offer = 0;
    let push = 0;
    let distinct = 1;
    let length = 0;
    let before = 0;
    for (let at = 0; at < size; at++) {
      let unit = units[at] as number;
      if (classes[unit] === CharClass.Digit) {
        // A number is one `0`, however long it is.
        unit = DIGIT_0;
        if (before === DIGIT_0) continue;
      }
      length++;
      const single = ENTRY * unit;
      if (singles[single + SEEN] !== text) {
        singles[single + SEEN] = text;
        distinct++;
        offer += singles[single + OFFER] as number;
        push += singles[single + PUSH] as number;
      }
      if (before !== 0) {
        const pair = (before << 16) | unit;
        let entry = (Math.imul(pair, 0x9e3779b1) >>> shift) * ENTRY;
        while (pairs[entry] !== pair && pairs[entry] !== 0) entry = (entry + ENTRY) & last;
        if (pairs[entry] === 0) distinct += this.#isNew(pair, text, otherBits);
        else if (pairs[entry + SEEN] !== text) {
          pairs[entry + SEEN] = text;
          distinct++;
          offer += pairs[entry + OFFER] as number;
          push += pairs[entry + PUSH] as number;
        }
      }
      before = unit;
    }
    const [longOffer, longPush] = this.#lengths.get(Math.round(Math.log2(length + 1))) ?? [0, 0];
    return { offer: offer / PART + longOffer, push: push / PART + longPush, distinct };
  }

  /** Makes the table of other pairs at least twice as large as the text. Out: bits of a place. */
  #roomFor(size: number): number {
    const bits = Math.max(8, 32 - Math.clz32(2 * size));
    if (this.#others.length < 2 << bits) this.#others = new Int32Array(2 << bits);
    return bits;
  }

  /** 1 if a pair without weights was not seen in this text before, else 0. */
  #isNew(pair: number, text: number, bits: number): 0 | 1 {
    const others = this.#others;
    const last = (2 << bits) - 1;
    let at = 2 * hash(pair, bits);
    for (; others[at + 1] === text; at = (at + 2) & last) if (others[at] === pair) return 0;
    others[at] = pair;
    others[at + 1] = text;
    return 1;
  }
}

function setWeights(
  table: Int32Array,
  place: number,
  [offer, push]: readonly [offer: number, push: number],
): void {
  table[ENTRY * place + OFFER] = Math.round(offer * PART);
  table[ENTRY * place + PUSH] = Math.round(push * PART);
}
