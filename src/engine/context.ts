import type { ContextData, EngineData, Within } from './data';
import { type GroupMatches, isCovered, type Match } from './match';
import type { Normalised } from './normalise';
import type { Role, Stance } from './types';

/** Repeating a cue adds less and less: the third time is the last that counts. */
const MAX_CUE_COUNT = 3;

function cueMatches(matches: GroupMatches, group: number, allow: number): readonly Match[] {
  const all = matches.get(group) ?? [];
  const covers = allow < 0 ? undefined : matches.get(allow);
  return covers === undefined ? all : all.filter((m) => !isCovered(covers, m.start, m.end));
}

/**
 * Who speaks: the role with the highest sum of its bias and the weights of the cues in the text;
 * `ordinary` (0) when no other is above it. Cues and weights are data (rules/contexts.yaml).
 */
export function roleOf(data: EngineData, matches: GroupMatches): { role: Role; scores: Map<Role, number> } {
  const counts = data.cues.map((cue) =>
    Math.min(MAX_CUE_COUNT, distinct(cueMatches(matches, cue.group, cue.allow))),
  );
  const scores = new Map<Role, number>();
  let best: Role = 'ordinary';
  let bestScore = 0;
  for (const { role, bias, weights } of data.roles) {
    let score = bias;
    // 1, 1.5, 1.75: a cue that is repeated proves little more.
    for (const [cue, weight] of weights) {
      const count = counts[cue] ?? 0;
      if (count > 0) score += weight * (2 - 0.5 ** (count - 1));
    }
    scores.set(role, score);
    if (score > bestScore) {
      best = role;
      bestScore = score;
    }
  }
  return { role: best, scores };
}

/** Matches that do not overlap an earlier one. */
function distinct(matches: readonly Match[]): number {
  let count = 0;
  let end = -1;
  for (const match of matches) {
    if (match.start < end) continue;
    count++;
    end = match.end;
  }
  return count;
}

/** Earlier in the list wins when several cues hold a hit. */
const STRENGTH: readonly Stance[] = ['warned', 'denied', 'reported', 'quoted', 'asked'];

/** How the words around a match hold it; `asserted` when no cue reaches it. */
export function stanceOf(
  data: EngineData,
  matches: GroupMatches,
  normalised: Normalised,
  match: Match,
): Stance {
  let best = STRENGTH.length;
  for (const cue of data.stanceCues) {
    const rank = STRENGTH.indexOf(cue.stance);
    if (rank < 0 || rank >= best) continue;
    for (const at of cueMatches(matches, cue.group, cue.allow)) {
      if (at.start < match.end && match.start < at.end) continue;
      const before = at.end <= match.start;
      if (before ? cue.side === 'before-cue' : cue.side === 'after-cue') continue;
      const distance = before ? match.start - at.end : at.start - match.end;
      if (distance > cue.reach) continue;
      if (!near(normalised, at, match, cue.within)) continue;
      best = rank;
      break;
    }
  }
  return STRENGTH[best] ?? 'asserted';
}

function near(
  normalised: Normalised,
  cue: Match,
  match: Match,
  within: 'clause' | 'sentence' | 'neighbour',
): boolean {
  const numbers = within === 'clause' ? normalised.clause : normalised.sentence;
  const a = numbers[cue.start] ?? 0;
  const b = numbers[match.start] ?? 0;
  return within === 'neighbour' ? Math.abs(a - b) <= 1 : a === b;
}

/** The nearest match of a needed or vetoing context that stands close enough, if any. */
export function findContext(
  matches: GroupMatches,
  normalised: Normalised,
  match: Match,
  context: ContextData,
): Match | undefined {
  let best: Match | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const at of matches.get(context.group) ?? []) {
    const overlap = at.start < match.end && match.start < at.end;
    const distance = overlap ? 0 : at.end <= match.start ? match.start - at.end : at.start - match.end;
    if (distance < bestDistance && inside(normalised, at, match, distance, context.within)) {
      best = at;
      bestDistance = distance;
    }
  }
  return best;
}

function inside(
  normalised: Normalised,
  a: Match,
  b: Match,
  distance: number,
  within: Within,
): boolean {
  if (within === 'text') return true;
  if (typeof within === 'number') return distance <= within;
  const numbers = normalised[within];
  const first = a.start < b.start ? a : b;
  const second = first === a ? b : a;
  return numbers[first.end - 1] === numbers[second.start];
}
