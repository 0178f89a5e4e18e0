import { scan } from './automaton';
import { CharClass, CLASS } from './chars';
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

/** How many beginnings of a pattern are remembered per node: the nearest ones win. */
const REMEMBERED = 4;
/** More matches than this of one group in one text tell nothing new; keeps hostile text cheap. */
const MAX_MATCHES = 5000;

interface Hit {
  readonly classId: number;
  readonly start: number;
  readonly end: number;
}

/** A pattern matched up to some node. */
interface Prefix {
  readonly start: number;
  readonly end: number;
  readonly hitStart: number;
  readonly before: Prefix | undefined;
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

/** All hits by rising end, words in which a term means nothing taken out. */
function collectHits(matcher: Matcher, text: string): Hit[] {
  const { automaton, classFrom, classes } = matcher;
  const slots = findSlots(text).sort((a, b) => a.end - b.end);
  let nextSlot = 0;
  const hits: Hit[] = [];
  const takeSlots = (until: number) => {
    for (; nextSlot < slots.length; nextSlot++) {
      const slot = slots[nextSlot];
      if (slot === undefined || slot.end > until) return;
      for (const classId of matcher.slotClasses[SLOT_KINDS.indexOf(slot.kind)] ?? []) {
        hits.push({ classId, start: slot.start, end: slot.end });
      }
    }
  };
  scan(automaton, text, (term, end) => {
    takeSlots(end);
    const start = end - (automaton.lengths[term] as number);
    if (cutsLatinWord(text, start, end)) return;
    const to = classFrom[term + 1] as number;
    for (let i = classFrom[term] as number; i < to; i++) {
      hits.push({ classId: classes[i] as number, start, end });
    }
  });
  takeSlots(text.length);
  return matcher.anyAllow ? withoutAllowed(matcher, hits) : hits;
}

/** Drops the hits of a class that lie inside one of its longer, harmless words. */
function withoutAllowed({ allow, isAllow }: Matcher, hits: Hit[]): Hit[] {
  const harmless = new Map<number, Hit[]>();
  for (const hit of hits) {
    if (isAllow[hit.classId] === 0) continue;
    const list = harmless.get(hit.classId);
    if (list === undefined) harmless.set(hit.classId, [hit]);
    else list.push(hit);
  }
  if (harmless.size === 0) return hits;
  return hits.filter((hit) => {
    const covers = harmless.get(allow[hit.classId] as number);
    return covers === undefined || !isCovered(covers, hit.start, hit.end);
  });
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
 * Finds every group's matches. Linear in the text: hits come by rising end, each advances the nodes
 * that it can stand in, and each node remembers a bounded number of beginnings.
 */
export function matchGroups(matcher: Matcher, normalised: Normalised): GroupMatches {
  const { nodeFrom, nodes, parent, hasChildren, groups } = matcher;
  const found = new Map<number, Match[]>();
  const prefixes = new Map<number, Prefix[]>();
  for (const hit of collectHits(matcher, normalised.text)) {
    const to = nodeFrom[hit.classId + 1] as number;
    for (let i = nodeFrom[hit.classId] as number; i < to; i++) {
      const node = nodes[i] as number;
      const above = parent[node] as number;
      let before: Prefix | undefined;
      if (above >= 0) {
        const known = prefixes.get(above);
        if (known === undefined) continue;
        before = nearest(known, matcher, node, hit.start, normalised);
        if (before === undefined) continue;
      }
      const prefix: Prefix = {
        start: before === undefined ? hit.start : before.start,
        end: hit.end,
        hitStart: hit.start,
        before,
      };
      if (hasChildren[node] === 1) {
        const known = prefixes.get(node);
        if (known === undefined) prefixes.set(node, [prefix]);
        else {
          if (known.length >= REMEMBERED) known.shift();
          known.push(prefix);
        }
      }
      const ending = groups[node];
      if (ending === undefined) continue;
      const match = toMatch(prefix, normalised);
      for (const group of ending) {
        const list = found.get(group);
        if (list === undefined) found.set(group, [match]);
        else if (list.length < MAX_MATCHES) list.push(match);
      }
    }
  }
  return found;
}

/** The beginning that ends nearest before `start`, within the node's reach. */
function nearest(
  known: readonly Prefix[],
  matcher: Matcher,
  node: number,
  start: number,
  normalised: Normalised,
): Prefix | undefined {
  const gap = matcher.gap[node] as number;
  const stretch = matcher.clauseOnly[node] === 1 ? normalised.clause : normalised.sentence;
  let best: Prefix | undefined;
  for (const prefix of known) {
    const distance = start - prefix.end;
    if (distance < 0 || distance > gap) continue;
    if (distance > 0 && stretch[prefix.end - 1] !== stretch[start]) continue;
    if (best === undefined || prefix.end > best.end) best = prefix;
  }
  return best;
}

function toMatch(last: Prefix, { gaps }: Normalised): Match {
  const runs: [number, number][] = [];
  for (let at: Prefix | undefined = last; at !== undefined; at = at.before) {
    const next = runs[0];
    if (next !== undefined && next[0] === at.end) next[0] = at.hitStart;
    else runs.unshift([at.hitStart, at.end]);
  }
  const evaded = runs.some(([start, end]) => {
    for (let i = start + 1; i < end; i++) if (gaps[i] === Gap.Noise) return true;
    return false;
  });
  return { start: last.start, end: last.end, runs, evaded };
}
