import { CharClass, CLASS } from './chars';
import type { Normalised } from './dense-text';
import type { Match } from './matches';
import type { Segmenter } from './types';

/** Longest sentence that is segmented whole; in longer ones a window around the hit is enough. */
const MAX_SENTENCE_UNITS = 300;
const WINDOW_UNITS = 32;

/** Tells whether a match cuts a word in half. One per text: what was segmented is remembered. */
export class WordGuard {
  readonly #known = new Map<number, { readonly from: number; readonly bounds: Int32Array }>();

  constructor(
    readonly normalised: Normalised,
    readonly segmenter: Segmenter,
  ) {}

  /** True if a dictionary word crosses one of the outer edges of a piece of the match. */
  cutsWord(match: Match): boolean {
    return match.runs.some(([start, end]) => this.#edgeCut(start, end));
  }

  #edgeCut(start: number, end: number): boolean {
    const { text } = this.normalised;
    const han = (at: number) => CLASS[text.charCodeAt(at)] === CharClass.Han;
    const openLeft = start > 0 && han(start) && han(start - 1);
    const openRight = end < text.length && han(end - 1) && han(end);
    if (!openLeft && !openRight) return false;
    const { from, bounds } = this.#boundsAround(start, end);
    // A word that begins before the piece and ends inside it, or the other way round, is cut. A word
    // that holds the whole piece (代理商 for 代理) is only a longer form of it.
    const left = wordAt(bounds, start - from);
    if (left.start < start - from && left.end < end - from) return true;
    const right = wordAt(bounds, end - 1 - from);
    return right.start > start - from && right.end > end - from;
  }

  #boundsAround(start: number, end: number): { from: number; bounds: Int32Array } {
    const { sentence, text } = this.normalised;
    const number = sentence[start];
    let from = start;
    while (from > 0 && sentence[from - 1] === number && start - from < MAX_SENTENCE_UNITS) from--;
    let to = end;
    while (to < text.length && sentence[to] === number && to - end < MAX_SENTENCE_UNITS) to++;
    const whole = to - from <= MAX_SENTENCE_UNITS;
    if (!whole) {
      from = Math.max(from, start - WINDOW_UNITS);
      to = Math.min(to, end + WINDOW_UNITS);
    }
    const known = this.#known.get(from);
    if (known !== undefined && (known.bounds.at(-1) ?? 0) >= end - from) return known;
    const fresh = { from, bounds: this.segmenter.boundaries(text.slice(from, to)) };
    this.#known.set(from, fresh);
    return fresh;
  }
}

/** The word that holds the character at `at`. Bounds are sorted and hold 0 and the length. */
function wordAt(bounds: Int32Array, at: number): { start: number; end: number } {
  let low = 0;
  let high = bounds.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return { start: bounds[low] ?? 0, end: bounds[high] ?? at + 1 };
}
