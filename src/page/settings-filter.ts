import {
  type Category,
  compareLevels,
  type Finding,
  type Level,
  type Verdict,
} from '../engine/types';

/** Whether warnings of a category are shown. */
export type CategoryFilter = (category: Category) => boolean;

/**
 * What the settings let through of a verdict, the most serious finding first.
 * @returns the level of what is left; the verdict itself stays as it is
 */
export function filterVerdict(
  verdict: Verdict,
  isOn: CategoryFilter,
): { readonly level: Level; readonly findings: readonly Finding[] } {
  const findings = verdict.findings
    .filter((finding) => isOn(finding.category))
    .sort((a, b) => compareLevels(b.level, a.level) || a.start - b.start);
  return { level: findings[0]?.level ?? 'none', findings };
}
