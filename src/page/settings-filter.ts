import {
  compareLevels,
  type Finding,
  isFlagged,
  type Level,
  type RuleLevel,
  type Verdict,
} from '../engine/types';
import { isCategoryOn, markFrom, ruleChoice } from '../settings/effective';
import type { Settings } from '../settings/schema';
import type { MarkedLevel } from './marker';

/** Why a post is not pointed out, whatever was found in it. */
export type AsideReason = 'trusted' | 'fine' | 'hidden';

/** What the settings let through on this page. */
export interface PageFilter {
  /** The level at which a finding is shown; null: not at all. */
  levelOf(finding: Finding): RuleLevel | null;
  /** Whether a post of this level gets a mark in the page. */
  isMarked(level: Level): level is MarkedLevel;
  /**
   * Whether the post was set aside.
   * @param key of its text
   * @param author read from the page, so only asked for where somebody is trusted
   */
  aside(key: string, author: () => string | undefined): AsideReason | null;
}

/** The settings as a filter for the pages of one host. */
export function createPageFilter(settings: Settings, host: string): PageFilter {
  const from = markFrom(settings);
  const aside = new Map(settings.aside.map(({ key, as }) => [key, as]));
  const trusted = new Set(
    settings.trusted.filter((one) => one.host === host).map(({ author }) => author),
  );
  return {
    levelOf({ category, rule, level }) {
      const choice = ruleChoice(settings, rule);
      if (choice === 'off' || !isCategoryOn(settings, category)) return null;
      return choice === 'info' ? 'info' : level;
    },
    isMarked: (level): level is MarkedLevel =>
      from !== 'never' && isFlagged(level) && compareLevels(level, from) >= 0,
    aside(key, author) {
      const said = aside.get(key);
      if (said !== undefined) return said;
      return trusted.size > 0 && trusted.has(author() ?? '') ? 'trusted' : null;
    },
  };
}

/**
 * What a filter lets through of a verdict, the most serious finding first.
 * @returns the level of what is left; the verdict itself stays as it is
 */
export function filterVerdict(
  verdict: Verdict,
  levelOf: PageFilter['levelOf'],
): { readonly level: Level; readonly findings: readonly Finding[] } {
  const findings = verdict.findings
    .flatMap((finding) => {
      const level = levelOf(finding);
      return level === null ? [] : [level === finding.level ? finding : { ...finding, level }];
    })
    .sort((a, b) => compareLevels(b.level, a.level) || a.start - b.start);
  return { level: findings[0]?.level ?? 'none', findings };
}
