import { describe, expect, it } from 'vitest';
import { voiceFileSchema } from '../../../src/rules/schema';

const file = { usual: 0.8, bias: [0, 1], cues: { order: [1, -2] } };
const problem = (grams: unknown) =>
  voiceFileSchema.safeParse({ ...file, grams }).error?.issues[0]?.message;

describe('the weights of the tone', () => {
  it('are rows of numbers by one to three characters, or a length', () => {
    const grams = { 甲: [1], 甲乙: [0, -1.5], 甲乙丙: [], '#7': [1, 2, 3, 4, 5, 6, 7, 8] };
    expect(voiceFileSchema.parse({ ...file, grams }).grams).toEqual(grams);
  });

  it.each([
    ['四个字符', [1]],
    ['', [1]],
    ['不是', 1],
    ['文字', ['1']],
    ['非数', [Number.NaN]],
    ['太多', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]],
  ])('are refused, and the gram is named: "%s" %j', (gram, weights) => {
    expect(problem({ 甲: [1], [gram]: weights })).toBe(`not a gram with its weights: ${gram}`);
  });

  it.each([[undefined], [null], [[]], ['甲']])('are an object, not %j', (grams) => {
    expect(problem(grams)).toBe('not a gram with its weights: (no object)');
  });
});
