import { CharClass, CLASS } from './chars';

/** What stood between a character and the one before it and was left out. */
export const Gap = {
  None: 0,
  /** Spaces only. */
  Space: 1,
  /** Symbols, emoji, or a line break inside vertical text. */
  Noise: 2,
} as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

/**
 * A text as the engine reads it: folded (width, case, traditional, fancy letters), without the
 * noise that people set between characters, with a way back to every original offset.
 */
export interface Normalised {
  readonly original: string;
  /** The dense text. Punctuation and line breaks stay in it, so no term reaches across them. */
  readonly text: string;
  /** Per dense unit: UTF-16 offsets [start, end) of the characters that it was read from. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly gaps: Uint8Array;
  /** Per dense unit: number of its clause, sentence and paragraph. All three only ever rise. */
  readonly clause: Int32Array;
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
}

/** Lines this short, several in a row, are one text written from top to bottom. */
const VERTICAL_LINE_UNITS = 2;

/** Length of the rest of the line from `from`, counted no further than `limit` units. */
function lineLength(text: string, from: number, limit: number): number {
  let length = 0;
  for (let at = from; at < text.length && length <= limit; at++) {
    const charClass = CLASS[text.charCodeAt(at)];
    if (charClass === CharClass.Newline) return length;
    if (charClass !== CharClass.Space) length++;
  }
  return length;
}

/** Builds the dense text, unit by unit. Its arrays are used again and again; `result` copies them. */
export class DenseText {
  #units = new Uint16Array(1024);
  #starts = new Int32Array(1024);
  #ends = new Int32Array(1024);
  #gaps = new Uint8Array(1024);
  #clauses = new Int32Array(1024);
  #sentences = new Int32Array(1024);
  #paragraphs = new Int32Array(1024);
  #size = 0;
  #clause = 0;
  #sentence = 0;
  #paragraph = 0;
  /** What was left out since the last unit, where it began, and its first unit. */
  #gap: Gap = Gap.None;
  #gapFrom = 0;
  #gapUnit = 0;
  #lineUnits = 0;
  #lastClass: number = CharClass.Newline;

  begin(): void {
    this.#size = 0;
    this.#clause = 0;
    this.#sentence = 0;
    this.#paragraph = 0;
    this.#gap = Gap.None;
    this.#lineUnits = 0;
    this.#lastClass = CharClass.Newline;
  }

  /** Takes one folded unit that was read from [start, end) of `original`. */
  take(unit: number, start: number, end: number, original: string): void {
    const charClass = CLASS[unit] as number;
    if (charClass >= CharClass.Newline) {
      if (charClass === CharClass.Newline) this.#newline(start, end, original);
      else this.#leaveOut(charClass, unit, start);
      return;
    }
    this.#lineUnits++;
    if (this.#gap !== Gap.None) this.#bridge(charClass, start);
    this.#put(unit, start, end);
    this.#lastClass = charClass;
    if (charClass >= CharClass.SentenceEnd) {
      this.#clause++;
      if (charClass === CharClass.SentenceEnd) this.#sentence++;
    }
  }

  #put(unit: number, start: number, end: number): void {
    const at = this.#size;
    if (at === this.#units.length) this.#grow();
    this.#units[at] = unit;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#gaps[at] = this.#gap;
    this.#clauses[at] = this.#clause;
    this.#sentences[at] = this.#sentence;
    this.#paragraphs[at] = this.#paragraph;
    this.#size = at + 1;
    this.#gap = Gap.None;
  }

  #leaveOut(charClass: number, unit: number, start: number): void {
    if (this.#gap === Gap.None) {
      this.#gapFrom = start;
      this.#gapUnit = unit;
      this.#gap = Gap.Space;
    }
    if (charClass === CharClass.Noise) this.#gap = Gap.Noise;
  }

  /** Decides what a gap means once the unit behind it is known. */
  #bridge(charClass: number, start: number): void {
    const last = this.#lastClass;
    const wordly = (c: number) => c === CharClass.Digit || c === CharClass.Letter;
    // Between two Latin words or numbers the gap means something: "1 000", "5-10", "buy now".
    if (wordly(last) && wordly(charClass)) {
      this.#gap = Gap.None;
      this.#put(this.#gapUnit, this.#gapFrom, start);
    } else if (last !== CharClass.Newline) this.#clause++;
  }

  #newline(start: number, end: number, original: string): void {
    const short = this.#lineUnits > 0 && this.#lineUnits <= VERTICAL_LINE_UNITS;
    this.#lineUnits = 0;
    if (short) {
      const next = lineLength(original, end, VERTICAL_LINE_UNITS);
      if (next > 0 && next <= VERTICAL_LINE_UNITS) {
        this.#leaveOut(CharClass.Noise, 0x20, start);
        return;
      }
    }
    this.#gap = Gap.None;
    this.#put(0x0a, start, end);
    this.#lastClass = CharClass.Newline;
    this.#clause++;
    this.#sentence++;
    this.#paragraph++;
  }

  #grow(): void {
    const bigger = <T extends Uint16Array | Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const length = this.#units.length * 2;
    this.#units = bigger(this.#units, new Uint16Array(length));
    this.#starts = bigger(this.#starts, new Int32Array(length));
    this.#ends = bigger(this.#ends, new Int32Array(length));
    this.#gaps = bigger(this.#gaps, new Uint8Array(length));
    this.#clauses = bigger(this.#clauses, new Int32Array(length));
    this.#sentences = bigger(this.#sentences, new Int32Array(length));
    this.#paragraphs = bigger(this.#paragraphs, new Int32Array(length));
  }

  result(original: string): Normalised {
    const size = this.#size;
    return {
      original,
      text: decode(this.#units, size),
      starts: this.#starts.slice(0, size),
      ends: this.#ends.slice(0, size),
      gaps: this.#gaps.slice(0, size),
      clause: this.#clauses.slice(0, size),
      sentence: this.#sentences.slice(0, size),
      paragraph: this.#paragraphs.slice(0, size),
    };
  }
}

/** Arguments that one call of `fromCharCode` gets. */
const CHUNK = 4096;

function decode(units: Uint16Array, size: number): string {
  let text = '';
  for (let at = 0; at < size; at += CHUNK) {
    const chunk = units.subarray(at, Math.min(size, at + CHUNK));
    text += String.fromCharCode.apply(null, chunk as unknown as number[]);
  }
  return text;
}
