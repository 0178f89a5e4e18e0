import { isFlagged, type Verdict } from '../engine';
import type { Judged } from './eval-table';

/** Posts that a rule flags, and how they are labelled; borderline posts only count as hits. */
export interface RuleCount {
  hits: number;
  risky: number;
  clean: number;
}

/** Fewer labelled hits than this say nothing about a rule's precision. */
const MIN_HITS = 5;

/** Adds up, rule by rule, the posts that each flags at `caution` or above. */
export class RuleTally {
  readonly #counts = new Map<string, RuleCount>();

  add(label: Judged['label'], verdict: Verdict): void {
    const flagged = verdict.findings.filter(({ level }) => isFlagged(level));
    for (const rule of new Set(flagged.map((finding) => finding.rule))) {
      const entry = this.#counts.get(rule) ?? { hits: 0, risky: 0, clean: 0 };
      entry.hits++;
      if (label !== 'borderline') entry[label]++;
      this.#counts.set(rule, entry);
    }
  }

  /** Most hits first. */
  get counts(): [rule: string, count: RuleCount][] {
    return [...this.#counts].sort((a, b) => b[1].hits - a[1].hits);
  }

  /** Rules with at least `MIN_HITS` labelled hits that are right less often than `least`. */
  below(least: number): [rule: string, count: RuleCount][] {
    return this.counts.filter(
      ([, count]) => count.risky + count.clean >= MIN_HITS && (precisionOf(count) ?? 1) < least,
    );
  }

  /** The counts as lines for people. */
  toTable(): string {
    const rows = this.counts.map(([rule, count]) => {
      const precision = precisionOf(count)?.toFixed(2) ?? '–';
      const cells = [count.hits, count.clean].map((value) => String(value).padStart(5));
      return `  ${rule.padEnd(46)} ${cells.join(' ')}  ${precision}`;
    });
    const head = `  ${'rules that flag (borderline posts count as hits only)'.padEnd(46)}`;
    return [`${head}  hits clean precision`, ...rows].join('\n');
  }
}

/** Of the labelled posts that a rule flags, how many are risky; null where there is none. */
export function precisionOf({ risky, clean }: RuleCount): number | null {
  return risky + clean === 0 ? null : risky / (risky + clean);
}
