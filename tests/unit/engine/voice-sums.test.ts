import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoiceData } from '../../../src/engine/data';
import { SORTS } from '../../../src/engine/sorts';
import { CATEGORIES } from '../../../src/engine/types';
import {
  createVoice,
  familiar,
  gramsOf,
  normaliser,
  roomFor,
  triplesOf,
  trusted,
  type VoiceScores,
} from '../../../src/engine/voice';
import { packGrams } from '../../../src/rules/pack-grams';

const grams: Readonly<Record<string, readonly number[]>> = {
  甲: [12, -7, 3, 0, -4],
  乙: [-9, 20],
  '0': [1, 2, 0, 0, 0, 8, 5, -3, 9],
  丙: [0, 30, 0, 0, 2, 0, 0, 0, 0, 0, 12, -6, 0, 7],
  甲乙: [6, 6, 0, 9],
  乙丙: [0, 0],
  甲乙丙: [-30, 15],
  '#2': [2, 1, 4],
};
const cues: Readonly<Record<string, readonly number[]>> = {
  price: [1, 0.5, 2],
  news: [-2, -1.5],
  link: [],
};
const data: VoiceData = { usual: 0.4, bias: [-1, 0.5, 0, 1], cues, grams: packGrams(grams) };

/** What the voice says, by the definition of each of its answers. */
function slowly(text: string, strengths: ReadonlyMap<string, number>): VoiceScores {
  const distinct = [...new Set(gramsOf(text))];
  const of = (question: number, seen: readonly string[]) =>
    seen.reduce((all, gram) => all + (grams[gram]?.[question] ?? 0), 0) /
    normaliser(distinct.length);
  const fixed = (question: number) =>
    Object.entries(cues).reduce(
      (all, [name, weights]) => all + (strengths.get(name) ?? 0) * (weights[question] ?? 0),
      data.bias[question] ?? 0,
    );
  const all = [...distinct, ...new Set(triplesOf(text))];
  const pairs = distinct.filter((gram) => gram.length === 2 && !gram.startsWith('#'));
  const there = pairs.filter((pair) => grams[pair] !== undefined).length;
  const share = pairs.length === 0 ? 0 : there / pairs.length;
  const sorts = SORTS.map((_, i) => (data.bias[i + 2] ?? 0) + of(i + 2, distinct));
  const risks = sorts.slice(0, CATEGORIES.length);
  const leans = CATEGORIES.map((name, i) => [name, (risks[i] ?? 0) - Math.max(...risks)]);
  const odds = (scores: readonly number[]) => scores.reduce((sum, one) => sum + Math.exp(one), 0);
  const risk = Math.log(odds(risks) / odds(sorts.slice(CATEGORIES.length)));
  const direct = fixed(1) + of(1, all);
  const known = familiar(share - data.usual);
  const heard = known * roomFor(pairs.length);
  const tone = direct < -2 ? direct : Math.max(-2, direct + (heard * (risk - direct)) / 2);
  return {
    offer: fixed(0) + of(0, all),
    push: trusted(tone, heard),
    leans: Object.fromEntries(leans),
  };
}

const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '7'), maxLength: 12 });
const strengths = fc
  .dictionary(fc.constantFrom('price', 'news', 'link', 'other'), fc.constantFrom(1, 1.5, 1.75))
  .map((all) => new Map(Object.entries(all)));

describe('the answers of the voice', () => {
  it('are what their definition says, text after text', () => {
    const voice = createVoice(data);
    fc.assert(
      fc.property(text, strengths, (one, heard) => {
        const units = Uint16Array.from(one, (char) => char.charCodeAt(0));
        voice.hear(units, units.length);
        const { offer, push, leans } = voice.answer(heard);
        const expected = slowly(one, heard);
        expect(offer).toBeCloseTo(expected.offer, 9);
        expect(push).toBeCloseTo(expected.push, 9);
        for (const name of CATEGORIES) expect(leans[name]).toBeCloseTo(expected.leans[name], 9);
      }),
      { numRuns: 400 },
    );
  });
});
