import { describe, expect, it } from 'vitest';
import { firstEndingAt, isCovered } from '../../../src/engine/matches';

const ending = (...ends: number[]) => ends.map((end) => ({ start: end - 2, end }));

describe('firstEndingAt', () => {
  it('is the first match that ends at an offset or behind it', () => {
    const matches = ending(2, 4, 4, 7, 9);
    expect([0, 2, 3, 4, 5, 7, 8, 9, 10].map((end) => firstEndingAt(matches, end))).toEqual([
      0, 0, 1, 1, 3, 3, 4, 4, 5,
    ]);
    expect(firstEndingAt([], 3)).toBe(0);
  });
});

describe('isCovered', () => {
  it('asks for one phrase that holds all of the match', () => {
    const covers = [
      { start: 0, end: 4 },
      { start: 6, end: 10 },
    ];
    expect(isCovered(covers, 0, 4)).toBe(true);
    expect(isCovered(covers, 1, 3)).toBe(true);
    expect(isCovered(covers, 7, 10)).toBe(true);
    expect(isCovered(covers, 3, 5)).toBe(false);
    expect(isCovered(covers, 5, 8)).toBe(false);
    expect(isCovered(covers, 8, 11)).toBe(false);
    expect(isCovered([], 0, 1)).toBe(false);
  });

  it('looks past phrases that end behind the match but begin inside it', () => {
    const inside = Array.from({ length: 15 }, (_, i) => ({ start: 5, end: 10 + i }));
    expect(isCovered([...inside, { start: 0, end: 30 }], 2, 9)).toBe(true);
    // Sixteen are looked at, so that hostile text costs no more.
    expect(isCovered([...inside, ...inside, { start: 0, end: 30 }], 2, 9)).toBe(false);
    expect(isCovered([...inside, { start: 5, end: 25 }, { start: 0, end: 30 }], 2, 9)).toBe(false);
  });
});
