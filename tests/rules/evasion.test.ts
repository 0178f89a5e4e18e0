import { describe, expect, it } from 'vitest';
import {
  cleanTexts,
  flagExamples,
  isFlaggedText,
  newlyFlagged,
  stillFound,
} from '../support/evasion-ratios';
import { EVASIONS } from '../support/evasions';

/**
 * Every example of every rule in every disguise; of the clean texts every so manieth, because they
 * are thousands. `npm run evasions` runs them all and prints the table.
 */
const EVERY = 16;
const clean = cleanTexts().filter((text, i) => i % EVERY === 0 && !isFlaggedText(text));

describe.each(EVASIONS.map((evasion) => [evasion.name, evasion] as const))(
  '%s',
  (_name, evasion) => {
    it('hide nothing from the rules', () => {
      const { texts, found, others } = stillFound(evasion, flagExamples);
      expect(texts).toBeGreaterThan(50);
      expect(found / texts, others.join('\n')).toBeGreaterThanOrEqual(0.97);
    });

    it('make no clean text a warning', () => {
      const { texts, found, others } = newlyFlagged(evasion, clean);
      expect(texts).toBeGreaterThan(10);
      // A sample: one text may be one too many by chance.
      expect(found, others.join('\n')).toBeLessThanOrEqual(Math.max(1, texts * 0.005));
    });
  },
);

describe('the evasions', () => {
  it('are at least twelve', () => {
    expect(EVASIONS.length).toBeGreaterThanOrEqual(12);
  });
});
