import { CharClass, CLASS, FOLD, isLookUp, readAs } from './chars';
import { DenseText, type Normalised } from './dense-text';

/** Multi-character readings (亻弋 → 代), ready to be looked up. */
export interface Rewrites {
  /** Per unit: 0 = taken as `FOLD` says, nothing else to know; `CLOSER` = look closer. */
  readonly plan: Uint8Array;
  /** Per unit: 1 if a key begins with it. */
  readonly begins: Uint8Array;
  readonly longest: number;
  readonly map: ReadonlyMap<string, string>;
}

const CLOSER = 1;

/** Prepares a table of multi-character readings for `normalise`. */
export function prepareRewrites(table: Readonly<Record<string, string>>): Rewrites {
  const map = new Map(Object.entries(table));
  const plan = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const folded = FOLD[unit] as number;
    const kept = folded !== 0 && (CLASS[folded] as number) < CharClass.Newline;
    if (!kept || isLookUp(folded)) plan[unit] = CLOSER;
  }
  const begins = new Uint8Array(0x10000);
  let longest = 0;
  for (const key of map.keys()) {
    begins[key.charCodeAt(0)] = 1;
    plan[key.charCodeAt(0)] = CLOSER;
    longest = Math.max(longest, key.length);
  }
  return { plan, map, begins, longest };
}

const NO_REWRITES = prepareRewrites({});

/** An ideograph or emoji outside the first plane: one unit that is in no term. */
const ASTRAL = 0xfffd;

// One for all texts: the work is synchronous, and what it holds is copied out where it must last.
const dense = new DenseText();

/**
 * Reads a text in one pass, linear in its length.
 * In: any string, lone surrogates included. Out: the dense text and its maps; every original
 * offset lies inside the string and the offsets never go back.
 */
export function normalise(original: string, rewrites: Rewrites = NO_REWRITES): Normalised {
  return read(original, rewrites).kept();
}

/** As `normalise`, without copies: valid only until the next text is read. */
export function read(original: string, rewrites: Rewrites): Normalised {
  dense.begin();
  const { length } = original;
  for (let at = 0; at < length; ) {
    at = dense.takeRun(original, at, rewrites.plan, FOLD);
    if (at < length) at = lookCloser(original, at, rewrites);
  }
  return dense.result(original);
}

/** Takes what stands at `at`, whatever it is. Out: the offset behind it. */
function lookCloser(original: string, at: number, rewrites: Rewrites): number {
  const unit = original.charCodeAt(at);
  if (rewrites.begins[unit] === 1) {
    const taken = rewrite(original, at, rewrites);
    if (taken > 0) return at + taken;
  }
  const folded = FOLD[unit] as number;
  if (!isLookUp(folded)) {
    if (folded !== 0) dense.take(folded, at, at + 1, original);
    return at + 1;
  }
  const point = original.codePointAt(at) ?? unit;
  const width = point > 0xffff ? 2 : 1;
  const reading = readAs(point);
  // What has no shorter reading and lies outside the first plane: ideographs and emoji.
  if (reading === undefined) dense.take(width === 2 ? ASTRAL : unit, at, at + width, original);
  else if ((reading.codePointAt(0) ?? 0) > 0xffff) dense.take(ASTRAL, at, at + width, original);
  else {
    for (let i = 0; i < reading.length; i++) {
      dense.take(reading.charCodeAt(i), at, at + width, original);
    }
  }
  return at + width;
}

/** Takes the longest key that stands at `at`. Out: its length, 0 if none does. */
function rewrite(original: string, at: number, rewrites: Rewrites): number {
  for (let size = Math.min(rewrites.longest, original.length - at); size > 0; size--) {
    const reading = rewrites.map.get(original.slice(at, at + size));
    if (reading === undefined) continue;
    for (let i = 0; i < reading.length; i++) {
      dense.take(reading.charCodeAt(i), at, at + size, original);
    }
    return size;
  }
  return 0;
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
  const { starts, ends, size, original } = normalised;
  return {
    start: start < size ? (starts[start] as number) : original.length,
    end: end > 0 && end <= size ? (ends[end - 1] as number) : original.length,
  };
}

export { Gap, type Normalised } from './dense-text';
