import { CharClass, CLASS } from './chars';
import type { VoiceData, VoiceWeights } from './data';
import { IntList } from './hit-log';
import { CATEGORIES } from './types';

/** What the characters of a text add up to. */
export interface GramSums {
  readonly offer: number;
  readonly push: number;
  /** Number of different grams, known ones and others. */
  readonly distinct: number;
  /** Number of different pairs among them, and of those that have weights. */
  readonly pairs: number;
  readonly knownPairs: number;
}

/** Weights are kept as whole numbers of this part, so that sums are exact. */
const PART = 10_000;
/** Numbers of an entry: key, text in which it was seen last, its two weights. */
const ENTRY = 4;
const SEEN = 1;
const OFFER = 2;
const PUSH = 3;
const DIGIT_0 = 0x30;
/** Weights of an entry that are asked for rarely, in a table of their own: one for each category. */
const LEANS = CATEGORIES.length;

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
  /** Unit → its entry in `#singles`; units without weights have entries too, to be counted once. */
  readonly #entryOf = new Uint16Array(0x10000);
  readonly #singles: Int32Array;
  readonly #singleSeen = new Int32Array(0x10000);
  readonly #pairs: Int32Array;
  readonly #pairBits: number;
  readonly #lengths = new Map<number, VoiceWeights>();
  readonly #singleLeans: Float32Array;
  readonly #pairLeans: Float32Array;
  /** What the present text has of single units and pairs with weights: their places. */
  readonly #singlesThere = new IntList();
  readonly #pairsThere = new IntList();
  #lengthThere: VoiceWeights = [];
  /** Pairs of the present text that have no weights: key, text. */
  #others = new Int32Array(2 << 10);
  #text = 0;

  constructor(grams: VoiceData['grams']) {
    const entries = Object.entries(grams);
    const singles = entries.filter(([gram]) => gram.length === 1);
    this.#singles = new Int32Array(ENTRY * (singles.length + 1));
    this.#pairBits = Math.max(10, Math.ceil(Math.log2(entries.length * 1.5 + 1)));
    this.#pairs = new Int32Array(ENTRY << this.#pairBits);
    this.#singleLeans = new Float32Array(LEANS * (singles.length + 1));
    this.#pairLeans = new Float32Array(LEANS << this.#pairBits);
    singles.forEach(([gram, weights], i) => {
      this.#entryOf[gram.charCodeAt(0)] = i + 1;
      setWeights(this.#singles, i + 1, weights);
      this.#singleLeans.set(weights.slice(2), LEANS * (i + 1));
    });
    for (const [gram, weights] of entries) {
      const length = /^#(\d+)$/.exec(gram)?.[1];
      if (length !== undefined) this.#lengths.set(Number(length), weights);
      if (gram.length === 2) this.#addPair(gram, weights);
      else if (gram.length !== 1 && length === undefined) {
        throw new Error(`voice: "${gram}" is neither a character nor a pair nor a length`);
      }
    }
  }

  #addPair(gram: string, weights: VoiceWeights): void {
    const pair = (gram.charCodeAt(0) << 16) | gram.charCodeAt(1);
    const mask = (1 << this.#pairBits) - 1;
    let place = hash(pair, this.#pairBits);
    while (this.#pairs[ENTRY * place] !== 0) place = (place + 1) & mask;
    this.#pairs[ENTRY * place] = pair;
    setWeights(this.#pairs, place, weights);
    this.#pairLeans.set(weights.slice(2), LEANS * place);
  }

  /** Linear in `size`. In: units of a dense text (no unit 0 among them), how many of them count. */
  sum(units: Uint16Array, size: number): GramSums {
    const text = ++this.#text;
    const classes = CLASS;
    const singleSeen = this.#singleSeen;
    const pairs = this.#pairs;
    const shift = 32 - this.#pairBits;
    const last = pairs.length - 1;
    const otherBits = this.#roomFor(size);
    let offer = 0;
    let push = 0;
    const singlesThere = this.#singlesThere;
    const pairsThere = this.#pairsThere;
    singlesThere.size = 0;
    pairsThere.size = 0;
    let distinct = 1;
    let others = 0;
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
      if (singleSeen[unit] !== text) {
        singleSeen[unit] = text;
        distinct++;
        const single = this.#entryOf[unit] as number;
        const entry = ENTRY * single;
        singlesThere.push(single);
        offer += this.#singles[entry + OFFER] as number;
        push += this.#singles[entry + PUSH] as number;
      }
      if (before !== 0) {
        const pair = (before << 16) | unit;
        let entry = (Math.imul(pair, 0x9e3779b1) >>> shift) * ENTRY;
        while (pairs[entry] !== pair && pairs[entry] !== 0) entry = (entry + ENTRY) & last;
        if (pairs[entry] === 0) others += this.#isNew(pair, text, otherBits);
        else if (pairs[entry + SEEN] !== text) {
          pairs[entry + SEEN] = text;
          pairsThere.push(entry / ENTRY);
          offer += pairs[entry + OFFER] as number;
          push += pairs[entry + PUSH] as number;
        }
      }
      before = unit;
    }
    this.#lengthThere = this.#lengths.get(Math.round(Math.log2(length + 1))) ?? [];
    const [longOffer = 0, longPush = 0] = this.#lengthThere;
    const knownPairs = pairsThere.size;
    return {
      offer: offer / PART + longOffer,
      push: push / PART + longPush,
      distinct: distinct + knownPairs + others,
      pairs: knownPairs + others,
      knownPairs,
    };
  }

  /** What the text that `sum` read last adds up to for each category. */
  sumLeans(): Float64Array {
    const sums = Float64Array.from(CATEGORIES, (_, i) => this.#lengthThere[2 + i] ?? 0);
    addRows(sums, this.#singleLeans, this.#singlesThere);
    addRows(sums, this.#pairLeans, this.#pairsThere);
    return sums;
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

function addRows(sums: Float64Array, table: Float32Array, rows: IntList): void {
  for (let i = 0; i < rows.size; i++) {
    const from = LEANS * (rows.items[i] as number);
    for (let at = 0; at < LEANS; at++) {
      sums[at] = (sums[at] as number) + (table[from + at] as number);
    }
  }
}

function setWeights(table: Int32Array, place: number, [offer = 0, push = 0]: VoiceWeights): void {
  table[ENTRY * place + OFFER] = Math.round(offer * PART);
  table[ENTRY * place + PUSH] = Math.round(push * PART);
}
