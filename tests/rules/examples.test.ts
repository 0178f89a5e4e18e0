import { describe, expect, it } from 'vitest';
import { checkExample, examplesOf } from '../../src/rules/examples';
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

  it('that another rule flags are flagged by that rule', () => {
    for (const example of rules.pack.rules.flatMap(examplesOf)) {
      if (example.flaggedBy === undefined) continue;
      const matched = engine.match({ id: 'x', text: example.text });
      const found = engine.explain(matched, segmenter).findings.map((finding) => finding.rule);
      expect(found, example.text).toContain(example.flaggedBy);
    }
  });

  it('of clean posts are flagged by no rule at all', () => {
    const flagged = rules.pack.rules.flatMap((rule) =>
      examplesOf(rule)
        .filter((example) => example.spans.length === 0 && example.flaggedBy === undefined)
        .filter(({ text }) => {
          const verdict = engine.judge(engine.match({ id: 'x', text }), segmenter);
          return verdict.level === 'caution' || verdict.level === 'warning';
        })
        .map(({ text }) => `${rule.id}: ${text}`),
    );
    expect(flagged).toEqual([]);
  });
});
