import { IntColumns } from './hit-log';
import { type DenseSpan, type GroupMatches, isCovered, type Match } from './matches';
import type { Normalised } from './normalised';
import { isEvaded } from './normalised';
import { Present } from './present';
import { type Matcher, TERM } from './rows';

/** How many beginnings of a pattern are remembered per node: the nearest ones win. */
const REMEMBERED = 4;
/** More matches than this of one group in one text tell nothing new; keeps hostile text cheap. */
const MAX_MATCHES = 5000;

const LAST_START = 0;
const PREFIX_START = 1;
const PREFIX_END = 2;
const BEFORE = 3;

/**
 * Finds the matches of groups, text after text: `read` a text, then `run` for the groups that count.
 * Linear in the text: hits come by rising end, each advances the nodes that it can stand in, and
 * each node remembers a bounded number of beginnings. Its working memory is used again.
 */
export class GroupMatcher {
  readonly present: Present;
  #normalised: Normalised | undefined;
  /** Beginnings of patterns: LAST_START, PREFIX_START, PREFIX_END, BEFORE (row; -1 = first atom). */
  readonly #prefixes = new IntColumns(4);
  /** Node → rows of its last beginnings; valid where `#seen` is the current run. */
  readonly #last: Int32Array;
  readonly #count: Int32Array;
  readonly #seen: Int32Array;
  /** Valid where equal to `#run`: groups asked for, nodes of live rows. */
  readonly #wanted: Int32Array;
  readonly #liveNode: Int32Array;
  /** Class → its first live node, or -1; node → the next one. Valid where `#liveClass` is. */
  readonly #liveClass: Int32Array;
  readonly #firstLive: Int32Array;
  readonly #nextLive: Int32Array;
  #run = 0;
  #found = new Map<number, Match[]>();

  constructor(readonly matcher: Matcher) {
    this.present = new Present(matcher);
    const nodes = matcher.parent.length;
    const classes = matcher.allow.length;
    this.#last = new Int32Array(nodes * REMEMBERED);
    this.#count = new Int32Array(nodes);
    this.#seen = new Int32Array(nodes);
    this.#wanted = new Int32Array(matcher.groupCount);
    this.#liveNode = new Int32Array(nodes);
    this.#liveClass = new Int32Array(classes);
    this.#firstLive = new Int32Array(classes);
    this.#nextLive = new Int32Array(nodes);
  }

  read(normalised: Normalised): void {
    this.#normalised = normalised;
    this.present.read(normalised);
  }

  /**
   * In: groups of the text that was read last. Out: the matches of every one that has any, without
   * those that a harmless phrase covers.
   */
  run(groups: Iterable<number>): GroupMatches {
    const normalised = this.#normalised;
    if (normalised === undefined) return new Map();
    this.#run++;
    this.#prefixes.clear();
    this.#found = new Map();
    if (!this.#wake(groups)) return this.#found;
    const { terms: records, classes, allow, termCount } = this.matcher;
    const { hits, harmless } = this.present;
    const { terms, starts, ends } = hits;
    const liveClass = this.#liveClass;
    const run = this.#run;
    for (let i = 0; i < hits.size; i++) {
      const term = terms[i] as number;
      const to = records[TERM.size * (term + 1) + TERM.classes] as number;
      for (let at = records[TERM.size * term + TERM.classes] as number; at < to; at++) {
        const classId = classes[at] as number;
        if (liveClass[classId] !== run) continue;
        const start = starts[i] as number;
        const end = ends[i] as number;
        const harmlessClass = allow[classId] as number;
        if (harmlessClass >= 0 && term < termCount) {
          const covers = harmless.get(harmlessClass);
          if (covers !== undefined && isCovered(covers, start, end)) continue;
        }
        this.#advance(classId, start, end, normalised);
      }
    }
    return this.#result();
  }

  /** Marks the nodes of the rows that count. Out: false if there are none. */
  #wake(groups: Iterable<number>): boolean {
    const { groupAllow, rowGroup, rowNodeFrom, rowNodes } = this.matcher;
    for (const group of groups) {
      if (group < 0) continue;
      this.#wanted[group] = this.#run;
      const harmless = groupAllow.get(group);
      if (harmless !== undefined) this.#wanted[harmless] = this.#run;
    }
    const rows = this.present.rows.items;
    let any = false;
    for (let i = 0; i < this.present.rows.size; i++) {
      const row = rows[i] as number;
      if (this.#wanted[rowGroup[row] as number] !== this.#run) continue;
      any = true;
      const to = rowNodeFrom[row + 1] as number;
      for (let at = rowNodeFrom[row] as number; at < to; at++) {
        this.#wakeNode(rowNodes[at] as number);
      }
    }
    return any;
  }

  /** The live nodes of a class stay in order: a node stands behind the one that it builds on. */
  #wakeNode(node: number): void {
    if (this.#liveNode[node] === this.#run) return;
    this.#liveNode[node] = this.#run;
    const classId = this.matcher.classOfNode[node] as number;
    if (this.#liveClass[classId] !== this.#run) {
      this.#liveClass[classId] = this.#run;
      this.#firstLive[classId] = -1;
    }
    const next = this.#nextLive;
    let before = -1;
    let behind = this.#firstLive[classId] as number;
    while (behind >= 0 && behind < node) {
      before = behind;
      behind = next[behind] as number;
    }
    next[node] = behind;
    if (before < 0) this.#firstLive[classId] = node;
    else next[before] = node;
  }

  #advance(classId: number, start: number, end: number, normalised: Normalised): void {
    const { parent, hasChildren, groups } = this.matcher;
    const nextLive = this.#nextLive;
    let node = this.#firstLive[classId] as number;
    for (; node >= 0; node = nextLive[node] as number) {
      const above = parent[node] as number;
      let before = -1;
      if (above >= 0) {
        if (this.#seen[above] !== this.#run) continue;
        before = this.#nearest(above, node, start, normalised);
        if (before < 0) continue;
      }
      const row = this.#addPrefix(before, start, end);
      if (hasChildren[node] === 1) this.#remember(node, row);
      const ending = groups[node];
      if (ending !== undefined) this.#complete(ending, row, normalised);
    }
  }

  #complete(ending: readonly number[], row: number, normalised: Normalised): void {
    let match: Match | undefined;
    for (const group of ending) {
      if (this.#wanted[group] !== this.#run) continue;
      match ??= this.#toMatch(row, normalised);
      const list = this.#found.get(group);
      if (list === undefined) this.#found.set(group, [match]);
      else if (list.length < MAX_MATCHES) list.push(match);
    }
  }

  #addPrefix(before: number, start: number, end: number): number {
    const row = this.#prefixes.add();
    const starts = this.#prefixes.column(PREFIX_START);
    starts[row] = before < 0 ? start : (starts[before] as number);
    this.#prefixes.column(LAST_START)[row] = start;
    this.#prefixes.column(PREFIX_END)[row] = end;
    this.#prefixes.column(BEFORE)[row] = before;
    return row;
  }

  #remember(node: number, row: number): void {
    if (this.#seen[node] !== this.#run) {
      this.#seen[node] = this.#run;
      this.#count[node] = 0;
    }
    const count = this.#count[node] as number;
    this.#last[node * REMEMBERED + (count % REMEMBERED)] = row;
    this.#count[node] = count + 1;
  }

  /** The beginning of `above` that ends nearest before `start`, within the node's reach; -1 = none. */
  #nearest(above: number, node: number, start: number, normalised: Normalised): number {
    const gap = this.matcher.gap[node] as number;
    const clauseOnly = this.matcher.clauseOnly[node] === 1;
    const ends = this.#prefixes.column(PREFIX_END);
    const known = Math.min(REMEMBERED, this.#count[above] as number);
    let best = -1;
    let bestEnd = -1;
    for (let i = 0; i < known; i++) {
      const row = this.#last[above * REMEMBERED + i] as number;
      const end = ends[row] as number;
      const distance = start - end;
      if (distance < 0 || distance > gap || end <= bestEnd) continue;
      if (distance > 0 && !sameStretch(normalised, clauseOnly, end - 1, start)) continue;
      best = row;
      bestEnd = end;
    }
    return best;
  }

  #toMatch(last: number, { gaps }: Normalised): Match {
    const hitStarts = this.#prefixes.column(LAST_START);
    const ends = this.#prefixes.column(PREFIX_END);
    const befores = this.#prefixes.column(BEFORE);
    const runs: [number, number][] = [];
    for (let row = last; row >= 0; row = befores[row] as number) {
      const next = runs[0];
      if (next !== undefined && next[0] === ends[row]) next[0] = hitStarts[row] as number;
      else runs.unshift([hitStarts[row] as number, ends[row] as number]);
    }
    const evaded = runs.some(([start, end]) => isEvaded(gaps, start, end));
    const starts = this.#prefixes.column(PREFIX_START);
    return { start: starts[last] as number, end: ends[last] as number, runs, evaded };
  }

  #result(): GroupMatches {
    const { groupAllow } = this.matcher;
    const result = new Map<number, readonly Match[]>();
    for (const [group, list] of this.#found) {
      const harmless = groupAllow.get(group);
      const covers: readonly DenseSpan[] | undefined =
        harmless === undefined ? undefined : this.#found.get(harmless);
      const left =
        covers === undefined
          ? list
          : list.filter((match) => !isCovered(covers, match.start, match.end));
      if (left.length > 0) result.set(group, left);
    }
    return result;
  }
}

function sameStretch(normalised: Normalised, clauseOnly: boolean, a: number, b: number): boolean {
  const numbers = clauseOnly ? normalised.clause : normalised.sentence;
  return numbers[a] === numbers[b];
}
