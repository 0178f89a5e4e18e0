import { CharClass, CLASS } from './chars';
import type { GramRows, GramsData, VoiceWeights } from './data';
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

/** Weights are whole numbers of this part, so that sums are exact. */
const PART = 10;
const DIGIT_0 = 0x30;
/** Weights of an entry that are asked for rarely, one for each category: a row within a cache line. */
const LEANS = 8;

/** Multiplicative hashing (Knuth) to so many bits. */
function hash(pair: number, bits: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> (32 - bits);
}

/**
 * The weights of the models as tables that are looked up by number: single units directly, pairs by
 * open addressing. Adds up what `gramsOf` (voice.ts) lists, without its strings. What every text
 * asks for is packed small, so that it stays in the fast caches: key and both weights of a pair are
 * eight bytes, what was seen is a bit each.
 */
export class GramTable {
  /** Per unit: its two weights, packed. */
  readonly #singles = new Int32Array(0x10000);
  /** Per place: key, the two weights packed. */
  readonly #pairs: Int32Array;
  readonly #pairBits: number;
  readonly #lengths: readonly VoiceWeights[];
  /** Category weights: unit → row, place of a pair → row, and the rows. */
  readonly #singleRow = new Int32Array(0x10000);
  readonly #pairRow: Int32Array;
  readonly #leans: Int16Array;
  /** A bit per unit and per place: seen in the present text. All 0 between two texts. */
  readonly #singleSeen = new Int32Array(0x10000 / 32);
  readonly #pairSeen: Int32Array;
  /** What the present text has of single units and of pairs with weights (places). */
  #singlesThere = new Uint16Array(1024);
  #pairsThere = new Int32Array(1024);
  /** Their rows of category weights. */
  #rowsThere = new Int32Array(2048);
  #singleCount = 0;
  #pairCount = 0;
  #lengthThere: VoiceWeights = [];
  /** Pairs of the present text that have no weights: key, text. */
  #others = new Int32Array(2 << 10);
  #text = 0;

  constructor({ singles, pairs, lengths }: GramsData) {
    const count = pairs.units.length >> 1;
    this.#pairBits = Math.max(10, Math.ceil(Math.log2(count * 1.5 + 1)));
    this.#pairs = new Int32Array(2 << this.#pairBits);
    this.#pairSeen = new Int32Array((1 << this.#pairBits) / 32);
    this.#pairRow = new Int32Array(1 << this.#pairBits);
    this.#lengths = lengths;
    const leaning = [singles, pairs].map(({ leans }) => leans.length / CATEGORIES.length);
    const [firstPair = 0, others = 0] = leaning;
    // Row 0 is of those without category weights.
    this.#leans = new Int16Array(LEANS * (1 + firstPair + others));
    this.#addLeans(singles, 1);
    this.#addLeans(pairs, 1 + firstPair);
    for (let i = 0; i < singles.units.length; i++) {
      const unit = singles.units.charCodeAt(i);
      this.#singles[unit] = packed(singles.tones, i);
      if (i < firstPair) this.#singleRow[unit] = 1 + i;
    }
    for (let i = 0; i < count; i++) {
      this.#addPair(
        (pairs.units.charCodeAt(2 * i) << 16) | pairs.units.charCodeAt(2 * i + 1),
        packed(pairs.tones, i),
        i < others ? 1 + firstPair + i : 0,
      );
    }
  }

  #addLeans({ leans }: GramRows, firstRow: number): void {
    const { length } = CATEGORIES;
    for (let i = 0; i < leans.length; i += length) {
      const row = LEANS * (firstRow + i / length);
      for (let j = 0; j < length; j++) this.#leans[row + j] = leans[i + j] as number;
    }
  }

  #addPair(pair: number, tones: number, row: number): void {
    const mask = (1 << this.#pairBits) - 1;
    let place = hash(pair, this.#pairBits);
    while (this.#pairs[2 * place] !== 0) place = (place + 1) & mask;
    this.#pairs[2 * place] = pair;
    this.#pairs[2 * place + 1] = tones;
    this.#pairRow[place] = row;
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
    const singleSeen = this.#singleSeen;
    const pairSeen = this.#pairSeen;
    const singlesThere = this.#singlesThere;
    const pairsThere = this.#pairsThere;
    let offer = 0;
    let push = 0;
    let singleCount = 0;
    let pairCount = 0;
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
      const word = singleSeen[unit >>> 5] as number;
      const bit = 1 << (unit & 31);
      if ((word & bit) === 0) {
        singleSeen[unit >>> 5] = word | bit;
        singlesThere[singleCount++] = unit;
        const both = singles[unit] as number;
        offer += both >> 16;
        push += (both << 16) >> 16;
      }
      if (before !== 0) {
        const pair = (before << 16) | unit;
        let entry = (Math.imul(pair, 0x9e3779b1) >>> shift) << 1;
        let key = pairs[entry] as number;
        while (key !== pair && key !== 0) {
          entry = (entry + 2) & last;
          key = pairs[entry] as number;
        }
        if (key === 0) others += this.#isNew(pair, text, otherBits);
        else {
          const seen = pairSeen[entry >>> 6] as number;
          const seenBit = 1 << ((entry >>> 1) & 31);
          if ((seen & seenBit) === 0) {
            pairSeen[entry >>> 6] = seen | seenBit;
            pairsThere[pairCount++] = entry >>> 1;
            const both = pairs[entry + 1] as number;
            offer += both >> 16;
            push += (both << 16) >> 16;
          }
        }
      }
      before = unit;
    }
    for (let i = 0; i < singleCount; i++) singleSeen[(singlesThere[i] as number) >>> 5] = 0;
    for (let i = 0; i < pairCount; i++) pairSeen[(pairsThere[i] as number) >>> 5] = 0;
    this.#singleCount = singleCount;
    this.#pairCount = pairCount;
    this.#lengthThere = this.#lengths[Math.round(Math.log2(length + 1))] ?? [];
    const [longOffer = 0, longPush = 0] = this.#lengthThere;
    return {
      offer: offer / PART + longOffer,
      push: push / PART + longPush,
      distinct: 1 + singleCount + pairCount + others,
      pairs: pairCount + others,
      knownPairs: pairCount,
    };
  }

  /** What the text that `sum` read last adds up to for each category. */
  sumLeans(): Float64Array {
    const rows = this.#rowsThere;
    const leans = this.#leans;
    let count = 0;
    for (let i = 0; i < this.#singleCount; i++) {
      rows[count++] = this.#singleRow[this.#singlesThere[i] as number] as number;
    }
    for (let i = 0; i < this.#pairCount; i++) {
      rows[count++] = this.#pairRow[this.#pairsThere[i] as number] as number;
    }
    return Float64Array.from(CATEGORIES, (_, question) => {
      let sum = 0;
      for (let i = 0; i < count; i++)
        sum += leans[LEANS * (rows[i] as number) + question] as number;
      return sum / PART + (this.#lengthThere[2 + question] ?? 0);
    });
  }

  /** Makes the table of other pairs at least twice as large as the text. Out: bits of a place. */
  #roomFor(size: number): number {
    if (size > this.#singlesThere.length) {
      this.#singlesThere = new Uint16Array(2 * size);
      this.#pairsThere = new Int32Array(2 * size);
      this.#rowsThere = new Int32Array(4 * size);
    }
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

/** Both weights of a gram in one number: offer above, push below. 16 bits each: up to 3,276. */
function packed(tones: readonly number[], gram: number): number {
  return ((tones[2 * gram] as number) << 16) | ((tones[2 * gram + 1] as number) & 0xffff);
}
