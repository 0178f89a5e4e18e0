import type { ContextData, EngineData, StanceCueData, Within } from './data';
import { firstEndingAt, type GroupMatches, isCovered, type Match } from './matches';
import type { Normalised } from './normalised';
import type { Role, Stance } from './types';
import { cueStrength, MAX_CUE_COUNT, type Voice, type VoiceScores } from './voice';

function covered(matches: GroupMatches, allow: number, match: Match): boolean {
  const covers = allow < 0 ? undefined : matches.get(allow);
  return covers !== undefined && isCovered(covers, match.start, match.end);
}

/** Strength of the cue groups of contexts.yaml that a text has, by name. */
export function cueStrengths(data: EngineData, matches: GroupMatches): Map<string, number> {
  const strengths = new Map<string, number>();
  if (matches.size === 0) return strengths;
  for (const cue of data.cues) {
    const all = matches.get(cue.group);
    if (all === undefined) continue;
    const count = countDistinct(all, matches, cue.allow, MAX_CUE_COUNT);
    if (count > 0) strengths.set(cue.id, cueStrength(count));
  }
  return strengths;
}

/** Roles that offer something; all others tell, teach or ask. */
export const OFFERING: ReadonlySet<Role> = new Set(['seller', 'recruiter']);

/**
 * Who writes words that sellers hide in disguise means them to be read past a filter: as much
 * pushier (log odds) the text counts. Only for texts that offer something.
 */
export const DISGUISED_PUSH = 0.3;

export interface Speaker {
  readonly role: Role;
  /** Log odds of a pushy tone. */
  readonly push: number;
  readonly leans: VoiceScores['leans'];
}

/**
 * Who speaks in the text that `voice` heard last. The fitted model says whether the text is an offer; which of the roles of that side
 * it is, the hand-set weights of contexts.yaml say (`ordinary` when none of them is above 0).
 */
export function speakerOf(
  data: EngineData,
  voice: Voice,
  { disguises }: Normalised,
  matches: GroupMatches,
): Speaker {
  const cues = cueStrengths(data, matches);
  const { offer, push, leans } = voice.answer(cues);
  const offering = offer > 0;
  let best: Role = offering ? 'seller' : 'ordinary';
  let bestScore = offering ? Number.NEGATIVE_INFINITY : 0;
  for (const { role, bias, weights } of data.roles) {
    if (OFFERING.has(role) !== offering) continue;
    let score = bias;
    for (const [cue, weight] of weights)
      score += weight * (cues.get(data.cues[cue]?.id ?? '') ?? 0);
    if (score > bestScore) {
      best = role;
      bestScore = score;
    }
  }
  const hides = disguises > 0 && OFFERING.has(best);
  return { role: best, push: hides ? push + DISGUISED_PUSH : push, leans };
}

/** Matches that do not overlap an earlier one and are not harmless, counted up to `limit`. */
function countDistinct(
  all: readonly Match[],
  matches: GroupMatches,
  allow: number,
  limit: number,
): number {
  let count = 0;
  let end = -1;
  for (const match of all) {
    if (match.start < end || covered(matches, allow, match)) continue;
    count++;
    end = match.end;
    if (count === limit) break;
  }
  return count;
}

/** Dense units; cues are words, not sentences. */
const LONGEST_CUE = 24;

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
    const all = matches.get(cue.group) ?? [];
    const reach = cue.within === 'text' ? Number.POSITIVE_INFINITY : cue.reach;
    for (let i = firstEndingAt(all, match.start - reach); i < all.length; i++) {
      const at = all[i] as Match;
      if (at.end > match.end + reach + LONGEST_CUE) break;
      if (at.start < match.end && match.start < at.end) continue;
      const before = at.end <= match.start;
      if (before ? cue.side === 'before-cue' : cue.side === 'after-cue') continue;
      const distance = before ? match.start - at.end : at.start - match.end;
      if (distance > reach) continue;
      if (!near(normalised, at, match, cue.within) || covered(matches, cue.allow, at)) continue;
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
  within: StanceCueData['within'],
): boolean {
  if (within === 'text') return true;
  const numbers = within === 'clause' ? normalised.clause : normalised.sentence;
  const a = numbers[cue.start] as number;
  const b = numbers[match.start] as number;
  return within === 'neighbour' ? Math.abs(a - b) <= 1 : a === b;
}

/** How many neighbours to either side are looked at: matches overlap, the nearest is among them. */
const NEIGHBOURS = 6;

/** The nearest match of a needed or vetoing context that stands close enough, if any. */
export function findContext(
  matches: GroupMatches,
  normalised: Normalised,
  match: Match,
  context: ContextData,
): Match | undefined {
  let best: Match | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  const all = matches.get(context.group) ?? [];
  const middle = firstEndingAt(all, match.start);
  for (let i = Math.max(0, middle - NEIGHBOURS); i < middle + NEIGHBOURS; i++) {
    const at = all[i];
    if (at === undefined) break;
    const overlap = at.start < match.end && match.start < at.end;
    const distance = overlap
      ? 0
      : at.end <= match.start
        ? match.start - at.end
        : at.start - match.end;
    const longer = best !== undefined && at.end - at.start > best.end - best.start;
    const nearer = distance < bestDistance || (distance === bestDistance && longer);
    if (nearer && inside(normalised, at, match, distance, context.within)) {
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
