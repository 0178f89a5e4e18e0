import { CharClass, CLASS } from './chars';
import type { VoiceData } from './data';

/** What the characters of a text add up to. */
export interface GramSums {
  offer: number;
  push: number;
  /** Number of different grams, known ones and others. */
  distinct: number;
}

/** At most twice `MAX_VOICE_UNITS` pairs stand in one text: a quarter full at the worst. */
const OTHERS = 1 << 14;
const DIGIT_0 = 0x30;

/** Multiplicative hashing (Knuth) of a pair of units. */
function hash(pair: number, bits: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> (32 - bits);
}

/**
 * The weights of voice.json as tables that are looked up by number: single units directly, pairs by
 * open addressing. Adds up what `gramsOf` (voice.ts) lists, in the same order, without its strings.
 */
export class GramTable {
  /** Unit → index of its weights, 0 = none. */
  readonly #single = new Uint16Array(0x10000);
  readonly #singleSeen = new Int32Array(0x10000);
  readonly #pairs: Int32Array;
  readonly #pairSeen: Int32Array;
  readonly #pairIndex: Int32Array;
  readonly #pairBits: number;
  readonly #weights: Float64Array;
  readonly #lengths = new Map<number, number>();
  readonly #others = new Int32Array(OTHERS);
  readonly #otherSeen = new Int32Array(OTHERS);
  #text = 0;

  constructor(grams: VoiceData['grams']) {
    const entries = Object.entries(grams).sort(([a], [b]) => a.length - b.length);
    this.#weights = new Float64Array(2 * entries.length + 2);
    this.#pairBits = Math.max(10, Math.ceil(Math.log2(entries.length * 2.5 + 1)));
    this.#pairs = new Int32Array(1 << this.#pairBits);
    this.#pairSeen = new Int32Array(1 << this.#pairBits);
    this.#pairIndex = new Int32Array(1 << this.#pairBits);
    entries.forEach(([gram, [offer, push]], i) => {
      const index = i + 1;
      this.#weights[2 * index] = offer;
      this.#weights[2 * index + 1] = push;
      const length = /^#(\d+)$/.exec(gram)?.[1];
      if (length !== undefined) this.#lengths.set(Number(length), index);
      if (gram.length === 1) this.#single[gram.charCodeAt(0)] = index;
      else if (gram.length === 2) this.#addPair(gram, index);
      else if (length === undefined) {
        throw new Error(`voice: "${gram}" is neither a character nor a pair nor a length`);
      }
    });
  }

  #addPair(gram: string, index: number): void {
    const pair = (gram.charCodeAt(0) << 16) | gram.charCodeAt(1);
    const mask = this.#pairs.length - 1;
    let place = hash(pair, this.#pairBits);
    while (this.#pairs[place] !== 0) place = (place + 1) & mask;
    this.#pairs[place] = pair;
    this.#pairIndex[place] = index;
  }

  /** Linear in `size`. In: units of a dense text (no unit 0 among them), how many of them count. */
  sum(units: Uint16Array, size: number): GramSums {
    const text = ++this.#text;
    const single = this.#single;
    const singleSeen = this.#singleSeen;
    const pairs = this.#pairs;
    const pairSeen = this.#pairSeen;
    const weights = this.#weights;
    const bits = this.#pairBits;
    const mask = pairs.length - 1;
    let offer = 0;
    let push = 0;
    let distinct = 1;
    let length = 0;
    let here = size > 0 ? (units[0] as number) : 0;
    let hereIsDigit = CLASS[here] === CharClass.Digit;
    if (hereIsDigit) here = DIGIT_0;
    for (let at = 0; at < size; ) {
      // A number is one `0`, however long it is.
      let next = 0;
      let nextIsDigit = false;
      while (++at < size) {
        next = units[at] as number;
        nextIsDigit = CLASS[next] === CharClass.Digit;
        if (!nextIsDigit) break;
        next = DIGIT_0;
        if (!hereIsDigit) break;
      }
      length++;
      if (singleSeen[here] !== text) {
        singleSeen[here] = text;
        distinct++;
        const index = single[here] as number;
        offer += weights[2 * index] as number;
        push += weights[2 * index + 1] as number;
      }
      if (at >= size) break;
      const pair = (here << 16) | next;
      let place = Math.imul(pair, 0x9e3779b1) >>> (32 - bits);
      let there = pairs[place] as number;
      while (there !== pair && there !== 0) {
        place = (place + 1) & mask;
        there = pairs[place] as number;
      }
      if (there === 0) distinct += this.#isNewPair(pair, text);
      else if (pairSeen[place] !== text) {
        pairSeen[place] = text;
        distinct++;
        const index = this.#pairIndex[place] as number;
        offer += weights[2 * index] as number;
        push += weights[2 * index + 1] as number;
      }
      here = next;
      hereIsDigit = nextIsDigit;
    }
    const index = this.#lengths.get(Math.round(Math.log2(length + 1))) ?? 0;
    offer += weights[2 * index] as number;
    push += weights[2 * index + 1] as number;
    return { offer, push, distinct };
  }

  /** 1 if a pair without weights was not seen in this text before, else 0. */
  #isNewPair(pair: number, text: number): 0 | 1 {
    const others = this.#others;
    const seen = this.#otherSeen;
    let place = hash(pair, 14);
    while (seen[place] === text) {
      if (others[place] === pair) return 0;
      place = (place + 1) & (OTHERS - 1);
    }
    others[place] = pair;
    seen[place] = text;
    return 1;
  }
}
