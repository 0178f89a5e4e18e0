/**
 * Which texts are the same but for small changes: MinHash over runs of characters (Broder 1997),
 * compared in bands. What sellers change from copy to copy (numbers, contact names, emoji, spaces)
 * does not count.
 */
export type Sketch = readonly number[];

const HASHES = 16;
const ROWS_PER_BAND = 4;
const SHINGLE = 3;
/** Share of equal hashes from which two texts are one, with small changes. */
const SAME_SHARE = 0.7;
/** Texts with fewer characters of substance are only equal when they are equal. */
const MIN_CHARS = 12;
/** The beginning of an article tells enough. */
const MAX_CHARS = 4_000;

/** The characters of substance of a text. */
function substance(text: string): string {
  return text
    .slice(0, 2 * MAX_CHARS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Script=Han}]/gu, '');
}

/** 16 numbers that are equal for nearly equal texts, in nearly all places. */
export function sketchOf(text: string): Sketch {
  const bare = substance(text).slice(0, MAX_CHARS);
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  if (bare.length < MIN_CHARS) {
    least.fill(hash(text.trim(), 0, text.trim().length));
    return Array.from(least, (value, index) => mix(value, index));
  }
  for (let at = 0; at + SHINGLE <= bare.length; at++) {
    const shingle = hash(bare, at, at + SHINGLE);
    for (let index = 0; index < HASHES; index++) {
      const value = mix(shingle, index);
      if (value < (least[index] ?? 0)) least[index] = value;
    }
  }
  return Array.from(least);
}

/** Keys under which a sketch is found again: nearly equal texts share at least one. */
export function bandsOf(sketch: Sketch): string[] {
  const bands: string[] = [];
  for (let from = 0; from < HASHES; from += ROWS_PER_BAND) {
    const rows = sketch.slice(from, from + ROWS_PER_BAND);
    bands.push(`${from / ROWS_PER_BAND}:${rows.map((value) => value.toString(36)).join('.')}`);
  }
  return bands;
}

/** True for two texts that differ by small changes only. */
export function isNear(a: Sketch, b: Sketch): boolean {
  const equal = a.filter((value, index) => value === b[index]).length;
  return equal >= HASHES * SAME_SHARE;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** One of many hash functions (the finaliser of MurmurHash3, seeded). */
function mix(value: number, seed: number): number {
  let mixed = value ^ Math.imul(seed + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
