import { describe, expect, it } from 'vitest';
import { createVoice, cueStrength, gramsOf, trusted } from '../../../src/engine/voice';

describe('voice', () => {
  const voice = createVoice({
    usual: 0.6,
    bias: [-1, -2],
    cues: { price: [1, 0.5] },
    grams: { 加: [4], 加微: [0, 8, 0, 0, 0, 0, 6], '0': [2, 2] },
  });

  const score = (text: string, cues: ReadonlyMap<string, number>) => {
    const units = Uint16Array.from(text, (char) => char.charCodeAt(0));
    voice.hear(units, units.length);
    return voice.answer(cues);
  };

  it('starts from the bias', () => {
    expect(score('你好', new Map()).offer).toBe(-1);
  });

  it('says nothing of the tone where it does not know the language', () => {
    expect(score('你好', new Map()).push).toBeCloseTo(0);
    expect([-0.6, -0.3, 0.1, 0.3].map((share) => trusted(2, share))).toEqual([0, 0, 2, 2]);
    expect([-0.3, 0.1].map((share) => trusted(-2, share))).toEqual([-0, -2]);
    expect(trusted(2, -0.15)).toBeGreaterThan(0);
    expect(trusted(2, -0.15)).toBeLessThan(2);
  });

  it('adds what it knows of the text, each gram once, and the cues', () => {
    const once = score('加微', new Map());
    expect(once.offer).toBeGreaterThan(-1);
    expect(once.push).toBeGreaterThan(-2);
    expect(score('加微加微加微', new Map()).offer).toBe(score('加微加微', new Map()).offer);
    expect(score('你好', new Map([['price', 2]])).offer).toBe(1);
  });

  it('says to which category a text leans, and how far behind the others are', () => {
    const { leans } = score('加微', new Map());
    expect(leans.pyramid).toBe(0);
    expect(leans['money-scam']).toBeLessThan(0);
  });

  it('reads every number as one', () => {
    expect([...gramsOf('39元')]).toEqual(['0', '0元', '元', '#2']);
  });

  it('lets a repeated cue prove less and less', () => {
    expect([0, 1, 2, 3].map(cueStrength)).toEqual([0, 1, 1.5, 1.75]);
  });
});
