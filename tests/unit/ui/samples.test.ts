import { describe, expect, it } from 'vitest';
import { isFlagged } from '../../../src/engine/types';
import { readMarks } from '../../../src/rules/examples';
import { SAMPLES } from '../../../src/ui/welcome/samples';
import { verdictOf } from '../../support/engine';

describe('the posts of the welcome page', () => {
  it.each(SAMPLES)('$id is judged as the page says', ({ text: marked, category }) => {
    const { text, spans } = readMarks(marked);
    const verdict = verdictOf(text);
    if (category === null) {
      expect(verdict.findings).toEqual([]);
      return;
    }
    expect(isFlagged(verdict.level)).toBe(true);
    expect(Object.keys(verdict.categories)).toContain(category);
    const found = verdict.findings.flatMap((finding) => [finding, ...(finding.evidence ?? [])]);
    for (const { start, end } of spans) {
      const inside = found.some((span) => span.start >= start && span.end <= end);
      expect(inside, text.slice(start, end)).toBe(true);
    }
  });
});
