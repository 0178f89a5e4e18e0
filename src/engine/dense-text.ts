import { CharClass, CLASS } from './chars';
import { countStretches, emptyStretches, type Stretches } from './stretches';

/** What stood between a character and the one before it and was left out. */
export const Gap = {
  None: 0,
  /** Spaces only. */
  Space: 1,
  /** Symbols, emoji, or a line break inside vertical text. */
  Noise: 2,
} as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

/** Arguments that one call of `fromCharCode` gets. */
const CHUNK = 4096;

/**
 * A text as the engine reads it: folded (width, case, traditional, fancy letters), without the
 * noise that people set between characters, with a way back to every original offset. What only
 * few texts are asked for is worked out when it is asked for.
 */
export class Normalised {
  #text: string | undefined;
  #stretches: Stretches | undefined;

  constructor(
    readonly original: string,
    /**
     * The dense text, unit by unit; only the first `size` entries count, here and below.
     * Punctuation and line breaks stay in it, so no term reaches across them.
     */
    readonly units: Uint16Array,
    readonly size: number,
    /** Per dense unit: UTF-16 offsets [start, end) of the characters that it was read from. */
    readonly starts: Int32Array,
    readonly ends: Int32Array,
    readonly gaps: Uint8Array,
    /** Arrays for the numbers of clauses and the like; without them new ones are made. */
    readonly scratch?: Stretches,
  ) {}

  /** The dense text as a string. */
  get text(): string {
    if (this.#text === undefined) {
      let text = '';
      for (let at = 0; at < this.size; at += CHUNK) {
        const chunk = this.units.subarray(at, Math.min(this.size, at + CHUNK));
        text += String.fromCharCode.apply(null, chunk as unknown as number[]);
      }
      this.#text = text;
    }
    return this.#text;
  }

  /** Per dense unit: number of its clause, sentence and paragraph. All three only ever rise. */
  get clause(): Int32Array {
    return this.#counted().clause;
  }

  get sentence(): Int32Array {
    return this.#counted().sentence;
  }

  get paragraph(): Int32Array {
    return this.#counted().paragraph;
  }

  #counted(): Stretches {
    this.#stretches ??= countStretches(this, this.scratch ?? emptyStretches(this.size));
    return this.#stretches;
  }

  /** A copy that outlives the reading of the next text. */
  kept(): Normalised {
    const { size } = this;
    return new Normalised(
      this.original,
      this.units.slice(0, size),
      size,
      this.starts.slice(0, size),
      this.ends.slice(0, size),
      this.gaps.slice(0, size),
    );
  }
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

/** Builds the dense text, unit by unit. Its arrays are used again and again. */
export class DenseText {
  #units = new Uint16Array(1024);
  #starts = new Int32Array(1024);
  #ends = new Int32Array(1024);
  #gaps = new Uint8Array(1024);
  #stretches = emptyStretches(1024);
  #size = 0;
  /** What was left out since the last unit, where it began, and its first unit. */
  #gap: Gap = Gap.None;
  #gapFrom = 0;
  #gapUnit = 0;
  #lineUnits = 0;
  #lastClass: number = CharClass.Newline;

  begin(): void {
    this.#size = 0;
    this.#gap = Gap.None;
    this.#lineUnits = 0;
    this.#lastClass = CharClass.Newline;
  }

  /**
   * Takes a run of units that are kept as they are or read as one other unit: most of every text.
   * In: per unit, what to do with it (`Plan` of normalise.ts), and what it is read as.
   * Out: the offset of the first unit that needs a closer look, or the length.
   */
  takeRun(original: string, from: number, plan: Uint8Array, fold: Uint16Array): number {
    const until = original.length;
    this.#room(until - from);
    const units = this.#units;
    const starts = this.#starts;
    const ends = this.#ends;
    const gaps = this.#gaps;
    let size = this.#size;
    let at = from;
    if (this.#gap === Gap.None) {
      for (; at < until; at++) {
        const unit = original.charCodeAt(at);
        if (plan[unit] !== 0) break;
        units[size] = fold[unit] as number;
        starts[size] = at;
        ends[size] = at + 1;
        gaps[size] = 0;
        size++;
      }
    }
    if (at > from) {
      this.#lastClass = CLASS[units[size - 1] as number] as number;
      this.#lineUnits += at - from;
      this.#size = size;
    }
    return at;
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
  }

  #put(unit: number, start: number, end: number): void {
    const at = this.#size;
    this.#room(1);
    this.#units[at] = unit;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#gaps[at] = this.#gap;
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
    // Between two Latin words or numbers the gap means something: "1 000", "5-10", "buy now".
    if (isWordly(last) && isWordly(charClass)) {
      this.#gap = Gap.None;
      this.#put(this.#gapUnit, this.#gapFrom, start);
    }
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
  }

  /** Makes room for so many more units. */
  #room(more: number): void {
    if (this.#size + more <= this.#units.length) return;
    const length = Math.max(this.#units.length * 2, this.#size + more);
    this.#units = grown(this.#units, new Uint16Array(length));
    this.#starts = grown(this.#starts, new Int32Array(length));
    this.#ends = grown(this.#ends, new Int32Array(length));
    this.#gaps = grown(this.#gaps, new Uint8Array(length));
    this.#stretches = emptyStretches(length);
  }

  /** Valid until the next `begin`; `kept` makes it last. */
  result(original: string): Normalised {
    return new Normalised(
      original,
      this.#units,
      this.#size,
      this.#starts,
      this.#ends,
      this.#gaps,
      this.#stretches,
    );
  }
}

function isWordly(charClass: number): boolean {
  return charClass === CharClass.Digit || charClass === CharClass.Letter;
}

function grown<T extends Uint16Array | Int32Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
