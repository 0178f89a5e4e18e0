import { expect, it } from 'vitest';
import { singlePatterns } from '../../../scripts/audit/single-patterns';
import { createEngine, isFlagged } from '../../../src/engine';
import { rules, segmenter } from '../../support/engine';

const sharp = rules.pack.rules.filter(({ file }) => file.broad === 0 && isFlagged(file.level));

it('takes every sharp rule apart, frames too, and leaves the others out', () => {
  const { patterns } = singlePatterns(rules.pack);
  const used = new Set([...patterns.values()].map(({ rule }) => rule));
  expect([...used].sort()).toEqual(sharp.map(({ id }) => id).sort());
  expect([...patterns.values()].some(({ file }) => file.startsWith('rules/frames/'))).toBe(true);
  expect([...patterns.values()].some(({ pattern }) => pattern.startsWith('&'))).toBe(false);
});

it('finds together what the rule finds, in any tone', () => {
  const [rule] = sharp.filter(({ file }) => file.match.any.length > 3);
  if (rule === undefined) throw new Error('no rule with several patterns');
  const { patterns, data } = singlePatterns(rules.pack, (id) => id === rule.id);
  const engine = createEngine(data);
  for (const example of rule.file.examples.flag) {
    const marked = typeof example === 'string' ? example : example.text;
    const text = marked.replace(/[【】]/g, '');
    const { findings } = engine.explain(engine.match({ id: '', text }), segmenter);
    expect(findings.length, text).toBeGreaterThan(0);
    for (const finding of findings) expect(patterns.get(finding.rule)?.rule).toBe(rule.id);
  }
  expect(data.rules.every(({ push, lean }) => push === undefined && lean === undefined)).toBe(true);
});
