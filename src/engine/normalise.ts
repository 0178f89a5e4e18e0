import { astral, CharClass, CLASS, FOLD, isDrawn, isLookUp, pointOf, readAs } from './chars';
import { CANDIDATE, DenseText } from './dense-text';
import type { Normalised } from './normalised';
import { WrittenForms } from './written-forms';

/** Written forms that stand for something else (亻弋 → 代, daili → 代理), ready to be looked up. */
export interface Rewrites {
  /** Per unit: 0 = taken as `FOLD` says, nothing else to know; `CLOSER`; `CANDIDATE`. */
  readonly plan: Uint8Array;
  /** Forms with symbols and emoji in them, and single characters: looked for as they are written. */
  readonly raw: RawForms;
  /** All others: looked for in the dense text, so that width, case and noise are no matter. */
  readonly forms: WrittenForms;
}

const CLOSER = 1;

interface RawForms {
  /** Per unit: 1 if a form begins with it. */
  readonly begins: Uint8Array;
  readonly longest: number;
  readonly map: ReadonlyMap<string, string>;
}

/** Prepares a table of written forms for `normalise`; a form that stands for itself is left alone. */
export function prepareRewrites(table: Readonly<Record<string, string>>): Rewrites {
  const raw = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const [form, reading] of Object.entries(table)) {
    const plain = isPlain(form) ? form : foldTerm(form);
    if (plain.length > 1 && plain.length >= reading.length) folded.set(plain, reading);
    else raw.set(form, reading);
  }
  const forms = new WrittenForms(folded);
  const plan = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const read = FOLD[unit] as number;
    const kept = read !== 0 && (CLASS[read] as number) < CharClass.Newline;
    if (!kept || isLookUp(read) || isDrawn(unit)) plan[unit] = CLOSER;
    else if (forms.mayBegin(read)) plan[unit] = CANDIDATE;
  }
  const begins = new Uint8Array(0x10000);
  let longest = 0;
  for (const form of raw.keys()) {
    begins[form.charCodeAt(0)] = 1;
    plan[form.charCodeAt(0)] = CLOSER;
    longest = Math.max(longest, form.length);
  }
  return { plan, raw: { map: raw, begins, longest }, forms };
}

/** True if folding leaves the form as it is: true for all generated ones, and quickly told. */
function isPlain(form: string): boolean {
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    if (FOLD[unit] !== unit || (CLASS[unit] as number) >= CharClass.Newline) return false;
  }
  return true;
}

/** Forms of no text: for `foldTerm`, which `prepareRewrites` needs. */
let noRewrites: Rewrites | undefined;

// One for all texts: the work is synchronous, and what it holds is copied out where it must last.
const dense = new DenseText();

/**
 * Reads a text in one pass, linear in its length.
 * In: any string, lone surrogates included. Out: the dense text and its maps; every original
 * offset lies inside the string and the offsets never go back.
 */
export function normalise(original: string, rewrites?: Rewrites): Normalised {
  noRewrites ??= prepareRewrites({});
  return read(original, rewrites ?? noRewrites).kept();
}

/** As `normalise`, without copies: valid only until the next text is read. */
export function read(original: string, rewrites: Rewrites): Normalised {
  dense.begin();
  const { length } = original;
  for (let at = 0; at < length; ) {
    at = dense.takeRun(original, at, rewrites.plan, FOLD, rewrites.forms.pairs);
    if (at < length) at = lookCloser(original, at, rewrites);
  }
  if (dense.candidates.size > 0) dense.replace(rewrites.forms.at);
  return dense.result(original);
}

/** Takes what stands at `at`, whatever it is. Out: the offset behind it. */
function lookCloser(original: string, at: number, rewrites: Rewrites): number {
  const unit = original.charCodeAt(at);
  const { raw, forms } = rewrites;
  if (raw.begins[unit] === 1) {
    const taken = rewrite(original, at, rewrites);
    if (taken > 0) return at + taken;
  }
  const point = original.codePointAt(at) as number;
  const end = at + (point > 0xffff ? 2 : 1);
  const folded = FOLD[unit] as number;
  if (folded === 0) {
    dense.skip();
    return end;
  }
  const drawn = isDrawn(point);
  const take = (read: number) => dense.take(read, at, end, original, drawn, forms.mayBegin(read));
  if (!isLookUp(folded)) {
    take(folded);
    return end;
  }
  const reading = readAs(point);
  if (reading === '') dense.skip();
  // What has no shorter reading and lies outside the first plane: ideographs and emoji.
  else if (reading === undefined) take(end - at === 2 ? astral(point) : unit);
  else if (pointOf(reading) > 0xffff) take(astral(pointOf(reading)));
  else for (let i = 0; i < reading.length; i++) take(reading.charCodeAt(i));
  return end;
}

/** Takes the longest form that stands at `at`. Out: its length, 0 if none does. */
function rewrite(original: string, at: number, { raw, forms }: Rewrites): number {
  for (let size = Math.min(raw.longest, original.length - at); size > 0; size--) {
    const reading = raw.map.get(original.slice(at, at + size));
    if (reading === undefined) continue;
    for (let i = 0; i < reading.length; i++) {
      const read = reading.charCodeAt(i);
      dense.take(read, at, at + size, original, true, forms.mayBegin(read));
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

export { Gap, type Normalised } from './normalised';
