import { describe, expect, it } from 'vitest';
import { precisionOf, RuleTally } from '../../../src/cli/eval-by-rule';
import type { Finding, RuleLevel, Verdict } from '../../../src/engine';

function verdict(...found: readonly (readonly [rule: string, level: RuleLevel])[]): Verdict {
  const findings: Finding[] = found.map(([rule, level]) => ({
    rule,
    level,
    category: 'pyramid',
    start: 0,
    end: 1,
    text: 'x',
  }));
  return { id: '1', level: 'caution', categories: {}, findings, role: 'seller' };
}

describe('the tally by rule', () => {
  it('counts each post once for a rule, and only what flags', () => {
    const tally = new RuleTally();
    tally.add('risky', verdict(['a', 'caution'], ['a', 'warning'], ['note', 'info']));
    tally.add('borderline', verdict(['a', 'caution']));
    expect(tally.counts).toEqual([['a', { hits: 2, risky: 1, clean: 0 }]]);
    expect(tally.toTable()).toMatch(/a +2 +0 {2}1\.00/);
  });

  it('names the rules below a precision, not those with too few hits', () => {
    const tally = new RuleTally();
    for (let i = 0; i < 4; i++)
      tally.add('risky', verdict(['weak', 'caution'], ['good', 'caution']));
    tally.add('clean', verdict(['weak', 'caution'], ['rare', 'caution']));
    expect(tally.below(0.9).map(([rule]) => rule)).toEqual(['weak']);
    expect(tally.below(0.8)).toEqual([]);
  });

  it('has no precision without a labelled hit', () => {
    expect(precisionOf({ hits: 3, risky: 0, clean: 0 })).toBeNull();
  });
});
