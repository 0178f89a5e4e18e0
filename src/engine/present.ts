import { step } from './automaton';
import { CharClass, CLASS } from './chars';
import type { Normalised } from './dense-text';
import { IntColumns, IntList } from './hit-log';
import type { DenseSpan } from './matches';
import type { Matcher } from './rows';
import { findSlots, SLOT_END, SLOT_KIND, SLOT_START } from './slots';

/** Columns of `Present.hits`. */
export const HIT_TERM = 0;
export const HIT_START = 1;
export const HIT_END = 2;

/**
 * What stands in a text: every term and slot of a matcher, by rising end, and the rows that have
 * all of their classes there. One scan, however many groups are then asked for.
 * Its working memory is used again for every text.
 */
export class Present {
  /** Terms, and slots as terms behind the last one. */
  readonly hits = new IntColumns(3);
  /** Rows of which the text has all classes, in no special order. */
  readonly rows = new IntList();
  /** Class of harmless words → where they stand, by rising end. */
  harmless: ReadonlyMap<number, readonly DenseSpan[]> = new Map();
  readonly #slots = new IntColumns(3);
  /** Valid where equal to `#text`. */
  readonly #hasTerm: Int32Array;
  readonly #hasClass: Int32Array;
  readonly #hasGroup: Int32Array;
  #text = 0;
  /** Rows whose rarest class the text has. */
  readonly #candidates = new IntList();

  constructor(readonly matcher: Matcher) {
    this.#hasTerm = new Int32Array(matcher.classFrom.length);
    this.#hasClass = new Int32Array(matcher.allow.length);
    this.#hasGroup = new Int32Array(matcher.groupCount);
  }

  /** True if some row of the group has all its classes in the text, wherever they stand. */
  mayHave(group: number): boolean {
    return this.#hasGroup[group] === this.#text;
  }

  /** Linear in the text plus the number of hits. */
  read(normalised: Normalised): void {
    this.#text++;
    this.hits.clear();
    this.rows.size = 0;
    this.#candidates.size = 0;
    this.#collect(normalised);
    if (this.matcher.anyAllow) this.#findHarmless();
    this.#wakeRows();
  }

  #collect({ units, size }: Normalised): void {
    const { automaton, termCount } = this.matcher;
    const { symbols, out, outTerm, outNext, lengths, latin } = automaton;
    const slots = this.#slots;
    findSlots(units, size, slots);
    const slotEnds = slots.column(SLOT_END);
    const slotKinds = slots.column(SLOT_KIND);
    const slotStarts = slots.column(SLOT_START);
    let slot = 0;
    let nextSlotEnd = slots.size === 0 ? size + 1 : (slotEnds[0] as number);
    let state = 0;
    for (let at = 0; at < size; ) {
      const symbol = symbols[units[at] as number] as number;
      at++;
      state = symbol === 0 ? 0 : step(automaton, state, symbol);
      while (nextSlotEnd <= at) {
        this.#add(termCount + (slotKinds[slot] as number), slotStarts[slot] as number, nextSlotEnd);
        slot++;
        nextSlotEnd = slot === slots.size ? size + 1 : (slotEnds[slot] as number);
      }
      for (let entry = out[state] as number; entry >= 0; entry = outNext[entry] as number) {
        const term = outTerm[entry] as number;
        const start = at - (lengths[term] as number);
        if (latin[term] === 1 && cutsLatinWord(units, size, start, at)) continue;
        this.#add(term, start, at);
      }
    }
  }

  #add(term: number, start: number, end: number): void {
    const row = this.hits.add();
    this.hits.column(HIT_TERM)[row] = term;
    this.hits.column(HIT_START)[row] = start;
    this.hits.column(HIT_END)[row] = end;
    if (this.#hasTerm[term] === this.#text) return;
    this.#hasTerm[term] = this.#text;
    const { classFrom, classes, rowFrom, rows } = this.matcher;
    const to = classFrom[term + 1] as number;
    for (let at = classFrom[term] as number; at < to; at++) {
      const classId = classes[at] as number;
      if (this.#hasClass[classId] === this.#text) continue;
      this.#hasClass[classId] = this.#text;
      const rowsTo = rowFrom[classId + 1] as number;
      for (let i = rowFrom[classId] as number; i < rowsTo; i++) {
        this.#candidates.push(rows[i] as number);
      }
    }
  }

  #findHarmless(): void {
    const { classFrom, classes, isAllow, hasAllow, termCount } = this.matcher;
    const found = new Map<number, DenseSpan[]>();
    const terms = this.hits.column(HIT_TERM);
    for (let i = 0; i < this.hits.size; i++) {
      const term = terms[i] as number;
      if (term >= termCount || hasAllow[term] === 0) continue;
      const start = this.hits.column(HIT_START)[i] as number;
      const end = this.hits.column(HIT_END)[i] as number;
      const to = classFrom[term + 1] as number;
      for (let at = classFrom[term] as number; at < to; at++) {
        const classId = classes[at] as number;
        if (isAllow[classId] === 0) continue;
        const list = found.get(classId);
        if (list === undefined) found.set(classId, [{ start, end }]);
        else list.push({ start, end });
      }
    }
    this.harmless = found;
  }

  /** Most rows of most texts lack one of their classes; they are not looked at again. */
  #wakeRows(): void {
    const { rowClassFrom, rowClasses, rowGroup } = this.matcher;
    const candidates = this.#candidates.items;
    for (let i = 0; i < this.#candidates.size; i++) {
      const row = candidates[i] as number;
      const to = rowClassFrom[row + 1] as number;
      let at = (rowClassFrom[row] as number) + 1;
      while (at < to && this.#hasClass[rowClasses[at] as number] === this.#text) at++;
      if (at < to) continue;
      this.rows.push(row);
      this.#hasGroup[rowGroup[row] as number] = this.#text;
    }
  }
}

function isLetter(units: Uint16Array, at: number): boolean {
  return CLASS[units[at] as number] === CharClass.Letter;
}

/** "vx" inside "vxyz" is another word. */
function cutsLatinWord(units: Uint16Array, size: number, start: number, end: number): boolean {
  return (
    (start > 0 && isLetter(units, start) && isLetter(units, start - 1)) ||
    (end < size && isLetter(units, end - 1) && isLetter(units, end))
  );
}
