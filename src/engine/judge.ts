import { findContext, type Speaker, speakerOf, stanceOf } from './context';
import type { EngineData, RuleData } from './data';
import { type GroupMatches, isCovered, type Match } from './match';
import { type Normalised, originalRange } from './normalise';
import { WordGuard } from './segment';
import {
  type Category,
  compareLevels,
  type Finding,
  isFlagged,
  type Level,
  type PostKind,
  type Role,
  type RuleLevel,
  type Segmenter,
  type Sign,
  type Span,
  type Verdict,
} from './types';
import type { Voice } from './voice';

/** More findings of one rule in one post tell the reader nothing new. */
const MAX_FINDINGS_PER_RULE = 12;

/** From the first on; of those that begin together the longest comes first. */
function byPlace(a: Match, b: Match): number {
  return a.start - b.start || b.end - a.end;
}

function candidates(
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

/** True if some rule's evidence stands in the text, whatever stands around it. */
export function hasEvidence(data: EngineData, matches: GroupMatches): boolean {
  return data.rules.some((rule) => candidates(matches, rule).length > 0);
}

/** Cheap test before anything is segmented: could any rule say something at all? */
export function hasCandidate(data: EngineData, matches: GroupMatches): boolean {
  return data.rules.some(
    (rule) =>
      candidates(matches, rule).length > 0 &&
      rule.with.every((context) => matches.has(context.group)),
  );
}

/**
 * Decides. In: the matches of one text; `segmenter` null = matched without the word boundary check.
 * Out: the verdict with findings by rising start, one per span.
 */
export function judge(
  data: EngineData,
  voice: Voice,
  id: string,
  normalised: Normalised,
  matches: GroupMatches,
  segmenter: Segmenter | null,
  kind: PostKind | undefined,
): Verdict {
  const { role, findings } = allFindings(data, voice, normalised, matches, segmenter);
  const verdict = toVerdict(id, role, onePerSpan(sharpest(data, findings, kind)));
  const signs = verdict.level === 'none' ? [] : allSigns(data, normalised, matches);
  return signs.length > 0 ? { ...verdict, signs } : verdict;
}

/** The first place of every good sign that the text asserts. */
export function allSigns(data: EngineData, normalised: Normalised, matches: GroupMatches): Sign[] {
  return data.signs.flatMap((sign) => {
    const first = [...candidates(matches, sign)]
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
  voice: Voice,
  normalised: Normalised,
  matches: GroupMatches,
  segmenter: Segmenter | null,
): Speaker & { findings: Finding[] } {
  const { role, push } = speakerOf(data, voice, normalised.text, matches);
  const guard = segmenter === null ? null : new WordGuard(normalised, segmenter);
  const findings: Finding[] = [];
  for (const rule of data.rules) {
    if (!rule.roles.includes(role) || (rule.push !== undefined && push < rule.push)) continue;
    findings.push(...ruleFindings(data, rule, normalised, matches, guard));
  }
  return { role, push, findings };
}

function ruleFindings(
  data: EngineData,
  rule: RuleData,
  normalised: Normalised,
  matches: GroupMatches,
  guard: WordGuard | null,
): Finding[] {
  const found: Finding[] = [];
  const sorted = [...candidates(matches, rule)].sort(byPlace);
  let end = -1;
  for (const match of sorted) {
    if (match.start < end) continue;
    if (guard?.cutsWord(match)) continue;
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
    end = match.end;
    found.push({
      rule: rule.id,
      category: rule.category,
      level: rule.level,
      ...span(normalised, match),
      ...(evidence.length > 0 ? { evidence: evidence.map((at) => span(normalised, at)) } : {}),
      ...(match.evaded ? { evaded: true as const } : {}),
    });
    if (rule.once || found.length === MAX_FINDINGS_PER_RULE) break;
  }
  return found;
}

function span(normalised: Normalised, match: Match): Span {
  const { start, end } = originalRange(normalised, match.start, match.end);
  return { start, end, text: normalised.original.slice(start, end) };
}

/**
 * Leaves out what a broad rule found where a sharper one of the same category flags the post, and
 * on product listings: their titles are rows of words without a voice.
 */
function sharpest(
  data: EngineData,
  findings: readonly Finding[],
  kind: PostKind | undefined,
): Finding[] {
  if (findings.length === 0) return [];
  const broadness = new Map(data.rules.map((rule) => [rule.id, rule.broad]));
  const least = new Map<Category, number>();
  for (const { rule, category, level } of findings) {
    if (!isFlagged(level)) continue;
    const broad = broadness.get(rule) ?? 0;
    least.set(category, Math.min(broad, least.get(category) ?? broad));
  }
  return findings.filter(({ rule, category }) => {
    const broad = broadness.get(rule) ?? 0;
    if (broad > 0 && kind === 'listing') return false;
    return broad <= (least.get(category) ?? 2);
  });
}

/** Of findings on the same characters the most serious one stays; ties keep the rules' order. */
function onePerSpan(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const bySeverity = [...findings].sort(
    (a, b) => compareLevels(b.level, a.level) || b.end - b.start - (a.end - a.start),
  );
  for (const finding of bySeverity) {
    const doubled = kept.some(
      (other) =>
        other.start <= finding.start &&
        other.end >= finding.end &&
        (other.category === finding.category ||
          (other.start === finding.start && other.end === finding.end)),
    );
    if (!doubled) kept.push(finding);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

function toVerdict(id: string, role: Role, findings: readonly Finding[]): Verdict {
  let level: Level = 'none';
  const categories: Partial<Record<Category, RuleLevel>> = {};
  for (const finding of findings) {
    if (compareLevels(finding.level, level) > 0) level = finding.level;
    if (compareLevels(finding.level, categories[finding.category] ?? 'none') > 0) {
      categories[finding.category] = finding.level;
    }
  }
  return { id, level, categories, findings, role };
}
