import { describe, expect, it } from 'vitest';
import { wordSalads } from '../../../scripts/voice/word-salad';

describe('word salads', () => {
  const salads = wordSalads(400);

  it('are the same every time', () => {
    expect(wordSalads(400)).toEqual(salads);
    expect(new Set(salads).size).toBe(400);
  });

  it('use words as often as microblogs do', () => {
    const all = salads.join('');
    const times = (word: string) => all.split(word).length - 1;
    expect(times('的')).toBeGreaterThan(times('我'));
    expect(times('我')).toBeGreaterThan(times('今天'));
    expect(times('今天')).toBeGreaterThan(0);
  });

  it('are short and long, with some marks', () => {
    const lengths = salads.map((text) => text.length);
    expect(Math.min(...lengths)).toBeLessThan(12);
    expect(Math.max(...lengths)).toBeGreaterThan(60);
    const marks = salads.join('').replace(/[^,。!?]/g, '').length;
    expect(marks / salads.join('').length).toBeGreaterThan(0.03);
    expect(marks / salads.join('').length).toBeLessThan(0.15);
  });
});
