import type { RuleData } from './data';
import {
  type Category,
  compareLevels,
  type Finding,
  type Level,
  type Role,
  type RuleLevel,
  type Verdict,
} from './types';

/** The rules that mark whole clauses: what they mark stands for the whole text. */
export function wholesOf(rules: readonly RuleData[]): Set<string> {
  return new Set(rules.filter((rule) => rule.marksClause).map((rule) => rule.id));
}

/**
 * Of findings on the same characters the most serious one stays; ties keep the rules' order. What
 * stands for the whole text can be of two categories.
 */
function onePerSpan(findings: readonly Finding[], wholes: ReadonlySet<string>): Finding[] {
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
          (other.start === finding.start &&
            other.end === finding.end &&
            !wholes.has(finding.rule))),
    );
    if (!doubled) kept.push(finding);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Adds up findings to a verdict: one finding per span, the highest level in all and by category.
 * In: `wholes` = see `wholesOf`.
 */
export function toVerdict(
  id: string,
  role: Role,
  all: readonly Finding[],
  wholes: ReadonlySet<string>,
): Verdict {
  const findings = onePerSpan(all, wholes);
  let level: Level = 'none';
  const categories: Partial<Record<Category, RuleLevel>> = {};
  for (const finding of findings) {
    if (compareLevels(finding.level, level) > 0) level = finding.level;
    if (compareLevels(finding.level, categories[finding.category] ?? 'none') > 0) {
      categories[finding.category] = finding.level;
    }
  }
  // Who speaks matters, and is worked out for certain, only where there is something to warn of.
  return { id, level, categories, findings, role: findings.length === 0 ? 'ordinary' : role };
}
