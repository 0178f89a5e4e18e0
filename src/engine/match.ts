import { scan } from './automaton';
import { CharClass, CLASS } from './chars';
import { IntColumns } from './hit-log';
import { Gap, type Normalised } from './normalise';
import type { Matcher } from './rows';
import { findSlots, SLOT_KINDS } from './slots';

/** One occurrence of a group's pattern. Dense offsets. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** The contiguous pieces, in order: what the word boundary guard looks at. */
  readonly runs: readonly (readonly [start: number, end: number])[];
  /** Noise was set between the characters of a piece. */
  readonly evaded: boolean;
}

/** Group → its matches by rising end. */
export type GroupMatches = ReadonlyMap<number, readonly Match[]>;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many beginnings of a pattern are remembered per node: the nearest ones win. */
const REMEMBERED = 4;
/** More matches than this of one group in one text tell nothing new; keeps hostile text cheap. */
const MAX_MATCHES = 5000;

function isLetter(text: string, at: number): boolean {
  return CLASS[text.charCodeAt(at)] === CharClass.Letter;
}

/** "vx" inside "vxyz" is another word. */
function cutsLatinWord(text: string, start: number, end: number): boolean {
  return (
    (start > 0 && isLetter(text, start) && isLetter(text, start - 1)) ||
    (end < text.length && isLetter(text, end - 1) && isLetter(text, end))
  );
}

/** First index whose match ends at or behind `end`. In: matches by rising end. */
export function firstEndingAt(matches: readonly { readonly end: number }[], end: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True if one of `covers` holds [start, end). In: covers by rising end. */
export function isCovered(covers: readonly Span[], start: number, end: number): boolean {
  const low = firstEndingAt(covers, end);
  // Allowed phrases are short: only the next few can reach back to `start`.
  for (let i = low; i < covers.length && i < low + 16; i++) {
    const cover = covers[i];
    if (cover !== undefined && cover.start <= start) return true;
  }
  return false;
}

const TERM = 0;
const END = 1;
const HIT_START = 0;
const PREFIX_START = 1;
const PREFIX_END = 2;
const BEFORE = 3;

/**
 * Finds every group's matches, text after text. Linear in the text: hits come by rising end, each
 * advances the nodes that it can stand in, and each node remembers a bounded number of beginnings.
 * Its working memory is used again for every text.
 */
export class GroupMatcher {
  readonly #hits = new IntColumns(2);
  /** Beginnings of patterns: HIT_START, PREFIX_START, PREFIX_END, BEFORE (row; -1 = first atom). */
  readonly #prefixes = new IntColumns(4);
  /** Node → rows of its last beginnings; valid where `#text` is the current one. */
  readonly #last: Int32Array;
  readonly #count: Int32Array;
  readonly #seen: Int32Array;
  #text = 0;
  /** What the current text has (marked with `#text`): terms, classes, live nodes and classes. */
  readonly #hasTerm: Int32Array;
  readonly #hasClass: Int32Array;
  /** Rows whose rarest class the text has. */
  readonly #rows = new IntColumns(1);
  readonly #liveNode: Int32Array;
  readonly #liveClass: Int32Array;
  #found = new Map<number, Match[]>();
  #harmless = new Map<number, Span[]>();

  constructor(readonly matcher: Matcher) {
    const nodes = matcher.parent.length;
    this.#last = new Int32Array(nodes * REMEMBERED);
    this.#count = new Int32Array(nodes);
    this.#seen = new Int32Array(nodes);
    this.#liveNode = new Int32Array(nodes);
    this.#hasTerm = new Int32Array(matcher.automaton.lengths.length);
    this.#hasClass = new Int32Array(matcher.allow.length);
    this.#liveClass = new Int32Array(matcher.allow.length);
  }

  /** Out: the matches of every group that has any, without those that a harmless phrase covers. */
  run(normalised: Normalised): GroupMatches {
    const { matcher } = this;
    const { text } = normalised;
    this.#text++;
    this.#prefixes.clear();
    this.#rows.clear();
    this.#found = new Map();
    const slots = findSlots(text).sort((a, b) => a.end - b.end);
    for (const slot of slots) {
      for (const classId of matcher.slotClasses[SLOT_KINDS.indexOf(slot.kind)] ?? []) {
        if (this.#hasClass[classId] !== this.#text) this.#classIsThere(classId);
      }
    }
    this.#collect(text);
    this.#wakeRows();
    let nextSlot = 0;
    const takeSlots = (until: number) => {
      for (let slot = slots[nextSlot]; slot !== undefined && slot.end <= until; ) {
        for (const classId of matcher.slotClasses[SLOT_KINDS.indexOf(slot.kind)] ?? []) {
          this.#advance(classId, slot.start, slot.end, normalised);
        }
        slot = slots[++nextSlot];
      }
    };
    const { classFrom, classes, allow, automaton } = matcher;
    for (let i = 0; i < this.#hits.size; i++) {
      const term = this.#hits.column(TERM)[i] as number;
      const end = this.#hits.column(END)[i] as number;
      const start = end - (automaton.lengths[term] as number);
      takeSlots(end);
      const to = classFrom[term + 1] as number;
      for (let at = classFrom[term] as number; at < to; at++) {
        const classId = classes[at] as number;
        if (this.#liveClass[classId] !== this.#text) continue;
        const harmless = allow[classId] as number;
        if (harmless >= 0) {
          const covers = this.#harmless.get(harmless);
          if (covers !== undefined && isCovered(covers, start, end)) continue;
        }
        this.#advance(classId, start, end, normalised);
      }
    }
    takeSlots(text.length);
    return this.#result();
  }

  /** First pass: the hits by rising end, and where the harmless words stand. */
  #collect(text: string): void {
    const { automaton, classFrom, classes, isAllow, anyAllow } = this.matcher;
    this.#hits.clear();
    this.#harmless = new Map();
    scan(automaton, text, (term, end) => {
      const start = end - (automaton.lengths[term] as number);
      if (cutsLatinWord(text, start, end)) return;
      const row = this.#hits.add();
      this.#hits.column(TERM)[row] = term;
      this.#hits.column(END)[row] = end;
      const isNew = this.#hasTerm[term] !== this.#text;
      if (isNew) this.#termIsThere(term);
      if (!anyAllow) return;
      const to = classFrom[term + 1] as number;
      for (let at = classFrom[term] as number; at < to; at++) {
        const classId = classes[at] as number;
        if (isAllow[classId] === 0) continue;
        const list = this.#harmless.get(classId);
        if (list === undefined) this.#harmless.set(classId, [{ start, end }]);
        else list.push({ start, end });
      }
    });
  }

  #termIsThere(term: number): void {
    const { classFrom, classes } = this.matcher;
    this.#hasTerm[term] = this.#text;
    const to = classFrom[term + 1] as number;
    for (let at = classFrom[term] as number; at < to; at++) {
      const classId = classes[at] as number;
      if (this.#hasClass[classId] !== this.#text) this.#classIsThere(classId);
    }
  }

  #classIsThere(classId: number): void {
    const { rowFrom, rows } = this.matcher;
    this.#hasClass[classId] = this.#text;
    const to = rowFrom[classId + 1] as number;
    for (let at = rowFrom[classId] as number; at < to; at++) {
      this.#rows.column(0)[this.#rows.add()] = rows[at] as number;
    }
  }

  /**
   * A row is alive when the text has all of its classes. Most rows of most texts are not, and their
   * nodes are not looked at again.
   */
  #wakeRows(): void {
    const { rowClassFrom, rowClasses } = this.matcher;
    const candidates = this.#rows.column(0);
    for (let i = 0; i < this.#rows.size; i++) {
      const row = candidates[i] as number;
      const to = rowClassFrom[row + 1] as number;
      let at = (rowClassFrom[row] as number) + 1;
      while (at < to && this.#hasClass[rowClasses[at] as number] === this.#text) at++;
      if (at >= to) this.#rowIsAlive(row);
    }
  }

  #rowIsAlive(row: number): void {
    const { rowNodeFrom, rowNodes, classOfNode } = this.matcher;
    const to = rowNodeFrom[row + 1] as number;
    for (let at = rowNodeFrom[row] as number; at < to; at++) {
      const node = rowNodes[at] as number;
      this.#liveNode[node] = this.#text;
      this.#liveClass[classOfNode[node] as number] = this.#text;
    }
  }

  #advance(classId: number, start: number, end: number, normalised: Normalised): void {
    const { nodeFrom, nodes, parent, hasChildren, groups } = this.matcher;
    const to = nodeFrom[classId + 1] as number;
    for (let i = nodeFrom[classId] as number; i < to; i++) {
      const node = nodes[i] as number;
      if (this.#liveNode[node] !== this.#text) continue;
      const above = parent[node] as number;
      let before = -1;
      if (above >= 0) {
        if (this.#seen[above] !== this.#text) continue;
        before = this.#nearest(above, node, start, normalised);
        if (before < 0) continue;
      }
      const row = this.#addPrefix(before, start, end);
      if (hasChildren[node] === 1) this.#remember(node, row);
      const ending = groups[node];
      if (ending === undefined) continue;
      const match = this.#toMatch(row, normalised);
      for (const group of ending) {
        const list = this.#found.get(group);
        if (list === undefined) this.#found.set(group, [match]);
        else if (list.length < MAX_MATCHES) list.push(match);
      }
    }
  }

  #addPrefix(before: number, start: number, end: number): number {
    const row = this.#prefixes.add();
    const starts = this.#prefixes.column(PREFIX_START);
    starts[row] = before < 0 ? start : (starts[before] as number);
    this.#prefixes.column(HIT_START)[row] = start;
    this.#prefixes.column(PREFIX_END)[row] = end;
    this.#prefixes.column(BEFORE)[row] = before;
    return row;
  }

  #remember(node: number, row: number): void {
    if (this.#seen[node] !== this.#text) {
      this.#seen[node] = this.#text;
      this.#count[node] = 0;
    }
    const count = this.#count[node] as number;
    this.#last[node * REMEMBERED + (count % REMEMBERED)] = row;
    this.#count[node] = count + 1;
  }

  /** The beginning of `above` that ends nearest before `start`, within the node's reach; -1 = none. */
  #nearest(above: number, node: number, start: number, normalised: Normalised): number {
    const gap = this.matcher.gap[node] as number;
    const stretch = this.matcher.clauseOnly[node] === 1 ? normalised.clause : normalised.sentence;
    const ends = this.#prefixes.column(PREFIX_END);
    const known = Math.min(REMEMBERED, this.#count[above] as number);
    let best = -1;
    let bestEnd = -1;
    for (let i = 0; i < known; i++) {
      const row = this.#last[above * REMEMBERED + i] as number;
      const end = ends[row] as number;
      const distance = start - end;
      if (distance < 0 || distance > gap || end <= bestEnd) continue;
      if (distance > 0 && stretch[end - 1] !== stretch[start]) continue;
      best = row;
      bestEnd = end;
    }
    return best;
  }

  #toMatch(last: number, { gaps }: Normalised): Match {
    const hitStarts = this.#prefixes.column(HIT_START);
    const ends = this.#prefixes.column(PREFIX_END);
    const befores = this.#prefixes.column(BEFORE);
    const runs: [number, number][] = [];
    for (let row = last; row >= 0; row = befores[row] as number) {
      const next = runs[0];
      if (next !== undefined && next[0] === ends[row]) next[0] = hitStarts[row] as number;
      else runs.unshift([hitStarts[row] as number, ends[row] as number]);
    }
    const evaded = runs.some(([start, end]) => {
      for (let i = start + 1; i < end; i++) if (gaps[i] === Gap.Noise) return true;
      return false;
    });
    const starts = this.#prefixes.column(PREFIX_START);
    return { start: starts[last] as number, end: ends[last] as number, runs, evaded };
  }

  #result(): GroupMatches {
    const { groupAllow } = this.matcher;
    const result = new Map<number, readonly Match[]>();
    for (const [group, list] of this.#found) {
      const harmless = groupAllow.get(group);
      const covers = harmless === undefined ? undefined : this.#found.get(harmless);
      const left =
        covers === undefined
          ? list
          : list.filter((match) => !isCovered(covers, match.start, match.end));
      if (left.length > 0) result.set(group, left);
    }
    return result;
  }
}
