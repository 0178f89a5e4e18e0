import { CharClass, CLASS, isWordly } from './chars';
import { IntList } from './hit-log';
import { Gap, Normalised } from './normalised';
import { emptyStretches } from './stretches';
import { piecesBetween, piecesFrom, VERTICAL_LINE_PIECES } from './vertical-lines';
import { type Form, mayBeginWith } from './written-forms';

/** In a plan: taken as it is read, and remembered: a written form may begin with it. */
export const CANDIDATE = 2;

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
  /** Something invisible was left out since the last unit, and nothing else. */
  #unseen = false;
  #disguises = 0;
  /** Where the line began. */
  #lineFrom = 0;
  #lastClass: number = CharClass.Newline;
  /** Dense units that may begin a written form of something else (`CANDIDATE`). */
  readonly candidates = new IntList();

  begin(): void {
    this.#size = 0;
    this.#gap = Gap.None;
    this.#unseen = false;
    this.#disguises = 0;
    this.#lineFrom = 0;
    this.#lastClass = CharClass.Newline;
    this.candidates.size = 0;
  }

  /**
   * Takes a run of units that are kept as they are or read as one other unit: most of every text.
   * In: per unit, what to do with it (`Plan` of normalise.ts), what it is read as, and the
   * beginnings of written forms. Out: the offset of the first unit that needs a closer look, or the length.
   */
  takeRun(
    original: string,
    from: number,
    plan: Uint8Array,
    fold: Uint16Array,
    pairs: Int32Array,
  ): number {
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
        const what = plan[unit] as number;
        if (what !== 0) {
          if (what !== CANDIDATE) break;
          // What stands behind it tells at once, unless it is something to look closer at.
          const next = at + 1 < until ? original.charCodeAt(at + 1) : 0;
          const known = plan[next] === 0 || plan[next] === CANDIDATE;
          if (!known || mayBeginWith(pairs, fold[unit] as number, fold[next] as number)) {
            this.candidates.push(size);
          }
        }
        units[size] = fold[unit] as number;
        starts[size] = at;
        ends[size] = at + 1;
        gaps[size] = 0;
        size++;
      }
    }
    if (at > from) {
      this.#lastClass = CLASS[units[size - 1] as number] as number;
      if (this.#unseen) gaps[this.#size] = Gap.Unseen;
      this.#unseen = false;
      this.#size = size;
    }
    return at;
  }

  /**
   * Takes one folded unit that was read from [start, end) of `original`.
   * In: `drawn`: it is not written as what it is read as; `candidate`: it may begin a written form.
   */
  take(
    unit: number,
    start: number,
    end: number,
    original: string,
    drawn: boolean,
    candidate: boolean,
  ): void {
    const charClass = CLASS[unit] as number;
    if (charClass >= CharClass.Newline) {
      if (charClass === CharClass.Newline) this.#newline(start, end, original);
      else this.#leaveOut(charClass, unit, start);
      return;
    }
    if (this.#gap !== Gap.None) this.#bridge(charClass, start);
    if (candidate) this.candidates.push(this.#size);
    this.#put(unit, start, end);
    if (drawn) this.#gaps[this.#size - 1] = Gap.Disguised;
    this.#lastClass = charClass;
  }

  /** Leaves out a character that cannot be seen. */
  skip(): void {
    if (this.#gap === Gap.None) this.#unseen = true;
  }

  #put(unit: number, start: number, end: number): void {
    const at = this.#size;
    this.#room(1);
    this.#units[at] = unit;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#gaps[at] = this.#unseen ? Gap.Unseen : this.#gap;
    this.#size = at + 1;
    this.#gap = Gap.None;
    this.#unseen = false;
  }

  #leaveOut(charClass: number, unit: number, start: number): void {
    if (this.#gap === Gap.None) {
      this.#gapFrom = start;
      this.#gapUnit = unit;
      this.#gap = Gap.Space;
    }
    if (charClass === CharClass.Noise) this.#gap = Gap.Noise;
    this.#unseen = false;
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
    // A line of noise in vertical text: one more thing between two characters.
    const noise = this.#size === this.#lineFrom && this.#gap === Gap.Noise;
    const before = noise ? 1 : piecesBetween(this.#units, this.#lineFrom, this.#size);
    if (before > 0 && before <= VERTICAL_LINE_PIECES) {
      const next = piecesFrom(original, end);
      if (next > 0 && next <= VERTICAL_LINE_PIECES) {
        this.#leaveOut(CharClass.Noise, 0x20, start);
        this.#lineFrom = this.#size;
        return;
      }
    }
    this.#gap = Gap.None;
    this.#put(0x0a, start, end);
    this.#lineFrom = this.#size;
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

  /**
   * Replaces written forms by what they stand for. In: for a candidate, the longest form that begins
   * there; it is never shorter than its reading.
   */
  replace(formAt: (units: Uint16Array, size: number, at: number) => Form | undefined): void {
    const units = this.#units;
    const size = this.#size;
    let from = 0;
    let to = 0;
    for (let i = 0; i < this.candidates.size; i++) {
      const at = this.candidates.items[i] as number;
      if (at < from) continue;
      const form = formAt(units, size, at);
      if (form === undefined) continue;
      to = this.#move(from, form.stays ? at + form.length : at, to);
      from = at + form.length;
      if (form.stays) continue;
      this.#disguises++;
      const start = this.#starts[at] as number;
      const end = this.#ends[from - 1] as number;
      const exact = form.reading.length === form.length;
      for (let j = 0; j < form.reading.length; j++) {
        units[to] = form.reading.charCodeAt(j);
        this.#starts[to] = exact ? (this.#starts[at + j] as number) : start;
        this.#ends[to] = exact ? (this.#ends[at + j] as number) : end;
        this.#gaps[to] = Gap.Disguised;
        to++;
      }
    }
    this.#size = this.#move(from, size, to);
  }

  /** Moves the units [from, end) to `to`, which is not behind `from`. Out: the end of them there. */
  #move(from: number, end: number, to: number): number {
    if (from !== to) {
      this.#units.copyWithin(to, from, end);
      this.#starts.copyWithin(to, from, end);
      this.#ends.copyWithin(to, from, end);
      this.#gaps.copyWithin(to, from, end);
    }
    return to + end - from;
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
      this.#disguises,
      this.#stretches,
    );
  }
}

function grown<T extends Uint16Array | Int32Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
