import { countStretches, emptyStretches, type Stretches } from './stretches';

/** What stood between a character and the one before it and was left out. */
export const Gap = {
  None: 0,
  /** Spaces only. */
  Space: 1,
  /** Symbols, emoji, or a line break inside vertical text. */
  Noise: 2,
  /** Only characters that cannot be seen. */
  Unseen: 3,
  /** Whatever stood there: the character itself is written as another one, or as several. */
  Disguised: 4,
} as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

/** True if the dense range [start, end) is not written plainly: noise inside, or a disguised unit. */
export function isEvaded(gaps: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const gap = gaps[at] as number;
    if (gap === Gap.Disguised || (gap >= Gap.Noise && at > start)) return true;
  }
  return false;
}

/** True if a reader sees that something stands between a character and the one before it. */
export function isApart(gap: number | undefined): boolean {
  return gap === Gap.Space || gap === Gap.Noise;
}

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
    /** Words that are written as something else: 代莉, dai理, 亻弋理. */
    readonly disguises: number,
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
      this.disguises,
    );
  }
}
