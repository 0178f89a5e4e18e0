import { describe, expect, it } from 'vitest';
import { fitVoice } from '../../../scripts/voice/fit';
import type { Sample } from '../../../scripts/voice/samples';
import { SORTS } from '../../../src/engine/sorts';
import { gramsOf, triplesOf } from '../../../src/engine/voice';

function sample(text: string, sorts: Sample['sorts'], push: boolean): Sample {
  return {
    id: '',
    writer: '',
    text,
    grams: [...new Set(gramsOf(text))],
    triples: [...new Set(triplesOf(text))],
    units: Uint16Array.from(text, (char) => char.charCodeAt(0)),
    cues: new Map(),
    offer: undefined,
    push,
    category: undefined,
    sorts,
    genre: '',
  };
}
/** Ten posts of each sort, told by a character of its own; and many of none. */
const samples = [
  ...SORTS.flatMap((sort, i) =>
    Array.from({ length: 10 }, () => sample(`好${String.fromCharCode(0x4e00 + i)}`, [sort], i < 6)),
  ),
  ...Array.from({ length: 200 }, () => sample('好天', [], false)),
];
const { grams } = fitVoice(samples, []);
const weights = (gram: string) => SORTS.map((_, i) => grams[gram]?.[i + 2] ?? 0);

describe('the fit of the voice', () => {
  it('learns each sort against everything else', () => {
    SORTS.forEach((_, i) => {
      const own = weights(String.fromCharCode(0x4e00 + i));
      expect(own[i]).toBeGreaterThan(0);
      expect(Math.max(...own.filter((__, other) => other !== i))).toBeLessThanOrEqual(0);
    });
  });

  it('learns from texts of no sort only that they are not risky', () => {
    const none = weights('天');
    expect(Math.max(...none.slice(0, 6))).toBeLessThan(0);
    expect(none.slice(6)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('keeps weights of sorts in steps, without small ones', () => {
    for (const all of Object.values(grams))
      for (const weight of all.slice(2)) {
        expect(weight % 0.5).toBeCloseTo(0);
        expect(weight === 0 || Math.abs(weight) >= 1.5).toBe(true);
      }
  });
});
