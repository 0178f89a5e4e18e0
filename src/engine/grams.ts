import { CharClass, CLASS } from './chars';
import type { GramsData, VoiceWeights } from './data';
import { buildGramTables, type GramTables, hash, SORT_ROW } from './gram-tables';

/** What the characters of a text add up to. */
export interface GramSums {
  readonly offer: number;
  readonly push: number;
  /** Number of different grams but triples, known ones and others. */
  readonly distinct: number;
  /** Number of different pairs among them, and of those that have weights. */
  readonly pairs: number;
  readonly knownPairs: number;
}

/** Weights are whole numbers of this part, so that sums are exact. */
const PART = 10;
const DIGIT_0 = 0x30;
/**
 * Adds up the weights of what `gramsOf` and `triplesOf` (voice.ts) list, without their strings. What
 * was seen is a bit each, so that it stays in the fast caches.
 */
export class GramTable {
  readonly #tables: GramTables;
  /** A bit per unit, place and triple: seen in the present text. All 0 between two texts. */
  readonly #singleSeen = new Int32Array(0x10000 / 32);
  readonly #pairSeen: Int32Array;
  readonly #tripleSeen: Int32Array;
  /** What the present text has of single units, of pairs with weights (places) and of triples. */
  #singlesThere = new Uint16Array(1024);
  #pairsThere = new Int32Array(1024);
  #triplesThere = new Int32Array(1024);
  /** Their rows of sort weights. */
  #rowsThere = new Int32Array(2048);
  #singleCount = 0;
  #pairCount = 0;
  #lengthThere: VoiceWeights = [];
  /** Pairs of the present text that have no weights: key, text. */
  #others = new Int32Array(2 << 10);
  #text = 0;

  constructor(data: GramsData) {
    const tables = buildGramTables(data);
    this.#tables = tables;
    this.#pairSeen = new Int32Array((1 << tables.pairBits) / 32);
    this.#tripleSeen = new Int32Array((tables.triples.length >> 6) + 1);
  }

  /** Linear in `size`. In: units of a dense text (no unit 0 among them), how many of them count. */
  sum(units: Uint16Array, size: number): GramSums {
    const text = ++this.#text;
    const classes = CLASS;
    const { singles, pairs, triplesOf, triples } = this.#tables;
    const shift = 32 - this.#tables.pairBits;
    const last = pairs.length - 1;
    const otherBits = this.#roomFor(size);
    const singleSeen = this.#singleSeen;
    const pairSeen = this.#pairSeen;
    const singlesThere = this.#singlesThere;
    const pairsThere = this.#pairsThere;
    const tripleSeen = this.#tripleSeen;
    const triplesThere = this.#triplesThere;
    let offer = 0;
    let push = 0;
    let singleCount = 0;
    let pairCount = 0;
    let tripleCount = 0;
    let others = 0;
    /** Where the triples begin that the last two units begin. */
    let from = 0;
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
      if (from !== 0) {
        let at3 = from;
        while (triples[at3] !== unit && triples[at3] !== 0) at3 += 2;
        const seen = tripleSeen[at3 >>> 6] as number;
        const seenBit = 1 << ((at3 >>> 1) & 31);
        if (triples[at3] !== 0 && (seen & seenBit) === 0) {
          tripleSeen[at3 >>> 6] = seen | seenBit;
          triplesThere[tripleCount++] = at3;
          const both = triples[at3 + 1] as number;
          offer += both >> 16;
          push += (both << 16) >> 16;
        }
        from = 0;
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
          from = triplesOf[entry >>> 1] as number;
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
    for (let i = 0; i < tripleCount; i++) tripleSeen[(triplesThere[i] as number) >>> 6] = 0;
    this.#singleCount = singleCount;
    this.#pairCount = pairCount;
    this.#lengthThere = this.#tables.lengths[Math.round(Math.log2(length + 1))] ?? [];
    const [longOffer = 0, longPush = 0] = this.#lengthThere;
    return {
      offer: offer / PART + longOffer,
      push: push / PART + longPush,
      distinct: 1 + singleCount + pairCount + others,
      pairs: pairCount + others,
      knownPairs: pairCount,
    };
  }

  /** What the text that `sum` read last adds up to for each sort. */
  sumSorts(): Float64Array {
    const rows = this.#rowsThere;
    const { sorts, sortCount, singleRow, pairRow } = this.#tables;
    let count = 0;
    for (let i = 0; i < this.#singleCount; i++) {
      rows[count++] = singleRow[this.#singlesThere[i] as number] as number;
    }
    for (let i = 0; i < this.#pairCount; i++) {
      rows[count++] = pairRow[this.#pairsThere[i] as number] as number;
    }
    const sums = new Float64Array(sortCount);
    for (let i = 0; i < count; i++) {
      // Row 0 holds nothing.
      if (rows[i] === 0) continue;
      const row = SORT_ROW * (rows[i] as number);
      for (let sort = 0; sort < sortCount; sort++)
        sums[sort] = (sums[sort] as number) + (sorts[row + sort] as number);
    }
    for (let sort = 0; sort < sortCount; sort++) {
      sums[sort] = (sums[sort] as number) / PART + (this.#lengthThere[2 + sort] ?? 0);
    }
    return sums;
  }

  /** Makes the table of other pairs at least twice as large as the text. Out: bits of a place. */
  #roomFor(size: number): number {
    if (size > this.#singlesThere.length) {
      this.#singlesThere = new Uint16Array(2 * size);
      this.#pairsThere = new Int32Array(2 * size);
      this.#triplesThere = new Int32Array(2 * size);
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
