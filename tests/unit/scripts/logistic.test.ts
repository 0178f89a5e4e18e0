import { describe, expect, it } from 'vitest';
import { fitLogistic, type Row } from '../../../scripts/voice/logistic';

const row = (text: string, is: boolean, cues: readonly number[] = []): Row => ({
  grams: [...text],
  cues,
  scale: 1,
  is,
});
/** 甲 speaks for it, 乙 against, 丙 stands in both; 丁 in too few to be learned from. */
const rows = [
  ...Array.from({ length: 10 }, () => row('甲丙', true)),
  ...Array.from({ length: 30 }, () => row('乙丙', false)),
  row('甲丁', true),
];

describe('logistic regression', () => {
  it('learns what speaks for and against, and nothing from what stands in few rows', () => {
    const { grams } = fitLogistic(rows, 0, 0.1);
    const of = (gram: string) => grams.get(gram) ?? Number.NaN;
    expect(of('甲')).toBeGreaterThan(1);
    expect(of('乙')).toBeLessThan(-1);
    expect(Math.abs(of('丙'))).toBeLessThan(0.5);
    expect(grams.has('丁')).toBe(false);
  });

  it('weighs the few rows of one kind as much as the many of the other', () => {
    const alike = Array.from({ length: 40 }, (_, i) => row('丙', i < 10));
    const { grams, bias } = fitLogistic(alike, 0, 0.1);
    expect((grams.get('丙') ?? Number.NaN) + bias).toBeCloseTo(0, 2);
  });

  it('keeps weights the smaller the more they cost', () => {
    const of = (penalty: number) => fitLogistic(rows, 0, penalty).grams.get('甲') ?? Number.NaN;
    expect(of(10)).toBeLessThan(of(0.01) / 2);
  });

  it('learns from cues as well', () => {
    const told = Array.from({ length: 20 }, (_, i) => row('丙', i % 2 === 0, [i % 2, 1]));
    const { cues } = fitLogistic(told, 2, 0.1);
    expect(cues[0]).toBeLessThan(-1);
    expect(Math.abs(cues[1] ?? Number.NaN)).toBeLessThan(0.5);
  });

  it('gives the same weights for the same rows', () => {
    expect(fitLogistic(rows, 0, 0.1)).toEqual(fitLogistic(rows, 0, 0.1));
  });
});
