import { CharClass, CLASS, isMark } from './chars';
import type { Match } from './matches';
import type { Normalised } from './normalised';
import type { Segmenter } from './types';

/** Longest sentence that is segmented whole; in longer ones a window around the hit is enough. */
const MAX_SENTENCE_UNITS = 300;
const WINDOW_UNITS = 32;

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly bounds: Int32Array;
}

/** Tells whether a match cuts a word in half. One per text: what was segmented is remembered. */
export class WordGuard {
  readonly #known = new Map<number, Bounds>();

  constructor(
    readonly normalised: Normalised,
    readonly segmenter: Segmenter,
  ) {}

  /** True if a dictionary word crosses one of the outer edges of a piece of the match. */
  cutsWord(match: Match): boolean {
    for (const [start, end] of match.runs) if (this.#edgeCut(start, end)) return true;
    return false;
  }

  #edgeCut(start: number, end: number): boolean {
    const openLeft = start > 0 && this.#isHan(start) && this.#isHan(start - 1);
    const openRight = end < this.normalised.size && this.#isHan(end - 1) && this.#isHan(end);
    if (!openLeft && !openRight) return false;
    // A word that begins before the piece and ends inside it, or the other way round, is cut. A word
    // that holds the whole piece (代理商 for 代理) is only a longer form of it.
    const atLeft = this.#boundsAround(start, start, end);
    const left = wordAt(atLeft.bounds, start - atLeft.from);
    if (left.start < start - atLeft.from && left.end < end - atLeft.from) return true;
    const atRight = this.#boundsAround(end - 1, start, end);
    const right = wordAt(atRight.bounds, end - 1 - atRight.from);
    return right.start > start - atRight.from && right.end > end - atRight.from;
  }

  #isHan(at: number): boolean {
    return CLASS[this.normalised.units[at] as number] === CharClass.Han;
  }

  /**
   * The words around `at`, inside the window of the piece [start, end). Words never reach across
   * punctuation, so what stands between two marks can be segmented alone.
   */
  #boundsAround(at: number, start: number, end: number): Bounds {
    const around = this.#around(start, end);
    const { units, text } = this.normalised;
    let from = at;
    while (from > around.from && !isMark(units[from - 1] as number)) from--;
    let to = at + 1;
    while (to < around.to && !isMark(units[to] as number)) to++;
    const known = this.#known.get(from);
    if (known?.to === to) return known;
    const fresh = { from, to, bounds: this.segmenter.boundaries(text.slice(from, to)) };
    this.#known.set(from, fresh);
    return fresh;
  }

  #around(start: number, end: number): { from: number; to: number } {
    const { sentence, size } = this.normalised;
    const number = sentence[start];
    let from = start;
    while (from > 0 && sentence[from - 1] === number && start - from < MAX_SENTENCE_UNITS) from--;
    let to = end;
    while (to < size && sentence[to] === number && to - end < MAX_SENTENCE_UNITS) to++;
    if (to - from <= MAX_SENTENCE_UNITS) return { from, to };
    return { from: Math.max(from, start - WINDOW_UNITS), to: Math.min(to, end + WINDOW_UNITS) };
  }
}

/** The word that holds the character at `at`. Bounds are sorted and hold 0 and the length. */
function wordAt(bounds: Int32Array, at: number): { start: number; end: number } {
  let low = 0;
  let high = bounds.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return { start: bounds[low] as number, end: bounds[high] as number };
}
