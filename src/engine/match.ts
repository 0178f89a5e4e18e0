import { type Automaton, buildAutomaton, scan } from './automaton';
import { CharClass, CLASS } from './chars';
import type { EngineData } from './data';
import { Gap, type Normalised } from './normalise';
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

export type GroupMatches = ReadonlyMap<number, readonly Match[]>;

/** How many beginnings of a pattern are remembered per atom: the nearest ones win. */
const REMEMBERED = 4;
/** More matches than this of one group in one text tell nothing new; keeps hostile text cheap. */
const MAX_MATCHES = 5000;

interface Hit {
  readonly classId: number;
  readonly start: number;
  readonly end: number;
}

/** A pattern matched up to some atom. */
interface Prefix {
  readonly start: number;
  readonly end: number;
  readonly hitStart: number;
  readonly before: Prefix | undefined;
}

interface AtomRef {
  /** Index of this atom over all patterns; `id - 1` is the atom before it in its row. */
  readonly id: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly gap: number;
  readonly clauseOnly: boolean;
  readonly group: number;
}

export interface Matcher {
  readonly automaton: Automaton;
  readonly termClasses: readonly (readonly number[])[];
  readonly slotClasses: readonly (readonly number[])[];
  readonly atomsOfClass: readonly (readonly AtomRef[])[];
  readonly allowOfClass: readonly (number | undefined)[];
}

/**
 * Prepares a matcher for some of the groups; only their terms enter its automaton.
 * Costs some milliseconds for some thousand terms.
 */
export function createMatcher(data: EngineData, groups: ReadonlySet<number>): Matcher {
  const atomsOfClass: AtomRef[][] = data.classes.map(() => []);
  const used = new Set<number>();
  let id = 0;
  data.groups.forEach((rows, group) => {
    if (!groups.has(group)) return;
    for (const row of rows) {
      row.forEach(([classId, gap, clauseOnly], i) => {
        used.add(classId);
        atomsOfClass[classId]?.push({
          id: id++,
          first: i === 0,
          last: i === row.length - 1,
          gap,
          clauseOnly: clauseOnly === 1,
          group,
        });
      });
    }
  });
  for (const classId of [...used]) {
    const allow = data.classes[classId]?.allow;
    if (allow !== undefined) used.add(allow);
  }
  const slotClasses: number[][] = SLOT_KINDS.map(() => []);
  for (const classId of used) {
    for (const kind of data.classes[classId]?.slots ?? []) {
      slotClasses[SLOT_KINDS.indexOf(kind)]?.push(classId);
    }
  }
  const terms: string[] = [];
  const termClasses: number[][] = [];
  data.terms.forEach((term, i) => {
    const classes = (data.termClasses[i] ?? []).filter((classId) => used.has(classId));
    if (classes.length === 0) return;
    terms.push(term);
    termClasses.push(classes);
  });
  return {
    automaton: buildAutomaton(terms),
    termClasses,
    slotClasses,
    atomsOfClass,
    allowOfClass: data.classes.map((entry) => entry.allow),
  };
}

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

function collectHits(matcher: Matcher, text: string): Hit[] {
  const hits: Hit[] = [];
  scan(matcher.automaton, text, (term, end) => {
    const start = end - (matcher.automaton.lengths[term] ?? 0);
    if (cutsLatinWord(text, start, end)) return;
    for (const classId of matcher.termClasses[term] ?? []) hits.push({ classId, start, end });
  });
  for (const slot of findSlots(text)) {
    for (const classId of matcher.slotClasses[SLOT_KINDS.indexOf(slot.kind)] ?? []) {
      hits.push({ classId, start: slot.start, end: slot.end });
    }
  }
  return withoutAllowed(matcher, hits).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Drops the hits of a class that lie inside one of its longer, harmless words. */
function withoutAllowed(matcher: Matcher, hits: Hit[]): Hit[] {
  const harmless = new Map<number, Hit[]>();
  const allowClasses = new Set(matcher.allowOfClass.filter((id) => id !== undefined));
  if (allowClasses.size === 0) return hits;
  for (const hit of hits) {
    if (!allowClasses.has(hit.classId)) continue;
    const list = harmless.get(hit.classId);
    if (list === undefined) harmless.set(hit.classId, [hit]);
    else list.push(hit);
  }
  if (harmless.size === 0) return hits;
  return hits.filter((hit) => {
    const allow = matcher.allowOfClass[hit.classId];
    const covers = allow === undefined ? undefined : harmless.get(allow);
    return covers === undefined || !isCovered(covers, hit.start, hit.end);
  });
}

/** True if one of `covers` holds [start, end). In: covers by rising end, as the scan reports them. */
export function isCovered(
  covers: readonly { readonly start: number; readonly end: number }[],
  start: number,
  end: number,
): boolean {
  const low = firstEndingAt(covers, end);
  // Allowed phrases are short: only the next few can reach back to `start`.
  for (let i = low; i < covers.length && i < low + 16; i++) {
    const cover = covers[i];
    if (cover !== undefined && cover.start <= start) return true;
  }
  return false;
}

/**
 * Finds every group's matches. Linear in the text: each hit advances the patterns it can stand in,
 * and each pattern remembers a bounded number of beginnings.
 */
export function matchGroups(matcher: Matcher, normalised: Normalised): GroupMatches {
  const found = new Map<number, Match[]>();
  const prefixes = new Map<number, Prefix[]>();
  for (const hit of collectHits(matcher, normalised.text)) {
    for (const atom of matcher.atomsOfClass[hit.classId] ?? []) {
      const before = atom.first
        ? undefined
        : nearest(prefixes.get(atom.id - 1), atom, hit, normalised);
      if (!atom.first && before === undefined) continue;
      const prefix: Prefix = {
        start: before?.start ?? hit.start,
        end: hit.end,
        hitStart: hit.start,
        before,
      };
      if (!atom.last) {
        const known = prefixes.get(atom.id);
        if (known === undefined) prefixes.set(atom.id, [prefix]);
        else {
          if (known.length >= REMEMBERED) known.shift();
          known.push(prefix);
        }
        continue;
      }
      const list = found.get(atom.group);
      if (list === undefined) found.set(atom.group, [toMatch(prefix, normalised)]);
      else if (list.length < MAX_MATCHES) list.push(toMatch(prefix, normalised));
    }
  }
  // By rising end, as `isCovered` and the searches for context expect them.
  for (const list of found.values()) list.sort((a, b) => a.end - b.end || a.start - b.start);
  return found;
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

function nearest(
  known: readonly Prefix[] | undefined,
  atom: AtomRef,
  hit: Hit,
  normalised: Normalised,
): Prefix | undefined {
  if (known === undefined) return undefined;
  let best: Prefix | undefined;
  for (const prefix of known) {
    const distance = hit.start - prefix.end;
    if (distance < 0 || distance > atom.gap) continue;
    if (distance > 0 && !sameStretch(normalised, prefix.end - 1, hit.start, atom.clauseOnly))
      continue;
    if (best === undefined || prefix.end > best.end) best = prefix;
  }
  return best;
}

function sameStretch(normalised: Normalised, a: number, b: number, clauseOnly: boolean): boolean {
  const numbers = clauseOnly ? normalised.clause : normalised.sentence;
  return numbers[a] === numbers[b];
}

function toMatch(last: Prefix, normalised: Normalised): Match {
  const runs: [number, number][] = [];
  for (let at: Prefix | undefined = last; at !== undefined; at = at.before) {
    const next = runs[0];
    if (next !== undefined && next[0] === at.end) next[0] = at.hitStart;
    else runs.unshift([at.hitStart, at.end]);
  }
  const evaded = runs.some(([start, end]) => {
    for (let i = start + 1; i < end; i++) if (normalised.gaps[i] === Gap.Noise) return true;
    return false;
  });
  return { start: last.start, end: last.end, runs, evaded };
}
