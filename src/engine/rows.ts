import { isLetter } from './chars';
import { classCommonness } from './commonness';
import type { EngineData } from './data';
import { MAX_GAP } from './pattern';
import { SLOT_KINDS } from './slot-units';
import { buildTrie, type TermTrie } from './term-trie';

/** Numbers of a term; slots are terms behind the last one, and one more ends the list. */
export const TERM = {
  size: 4,
  /** Where its classes begin; they end where those of the next term begin. */
  classes: 0,
  /** Text in which it was seen last: written by `Present`. */
  seen: 1,
  /** 1 if it begins or ends with a Latin letter: it may stand inside another word. */
  latin: 2,
  /** 1 if it is among the harmless words of some class. */
  allow: 3,
} as const;

/** Lists of rows, one class's behind the other's: where each class's begin, and the rows. */
export interface RowsByClass {
  readonly from: Int32Array;
  readonly rows: Int32Array;
}

/**
 * The patterns of some groups, ready to run: rows of atoms that begin alike share their nodes, so a
 * list that opens a hundred patterns is looked at once.
 */
export interface Matcher {
  readonly trie: TermTrie;
  /** Four numbers a term, side by side because they are wanted together: see `TERM`. */
  readonly terms: Int32Array;
  /** Classes of the terms, one term's behind the other's. */
  readonly classes: Int32Array;
  /** Number of terms; the slot kinds stand behind them as further "terms". */
  readonly termCount: number;
  /** Node → node of the atom before it; -1 = first atom of a row. */
  readonly parent: Int32Array;
  readonly classOfNode: Int32Array;
  /** Node → longest distance from the atom before. */
  readonly gap: Int32Array;
  readonly clauseOnly: Uint8Array;
  /** Node → true if other nodes stand on it. */
  readonly hasChildren: Uint8Array;
  /** Node → groups that it completes. */
  readonly groups: readonly (readonly number[] | undefined)[];
  /** Class → rows of which it is the rarest class; those that are looked for only later, apart. */
  readonly rowsOf: RowsByClass;
  readonly laterRowsOf: RowsByClass;
  /** Row → its classes and its nodes, flat. */
  readonly rowClassFrom: Int32Array;
  readonly rowClasses: Int32Array;
  readonly rowNodeFrom: Int32Array;
  readonly rowNodes: Int32Array;
  readonly rowGroup: Int32Array;
  /** One more than the highest number of a group. */
  readonly groupCount: number;
  /** Class → class of its longer, harmless words; -1 = none. */
  readonly allow: Int32Array;
  readonly isAllow: Uint8Array;
  readonly anyAllow: boolean;
  /** Group → group of longer, harmless phrases that come with its frames. */
  readonly groupAllow: ReadonlyMap<number, number>;
}

/**
 * Prepares a matcher for some of the groups; only their terms enter its trie. In: `later`: those of
 * them that are looked for only in texts in which others stand (`Present.wakeLater`).
 * Costs some milliseconds for some thousand terms.
 */
export function createMatcher(
  data: EngineData,
  asked: ReadonlySet<number>,
  commonness = classCommonness(data),
  later: ReadonlySet<number> = new Set(),
): Matcher {
  const groupAllow = new Map(data.groupAllow.filter(([group]) => asked.has(group)));
  const atOnce = new Set([...asked].filter((group) => !later.has(group)));
  for (const group of [...atOnce]) atOnce.add(groupAllow.get(group) ?? group);
  const wanted = new Set([...asked, ...groupAllow.values()]);
  const nodeIds = new Map<number, number>();
  const parent: number[] = [];
  const classOfNode: number[] = [];
  const gap: number[] = [];
  const clauseOnly: number[] = [];
  const groups: (number[] | undefined)[] = [];
  const isUsed = new Uint8Array(data.classes.length);
  const rowsOf: number[][] = data.classes.map(() => []);
  const laterRowsOf: number[][] = data.classes.map(() => []);
  const classesOfRow: number[][] = [];
  const nodesOfRow: number[][] = [];
  const groupOfRow: number[] = [];
  const rarer = (a: number, b: number) => (commonness[a] as number) - (commonness[b] as number);
  data.groups.forEach((rows, group) => {
    if (!wanted.has(group)) return;
    for (const row of rows) {
      const needed: number[] = [];
      for (const [classId] of row) if (!needed.includes(classId)) needed.push(classId);
      needed.sort(rarer);
      const rowId = classesOfRow.push(needed) - 1;
      const [rarest = 0] = needed;
      (atOnce.has(group) ? rowsOf : laterRowsOf)[rarest]?.push(rowId);
      const onTheWay: number[] = [];
      nodesOfRow.push(onTheWay);
      groupOfRow.push(group);
      let before = -1;
      for (const [classId, distance, clause] of row) {
        isUsed[classId] = 1;
        const key =
          (((before + 1) * (MAX_GAP + 1) + distance) * 2 + clause) * data.classes.length + classId;
        let node = nodeIds.get(key);
        if (node === undefined) {
          node = parent.push(before) - 1;
          nodeIds.set(key, node);
          classOfNode.push(classId);
          gap.push(distance);
          clauseOnly.push(clause);
          groups.push(undefined);
        }
        onTheWay.push(node);
        before = node;
      }
      const ending = groups[before];
      if (ending === undefined) groups[before] = [group];
      else if (!ending.includes(group)) ending.push(group);
    }
  });
  const allow = Int32Array.from(data.classes, (entry) => entry.allow ?? -1);
  const isAllow = new Uint8Array(data.classes.length);
  isUsed.forEach((is, classId) => {
    const harmless = is === 0 ? -1 : (allow[classId] as number);
    if (harmless >= 0) isAllow[harmless] = 1;
  });
  // After all of them: the harmless words of harmless words are not asked for.
  isAllow.forEach((is, classId) => {
    if (is === 1) isUsed[classId] = 1;
  });
  const terms: string[] = [];
  const classes: number[] = [];
  const classFrom: number[] = [];
  data.terms.forEach((term, i) => {
    const from = classes.length;
    for (const classId of data.termClasses[i] as readonly number[]) {
      if (isUsed[classId] === 1) classes.push(classId);
    }
    if (classes.length === from) return;
    terms.push(term);
    classFrom.push(from);
  });
  const hasChildren = new Uint8Array(parent.length);
  for (const before of parent) if (before >= 0) hasChildren[before] = 1;
  for (const kind of SLOT_KINDS) {
    classFrom.push(classes.length);
    data.classes.forEach(({ slots }, classId) => {
      if (isUsed[classId] === 1 && slots.includes(kind)) classes.push(classId);
    });
  }
  classFrom.push(classes.length);
  const [rowClassFrom, rowClasses] = flatten(classesOfRow);
  const [rowNodeFrom, rowNodes] = flatten(nodesOfRow);
  const records = new Int32Array(TERM.size * classFrom.length);
  classFrom.forEach((from, id) => {
    const record = TERM.size * id;
    records[record + TERM.classes] = from;
    const term = terms[id];
    if (term === undefined) return;
    const end = classFrom[id + 1] as number;
    for (let i = from; i < end; i++) {
      if (isAllow[classes[i] as number] === 1) records[record + TERM.allow] = 1;
    }
    records[record + TERM.latin] = isLatinEdged(term) ? 1 : 0;
  });
  return {
    trie: buildTrie(terms),
    terms: records,
    classes: Int32Array.from(classes),
    termCount: terms.length,
    parent: Int32Array.from(parent),
    classOfNode: Int32Array.from(classOfNode),
    gap: Int32Array.from(gap),
    clauseOnly: Uint8Array.from(clauseOnly),
    hasChildren,
    rowsOf: byClass(rowsOf),
    laterRowsOf: byClass(laterRowsOf),
    rowClassFrom,
    rowClasses,
    rowNodeFrom,
    rowNodes,
    rowGroup: Int32Array.from(groupOfRow),
    groupCount: data.groups.length,
    groups,
    allow,
    isAllow,
    anyAllow: isAllow.includes(1),
    groupAllow,
  };
}

function isLatinEdged(term: string): boolean {
  return isLetter(term.charCodeAt(0)) || isLetter(term.charCodeAt(term.length - 1));
}

function byClass(lists: readonly (readonly number[])[]): RowsByClass {
  const [from, rows] = flatten(lists);
  return { from, rows };
}

function flatten(lists: readonly (readonly number[])[]): [from: Int32Array, all: Int32Array] {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    from[i + 1] = (from[i] as number) + list.length;
  });
  const all = new Int32Array(from[lists.length] as number);
  lists.forEach((list, i) => {
    all.set(list, from[i]);
  });
  return [from, all];
}
