import { describe, expect, it } from 'vitest';
import { checkCleanExamples } from '../../src/rules/check';
import { checkExample, examplesOf } from '../../src/rules/examples';
import { formatProblem } from '../../src/rules/parse-file';
import { engine, rules, segmenter } from '../support/engine';
import { VARIANTS } from '../support/variants';

/** Generated: every example of every rule, as written and in disguise. */
describe.each(rules.pack.rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  for (const example of examplesOf(rule)) {
    for (const variant of VARIANTS) {
      it(`${example.field} ${variant.name}: ${example.text.slice(0, 40)}`, () => {
        expect(checkExample(engine, segmenter, variant.write(example))).toBeUndefined();
      });
    }
  }
});

describe('the examples', () => {
  it('are there', () => {
    expect(rules.pack.rules.length).toBeGreaterThanOrEqual(24);
  });

  it('of clean posts are flagged by no rule at all, or by the one they name', () => {
    expect(checkCleanExamples(rules, segmenter).map(formatProblem)).toEqual([]);
  });
});
