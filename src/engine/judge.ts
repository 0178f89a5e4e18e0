import { loudestClauses } from './clauses';
import { findContext, type Speaker, stanceOf } from './context';
import { type EngineData, LAST_RESORT, type RuleData, type SignData } from './data';
import { type GroupMatches, isCovered, type Match } from './matches';
import { originalRange } from './normalise';
import type { Normalised } from './normalised';
import { WordGuard } from './segment';
import { withoutStray } from './stray';
import {
  type Category,
  type Finding,
  isFlagged,
  type PostKind,
  type Segmenter,
  type Sign,
  type Span,
  type Verdict,
} from './types';
import { toVerdict, wholesOf } from './verdict';

/** More findings of one rule in one post tell the reader nothing new. */
const MAX_FINDINGS_PER_RULE = 12;
/** A rule that marks clauses is content with one match in a text this much pushier than it asks. */
const SURE = 2.5;
/** Matches of one rule that are looked at; behind them a text only repeats itself. */
const MAX_HELD = 60;

/** From the first on; of those that begin together the longest comes first. */
function byPlace(a: Match, b: Match): number {
  return a.start - b.start || b.end - a.end;
}

/** The evidence of a rule or sign, without what a harmless phrase covers. */
export function evidenceOf(
  matches: GroupMatches,
  rule: Pick<RuleData, 'any' | 'allow'>,
): readonly Match[] {
  const all = matches.get(rule.any);
  if (all === undefined) return [];
  const covers = rule.allow < 0 ? undefined : matches.get(rule.allow);
  return covers === undefined
    ? all
    : all.filter((match) => !isCovered(covers, match.start, match.end));
}

type ToneAsked = Pick<RuleData, 'push' | 'lean'>;

/**
 * True if this speaker's words can be a warning of this rule. In: `floor` = the tone that it asks for,
 * unless its own.
 */
export function mayConcern(
  rule: RuleData,
  { role, push, leans }: Speaker,
  floor: ToneAsked = rule,
): boolean {
  return (
    rule.roles.includes(role) &&
    (floor.push === undefined || push >= floor.push) &&
    (floor.lean === undefined || leans[rule.category] >= floor.lean)
  );
}

/** What was found in a text, as far as `rules` need it. */
export interface Case {
  readonly matches: GroupMatches;
  readonly speaker: Speaker;
  /** The rules that may have something to say, in the order of the data. */
  readonly rules: readonly RuleData[];
  /** The good signs whose words may be there. */
  readonly signs: readonly SignData[];
}

/**
 * Decides. In: `segmenter` null = without the word boundary check.
 * Out: the verdict with findings by rising start, one per span.
 */
export function judge(
  data: EngineData,
  id: string,
  kind: PostKind | undefined,
  normalised: Normalised,
  text: Case,
  segmenter: Segmenter | null,
): Verdict {
  const findings = sharpest(data, normalised, text, segmenter, kind);
  const verdict = toVerdict(id, text.speaker.role, findings, wholesOf(text.rules));
  const signs = findings.length === 0 ? [] : allSigns(data, normalised, text);
  return signs.length > 0 ? { ...verdict, signs } : verdict;
}

/** The first place of every good sign that the text asserts. */
export function allSigns(
  data: EngineData,
  normalised: Normalised,
  { matches, signs }: Case,
): Sign[] {
  return signs.flatMap((sign) => {
    const first = [...evidenceOf(matches, sign)]
      .sort(byPlace)
      .find(
        (match) =>
          stanceOf(data, matches, normalised, match) === 'asserted' &&
          !sign.unless.some((context) => findContext(matches, normalised, match, context)),
      );
    return first === undefined ? [] : [{ sign: sign.id, ...span(normalised, first) }];
  });
}

/** Every rule's findings, also where a more serious one covers the same characters. */
export function allFindings(
  data: EngineData,
  normalised: Normalised,
  { matches, speaker, rules }: Case,
  segmenter: Segmenter | null,
): Finding[] {
  const guard = segmenter === null ? null : new WordGuard(normalised, segmenter);
  const findings = (rule: RuleData, floor: ToneAsked) =>
    mayConcern(rule, speaker, floor)
      ? ruleFindings(data, rule, normalised, matches, guard, above(floor, speaker))
      : [];
  const alone = new Map(
    rules.filter(({ beside }) => beside === undefined).map((rule) => [rule, findings(rule, rule)]),
  );
  const flagged = [...alone.values()].flat().some(({ level }) => isFlagged(level));
  return rules.flatMap(
    (rule) => alone.get(rule) ?? findings(rule, (flagged ? rule.beside : undefined) ?? rule),
  );
}

/** How much pushier a text is than the rule asks. */
function above(floor: ToneAsked, { push }: Speaker): number {
  return push - (floor.push ?? 0);
}

interface Held {
  readonly match: Match;
  readonly evidence: readonly Match[];
}

function ruleFindings(
  data: EngineData,
  rule: RuleData,
  normalised: Normalised,
  matches: GroupMatches,
  guard: WordGuard | null,
  loudness: number,
): Finding[] {
  const held = heldMatches(data, rule, normalised, matches, guard);
  if (rule.marksClause && held.length < 2 && loudness < SURE) return [];
  const shown = rule.marksClause
    ? loudestClauses(
        held.map(({ match }) => match),
        normalised,
      ).map((match) => ({ match, evidence: [] }))
    : held.slice(0, MAX_FINDINGS_PER_RULE);
  return shown.map(({ match, evidence }) => ({
    rule: rule.id,
    category: rule.category,
    level: rule.level,
    ...span(normalised, match),
    ...(evidence.length > 0 ? { evidence: evidence.map((at) => span(normalised, at)) } : {}),
    ...(match.evaded ? { evaded: true as const } : {}),
  }));
}

/** The rule's evidence as far as nothing around it speaks against it, by rising start. */
function heldMatches(
  data: EngineData,
  rule: RuleData,
  normalised: Normalised,
  matches: GroupMatches,
  guard: WordGuard | null,
): Held[] {
  const held: Held[] = [];
  const sorted = [...evidenceOf(matches, rule)].sort(byPlace);
  let end = -1;
  for (const match of sorted) {
    if (match.start < end) continue;
    const evidence: Match[] = [];
    const holds = rule.with.every((context) => {
      const at = findContext(matches, normalised, match, context);
      if (at === undefined) return false;
      const apart = at.start >= match.end || match.start >= at.end;
      if (context.shown && apart) evidence.push(at);
      return true;
    });
    if (!holds) continue;
    if (rule.unless.some((context) => findContext(matches, normalised, match, context))) continue;
    if (!rule.stances.includes(stanceOf(data, matches, normalised, match))) continue;
    // Last, because it is dear: a hit that nothing else spoke against.
    if (guard?.cutsWord(match)) continue;
    end = match.end;
    held.push({ match, evidence });
    if (rule.once || held.length === MAX_HELD) break;
  }
  return held;
}

function span(normalised: Normalised, match: Match): Span {
  const { start, end } = originalRange(normalised, match.start, match.end);
  return { start, end, text: normalised.original.slice(start, end) };
}

/**
 * The findings without those of a broad rule where a sharper one of the same category flags the
 * post, and on product listings: their titles are rows of words without a voice. Sharp rules are
 * asked first, so that the broad ones need not be asked where they would not be heard.
 * Out: in the order of the rules.
 */
function sharpest(
  data: EngineData,
  normalised: Normalised,
  { matches, speaker, rules }: Case,
  segmenter: Segmenter | null,
  kind: PostKind | undefined,
): Finding[] {
  const guard = segmenter === null ? null : new WordGuard(normalised, segmenter);
  const least = new Map<Category, number>();
  const found: Finding[][] = rules.map(() => []);
  let broadest = 0;
  for (const { broad } of rules) broadest = Math.max(broadest, broad);
  for (let broad = 0; broad <= (kind === 'listing' ? 0 : broadest); broad++) {
    // Rules of the same breadth are equals: whether one of them flags the post does not help another.
    const flagged = least.size > 0;
    rules.forEach((rule, i) => {
      const heard = least.get(rule.category) ?? LAST_RESORT;
      if (rule.broad !== broad || broad > heard) return;
      const floor = flagged ? (rule.beside ?? rule) : rule;
      if (!mayConcern(rule, speaker, floor)) return;
      const own = ruleFindings(data, rule, normalised, matches, guard, above(floor, speaker));
      found[i] = own;
      if (own.length > 0 && isFlagged(rule.level) && !least.has(rule.category)) {
        least.set(rule.category, broad);
      }
    });
  }
  return withoutStray(data, found.flat(), speaker);
}
