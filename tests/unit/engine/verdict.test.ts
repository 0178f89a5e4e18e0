import { describe, expect, it } from 'vitest';
import type { Category, Finding, RuleLevel } from '../../../src/engine';
import { toVerdict } from '../../../src/engine/verdict';

function finding(
  rule: string,
  start: number,
  end: number,
  level: RuleLevel = 'caution',
  category: Category = 'pyramid',
): Finding {
  return { rule, start, end, level, category, text: 'x'.repeat(end - start) };
}

const NONE = new Set<string>();
const kept = (...all: Finding[]) =>
  toVerdict('x', 'seller', all, NONE).findings.map(({ rule }) => rule);

describe('toVerdict', () => {
  it('says nothing where nothing was found, and not who speaks', () => {
    expect(toVerdict('x', 'recruiter', [], NONE)).toEqual({
      id: 'x',
      level: 'none',
      categories: {},
      findings: [],
      role: 'ordinary',
    });
    expect(toVerdict('x', 'recruiter', [finding('a', 0, 2)], NONE).role).toBe('recruiter');
  });

  it('takes the highest level, in all and by category', () => {
    const verdict = toVerdict(
      'x',
      'seller',
      [
        finding('a', 0, 2, 'info', 'after-sales'),
        finding('b', 4, 6, 'warning'),
        finding('c', 8, 9, 'caution', 'after-sales'),
        finding('d', 10, 12, 'caution'),
        finding('e', 14, 16, 'info', 'after-sales'),
      ],
      NONE,
    );
    expect(verdict.level).toBe('warning');
    expect(verdict.categories).toEqual({ 'after-sales': 'caution', pyramid: 'warning' });
  });

  it('keeps the more serious of two findings on the same characters', () => {
    expect(kept(finding('mild', 0, 4, 'info'), finding('grave', 0, 4, 'warning'))).toEqual([
      'grave',
    ]);
    const other = finding('other', 0, 4, 'info', 'after-sales');
    expect(kept(other, finding('grave', 0, 4, 'warning'))).toEqual(['grave']);
  });

  it('keeps both categories of what stands for the whole text', () => {
    const both = [finding('one', 0, 4), finding('two', 0, 4, 'caution', 'after-sales')];
    const verdict = toVerdict('x', 'seller', both, new Set(['one', 'two']));
    expect(verdict.categories).toEqual({ pyramid: 'caution', 'after-sales': 'caution' });
    expect(kept(...both)).toEqual(['one']);
    const same = [finding('one', 0, 4), finding('two', 0, 4)];
    expect(toVerdict('x', 'seller', same, new Set(['one', 'two'])).findings).toHaveLength(1);
  });

  it('keeps the longer of two equally serious ones, and the first of two equal ones', () => {
    expect(kept(finding('short', 1, 3), finding('long', 0, 4))).toEqual(['long']);
    expect(kept(finding('long', 10, 14), finding('short', 11, 13))).toEqual(['long']);
    expect(kept(finding('first', 0, 4), finding('second', 0, 4))).toEqual(['first']);
  });

  it('keeps a graver word inside a longer, milder finding beside it', () => {
    expect(kept(finding('mild', 0, 6), finding('grave', 2, 4, 'warning'))).toEqual([
      'mild',
      'grave',
    ]);
  });

  it('keeps what another category says of a part, and what only touches or overlaps', () => {
    expect(kept(finding('a', 0, 4), finding('b', 0, 3, 'info', 'after-sales'))).toEqual(['b', 'a']);
    expect(kept(finding('a', 0, 4), finding('b', 1, 4, 'info', 'after-sales'))).toEqual(['a', 'b']);
    expect(kept(finding('a', 0, 4), finding('b', 4, 6))).toEqual(['a', 'b']);
    expect(kept(finding('a', 0, 4), finding('b', 2, 5))).toEqual(['a', 'b']);
    expect(kept(finding('a', 2, 5), finding('b', 0, 3))).toEqual(['b', 'a']);
  });

  it('leaves out the same category inside, whichever edge it shares', () => {
    expect(kept(finding('a', 0, 4), finding('b', 0, 3, 'info'))).toEqual(['a']);
    expect(kept(finding('a', 0, 4), finding('b', 1, 4, 'info'))).toEqual(['a']);
  });

  it('lists findings by their place, of those that begin together the shorter first', () => {
    expect(
      kept(
        finding('late', 9, 10, 'warning'),
        finding('long', 2, 8, 'info'),
        finding('short', 2, 4, 'warning', 'after-sales'),
      ),
    ).toEqual(['short', 'long', 'late']);
  });
});
