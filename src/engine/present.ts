import { isLetter } from './chars';
import { IntList } from './hit-log';
import { Hits } from './hits';
import type { DenseSpan } from './matches';
import type { Normalised } from './normalised';
import { type Matcher, type RowsByClass, TERM } from './rows';
import { findSlots } from './slots';
import { mayBegin, NODE, nodeBehind, nodeOfPair } from './term-trie';

/**
 * What stands in a text: every term and slot of a matcher, by rising end, and the rows that have
 * all of their classes there. One scan, however many groups are then asked for.
 * Its working memory is used again for every text.
 */
export class Present {
  /** Terms, and slots as terms behind the last one. */
  readonly hits = new Hits();
  readonly #terms = new Hits();
  readonly #slots = new Hits();
  /** Rows of which the text has all classes, in no special order. */
  readonly rows = new IntList();
  /** Class of harmless words → where they stand, by rising end. */
  harmless: ReadonlyMap<number, readonly DenseSpan[]> = new Map();
  /** Valid where equal to `#text`. */
  readonly #hasClass: Int32Array;
  readonly #hasGroup: Int32Array;
  #text = 0;
  /** Rows whose rarest class the text has. */
  readonly #candidates = new IntList();
  /** The classes that the text has, and whether the rows for later have been looked at. */
  readonly #classes = new IntList();
  #isWhole = false;

  constructor(readonly matcher: Matcher) {
    this.#hasClass = new Int32Array(matcher.allow.length);
    this.#hasGroup = new Int32Array(matcher.groupCount);
  }

  /** True if some row of the group has all its classes in the text, wherever they stand. */
  mayHave(group: number): boolean {
    return this.#hasGroup[group] === this.#text;
  }

  /** Linear in the text plus the number of hits. Leaves the rows for later out. */
  read(normalised: Normalised): void {
    this.#text++;
    this.hits.clear();
    this.rows.size = 0;
    this.#candidates.size = 0;
    this.#classes.size = 0;
    this.#isWhole = false;
    this.#collect(normalised);
    if (this.matcher.anyAllow) this.#findHarmless();
    this.#wakeRows();
  }

  /** Looks at the rows for later as well, in the text that was read last. */
  wakeLater(): void {
    if (this.#isWhole) return;
    this.#isWhole = true;
    this.#candidates.size = 0;
    const { laterRowsOf } = this.matcher;
    for (let i = 0; i < this.#classes.size; i++) {
      this.#pushRows(laterRowsOf, this.#classes.items[i] as number);
    }
    this.#wakeRows();
  }

  #pushRows({ from, rows }: RowsByClass, classId: number): void {
    const to = from[classId + 1] as number;
    for (let i = from[classId] as number; i < to; i++) this.#candidates.push(rows[i] as number);
  }

  #collect({ units, size }: Normalised): void {
    const { trie, termCount } = this.matcher;
    const { single, begins, nodes } = trie;
    findSlots(units, size, this.#slots);
    const terms = this.#slots.size === 0 ? this.hits : this.#terms;
    terms.clear();
    let next = units[0] as number;
    for (let at = 0; at < size; at++) {
      const unit = next;
      const alone = single[unit] as number;
      if (alone > 0) this.#add(terms, alone - 1, at, at + 1, units, size);
      if (at + 1 === size) break;
      next = units[at + 1] as number;
      if (!mayBegin(begins, unit, next)) continue;
      let node = nodeOfPair(trie, unit, next);
      for (let end = at + 2; node !== 0; end++) {
        const term = nodes[NODE.size * node + NODE.term] as number;
        if (term > 0) this.#add(terms, term - 1, at, end, units, size);
        if (nodes[NODE.size * node + NODE.goesOn] === 0 || end === size) break;
        node = nodeBehind(trie, node, units[end] as number);
      }
    }
    if (terms !== this.hits) this.#merge(termCount);
  }

  /** Terms and slots in one row, by rising end; of equal ends the slots come first. */
  #merge(termCount: number): void {
    const slots = this.#slots;
    const terms = this.#terms;
    let at = 0;
    for (let slot = 0; slot < slots.size; slot++) {
      const end = slots.ends[slot] as number;
      for (; at < terms.size && (terms.ends[at] as number) < end; at++) this.#take(at);
      const kind = termCount + (slots.terms[slot] as number);
      this.hits.add(kind, slots.starts[slot] as number, end);
      if (this.matcher.terms[TERM.size * kind + TERM.seen] !== this.#text) this.#termIsThere(kind);
    }
    for (; at < terms.size; at++) this.#take(at);
  }

  #take(at: number): void {
    const { terms, starts, ends } = this.#terms;
    this.hits.add(terms[at] as number, starts[at] as number, ends[at] as number);
  }

  #add(to: Hits, term: number, start: number, end: number, units: Uint16Array, size: number): void {
    const { terms } = this.matcher;
    if (terms[TERM.size * term + TERM.latin] === 1 && cutsLatinWord(units, size, start, end))
      return;
    to.add(term, start, end);
    if (terms[TERM.size * term + TERM.seen] !== this.#text) this.#termIsThere(term);
  }

  #termIsThere(term: number): void {
    const { terms, classes, rowsOf } = this.matcher;
    terms[TERM.size * term + TERM.seen] = this.#text;
    const to = terms[TERM.size * (term + 1) + TERM.classes] as number;
    for (let at = terms[TERM.size * term + TERM.classes] as number; at < to; at++) {
      const classId = classes[at] as number;
      if (this.#hasClass[classId] === this.#text) continue;
      this.#hasClass[classId] = this.#text;
      this.#classes.push(classId);
      this.#pushRows(rowsOf, classId);
    }
  }

  #findHarmless(): void {
    const { terms: records, classes, isAllow } = this.matcher;
    const found = new Map<number, DenseSpan[]>();
    const { terms, starts, ends } = this.hits;
    for (let i = 0; i < this.hits.size; i++) {
      const term = terms[i] as number;
      if (records[TERM.size * term + TERM.allow] === 0) continue;
      const start = starts[i] as number;
      const end = ends[i] as number;
      const to = records[TERM.size * (term + 1) + TERM.classes] as number;
      for (let at = records[TERM.size * term + TERM.classes] as number; at < to; at++) {
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

/** "vx" inside "vxyz" is another word. */
function cutsLatinWord(units: Uint16Array, size: number, start: number, end: number): boolean {
  return (
    (start > 0 && isLetter(units[start] as number) && isLetter(units[start - 1] as number)) ||
    (end < size && isLetter(units[end - 1] as number) && isLetter(units[end] as number))
  );
}
