import { CharClass, CLASS, FOLD, isLookUp, readAs } from './chars';

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

export interface Rewrites {
  /** First unit of every key. */
  readonly firsts: ReadonlySet<number>;
  readonly longest: number;
  readonly map: ReadonlyMap<string, string>;
}

const NO_REWRITES: Rewrites = { firsts: new Set(), longest: 0, map: new Map() };

/** Prepares a table of multi-character readings (亻弋 → 代) for `normalise`. */
export function prepareRewrites(table: Readonly<Record<string, string>>): Rewrites {
  const map = new Map(Object.entries(table));
  return {
    map,
    firsts: new Set([...map.keys()].map((key) => key.charCodeAt(0))),
    longest: Math.max(0, ...[...map.keys()].map((key) => key.length)),
  };
}

/** Length of the rest of the line from `from`, counted no further than `limit` units. */
function lineLength(text: string, from: number, limit: number): number {
  let length = 0;
  for (let at = from; at < text.length && length <= limit; at++) {
    const unit = text.charCodeAt(at);
    if (CLASS[unit] === CharClass.Newline) return length;
    if (CLASS[unit] !== CharClass.Space) length++;
  }
  return length;
}

/**
 * Reads a text in one pass, linear in its length.
 * In: any string, lone surrogates included. Out: the dense text and its maps; every original
 * offset lies inside the string and the offsets never go back.
 */
export function normalise(original: string, rewrites: Rewrites = NO_REWRITES): Normalised {
  const length = original.length;
  // A reading can be longer than its character (㎏ → kg); the buffers grow when that happens.
  let capacity = length + 16;
  let units = new Uint16Array(capacity);
  let starts = new Int32Array(capacity);
  let ends = new Int32Array(capacity);
  let gaps = new Uint8Array(capacity);
  let clause = new Int32Array(capacity);
  let sentence = new Int32Array(capacity);
  let paragraph = new Int32Array(capacity);
  let size = 0;
  let clauseNo = 0;
  let sentenceNo = 0;
  let paragraphNo = 0;
  let pendingGap: Gap = Gap.None;
  let pendingFrom = -1;
  let pendingUnit = 0;
  let lineUnits = 0;

  const grow = () => {
    capacity = capacity * 2;
    const bigger = <T extends Uint16Array | Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    units = bigger(units, new Uint16Array(capacity));
    starts = bigger(starts, new Int32Array(capacity));
    ends = bigger(ends, new Int32Array(capacity));
    gaps = bigger(gaps, new Uint8Array(capacity));
    clause = bigger(clause, new Int32Array(capacity));
    sentence = bigger(sentence, new Int32Array(capacity));
    paragraph = bigger(paragraph, new Int32Array(capacity));
  };

  const put = (unit: number, start: number, end: number, gap: Gap) => {
    if (size === capacity) grow();
    units[size] = unit;
    starts[size] = start;
    ends[size] = end;
    gaps[size] = gap;
    clause[size] = clauseNo;
    sentence[size] = sentenceNo;
    paragraph[size] = paragraphNo;
    size++;
  };

  const take = (unit: number, start: number, end: number) => {
    const charClass = CLASS[unit];
    if (charClass === CharClass.Space || charClass === CharClass.Noise) {
      if (pendingGap === Gap.None) {
        pendingFrom = start;
        pendingUnit = unit;
      }
      if (charClass === CharClass.Noise) pendingGap = Gap.Noise;
      else if (pendingGap === Gap.None) pendingGap = Gap.Space;
      return;
    }
    if (charClass === CharClass.Newline) {
      const vertical =
        lineUnits > 0 &&
        lineUnits <= VERTICAL_LINE_UNITS &&
        lineLength(original, end, VERTICAL_LINE_UNITS) <= VERTICAL_LINE_UNITS &&
        lineLength(original, end, VERTICAL_LINE_UNITS) > 0;
      lineUnits = 0;
      if (vertical) {
        if (pendingGap === Gap.None) pendingFrom = start;
        pendingGap = Gap.Noise;
        pendingUnit = unit;
        return;
      }
      pendingGap = Gap.None;
      put(0x0a, start, end, Gap.None);
      clauseNo++;
      sentenceNo++;
      paragraphNo++;
      return;
    }
    lineUnits++;
    if (pendingGap !== Gap.None) {
      const previous = size > 0 ? CLASS[units[size - 1] ?? 0] : CharClass.Newline;
      const wordly = (c: number | undefined) => c === CharClass.Digit || c === CharClass.Letter;
      // Between two Latin words or numbers the gap means something: "1 000", "5-10", "buy now".
      if (wordly(previous) && wordly(charClass)) put(pendingUnit, pendingFrom, start, Gap.None);
      else if (previous !== CharClass.Newline) clauseNo++;
    }
    put(unit, start, end, pendingGap);
    pendingGap = Gap.None;
    if (charClass === CharClass.SentenceEnd) {
      clauseNo++;
      sentenceNo++;
    } else if (charClass === CharClass.ClauseEnd || charClass === CharClass.Bracket) clauseNo++;
  };

  for (let at = 0; at < length; ) {
    const unit = original.charCodeAt(at);
    if (rewrites.longest > 0 && rewrites.firsts.has(unit)) {
      let taken = 0;
      for (let size = Math.min(rewrites.longest, length - at); size > 0 && taken === 0; size--) {
        const reading = rewrites.map.get(original.slice(at, at + size));
        if (reading === undefined) continue;
        for (let i = 0; i < reading.length; i++) take(reading.charCodeAt(i), at, at + size);
        taken = size;
      }
      if (taken > 0) {
        at += taken;
        continue;
      }
    }
    const folded = FOLD[unit] ?? 0;
    if (!isLookUp(folded)) {
      if (folded !== 0) take(folded, at, at + 1);
      at++;
      continue;
    }
    const codePoint = original.codePointAt(at) ?? unit;
    const width = codePoint > 0xffff ? 2 : 1;
    const reading = readAs(original.slice(at, at + width));
    // Characters outside the first plane that read as nothing shorter: ideographs and emoji.
    if (reading.length > 0 && (reading.codePointAt(0) ?? 0) > 0xffff) take(0xfffd, at, at + width);
    else for (let i = 0; i < reading.length; i++) take(reading.charCodeAt(i), at, at + width);
    at += width;
  }

  return {
    original,
    text: decode(units.subarray(0, size)),
    starts: starts.subarray(0, size),
    ends: ends.subarray(0, size),
    gaps: gaps.subarray(0, size),
    clause: clause.subarray(0, size),
    sentence: sentence.subarray(0, size),
    paragraph: paragraph.subarray(0, size),
  };
}

const CHUNK = 8192;

function decode(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) {
    text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  }
  return text;
}

/** A term as the dense text would hold it: folded, noise left out. For rule files, not for posts. */
export function foldTerm(term: string): string {
  return normalise(term).text;
}

/**
 * The original stretch behind the dense range [start, end).
 * Out: UTF-16 offsets into the original text, `end` exclusive.
 */
export function originalRange(
  normalised: Normalised,
  start: number,
  end: number,
): { start: number; end: number } {
  return {
    start: normalised.starts[start] ?? normalised.original.length,
    end: normalised.ends[end - 1] ?? normalised.original.length,
  };
}
