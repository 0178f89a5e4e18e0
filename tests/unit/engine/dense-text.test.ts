import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Gap,
  normalise,
  originalRange,
  prepareRewrites,
  read,
} from '../../../src/engine/normalise';

/** Every dense unit with the stretch of the original that it was read from. */
function traced(text: string, table: Readonly<Record<string, string>> = {}) {
  const normalised = normalise(text, prepareRewrites(table));
  return [...normalised.text].map((unit, at) => {
    const { start, end } = originalRange(normalised, at, at + 1);
    return [unit, text.slice(start, end)] as const;
  });
}

describe('the way back to the original', () => {
  it('leads from every unit to what it was read from', () => {
    expect(traced('Ｖ❤信')).toEqual([
      ['v', 'Ｖ'],
      ['信', '信'],
    ]);
    expect(traced('加㎏𝐯')).toEqual([
      ['加', '加'],
      ['k', '㎏'],
      ['g', '㎏'],
      ['v', '𝐯'],
    ]);
  });

  it('leads from a written form of the same length unit by unit, from others to the whole', () => {
    const table = { 胃星: '微信', 胃里头: '微信', 乙丙丁: '代理' };
    expect(traced('加胃 星', table)).toEqual([
      ['加', '加'],
      ['微', '胃'],
      ['信', '星'],
    ]);
    expect(traced('胃里头号乙*丙丁', table)).toEqual([
      ['微', '胃里头'],
      ['信', '胃里头'],
      ['号', '号'],
      ['代', '乙*丙丁'],
      ['理', '乙*丙丁'],
    ]);
  });

  it('is right behind written forms that are shorter when read', () => {
    const table = { 胃里头: '微信', 子丑寅: '子丑寅' };
    const text = '一胃里头二子丑寅三胃里头❤四';
    const normalised = normalise(text, prepareRewrites(table));
    expect(normalised.text).toBe('一微信二子丑寅三微信四');
    for (const kept of '一二子丑寅三四') {
      const at = normalised.text.indexOf(kept);
      expect(originalRange(normalised, at, at + 1).start).toBe(text.indexOf(kept));
    }
    const { Disguised, Noise } = Gap;
    expect([...normalised.gaps]).toEqual([
      ...[0, Disguised, Disguised, 0, 0, 0, 0, 0, Disguised, Disguised, Noise],
    ]);
  });
});

describe('something that cannot be seen', () => {
  it('is known of whatever stands behind it', () => {
    const gaps = (text: string) => [...normalise(text).gaps];
    expect(gaps('5\u200b㎏')).toEqual([Gap.None, Gap.Unseen, Gap.None]);
    expect(gaps('5\u200b\u200b元')).toEqual([Gap.None, Gap.Unseen]);
  });
});

describe('written forms in a row', () => {
  it('are read from the left, and none overlaps another', () => {
    const table = { 甲乙: '一', 乙丙: '二', 丙丁: '三' };
    const text = (original: string) => normalise(original, prepareRewrites(table));
    expect(text('甲乙丙丁').text).toBe('一三');
    expect(text('甲乙丙丁').disguises).toBe(2);
    expect(text('乙丙丁甲乙').text).toBe('二丁一');
    expect(text('甲❤乙丙').text).toBe('一丙');
    expect(text('甲').text).toBe('甲');
    expect(text('甲甲乙').text).toBe('甲一');
  });
});

describe('texts longer than any before', () => {
  const kinds = {
    plain: '加微信号',
    'in which everything is looked at closely': 'ⓥ❤加',
    'of forms': '胃星',
    'of lines': '今天天气\n',
  };

  it.each(Object.entries(kinds))('%s are read whole', (_, piece) => {
    const rewrites = prepareRewrites({ 胃星: '微信' });
    const once = normalise(piece, rewrites);
    // Twice as long each time, and once in between something longer than twice.
    for (const times of [300, 600, 1200, 5000, 5001]) {
      const many = normalise(piece.repeat(times), rewrites);
      expect(many.text).toBe(once.text.repeat(times));
      const last = many.size - 1;
      const { start, end } = originalRange(many, last, last + 1);
      const before = piece.length * (times - 1);
      const one = originalRange(once, once.size - 1, once.size);
      expect([start, end]).toEqual([before + one.start, before + one.end]);
    }
  });

  it('are counted in clauses to their end', () => {
    const { clause, size } = read('好，'.repeat(7000), prepareRewrites({}));
    expect(size).toBe(14_000);
    expect(clause[size - 1]).toBeGreaterThanOrEqual(6999);
  });

  it('leave nothing for the next one', () => {
    const pieces = fc.constantFrom('加', 'ⓥ', '❤', '\u200b', '\n', ' ', '5', 'a', '胃星', '胃');
    const text = fc.array(pieces, { maxLength: 8 }).map((all) => all.join(''));
    const table = prepareRewrites({ 胃星: '微信' });
    const facts = (original: string) => {
      const { text: dense, gaps, starts, ends, disguises } = normalise(original, table);
      return { dense, gaps, starts, ends, disguises };
    };
    fc.assert(
      fc.property(text, text, (one, other) => {
        normalise('', table);
        const alone = facts(one);
        normalise(other, table);
        expect(facts(one)).toEqual(alone);
      }),
    );
  });
});
