import { describe, expect, it } from 'vitest';
import { classCommonness, termCommonness } from '../../../src/engine/commonness';
import { compileRules } from '../../../src/rules/compile';
import { makePack } from '../../support/make-engine';

/** From the commonest to the rarest. */
const falling = (figures: readonly number[]) =>
  figures.every((one, i) => i === 0 || one < (figures[i - 1] ?? 0));

describe('how common a word is taken to be', () => {
  it('falls from the commonest character to the rare ones, Latin letters between', () => {
    expect(falling(['的', '一', '接', '彝'].map(termCommonness))).toBe(true);
    expect(falling(['的', 'v', '彝'].map(termCommonness))).toBe(true);
    expect(termCommonness('7')).toBe(termCommonness('v'));
    expect(termCommonness('鼎')).toBe(termCommonness('彝'));
  });

  it('falls with the length of a word, up to four characters', () => {
    const byLength = ['彝', '的一', '的一不', '的一不我'].map(termCommonness);
    expect(falling(byLength)).toBe(true);
    expect(Math.min(...byLength)).toBeGreaterThan(0);
    expect(termCommonness('的一不我了是')).toBe(termCommonness('的一不我'));
  });
});

describe('how common the words of a class are together', () => {
  /** Of the class of each pattern, a list name or a slot. */
  const ofPatterns = (...patterns: readonly string[]) => {
    const rules = Object.fromEntries(patterns.map((any, i) => [`r${i}`, { any: [any] }]));
    const terms = {
      words: { terms: ['的', '彝', '代理'] },
      price: { terms: ['彝', '<money>', '<percent>'] },
    };
    const data = compileRules(makePack({ rules, terms }));
    const shares = classCommonness(data);
    return data.rules.map(({ any }) => shares[data.groups[any]?.[0]?.[0]?.[0] ?? -1] ?? Number.NaN);
  };

  it('is the sum of its words and slots', () => {
    const [words, money = 0, percent = 0, price] = ofPatterns(
      '$words',
      '<money>',
      '<percent>',
      '$price',
    );
    const sum = ['的', '彝', '代理'].map(termCommonness).reduce((all, one) => all + one);
    expect(words).toBeCloseTo(sum, 9);
    expect(money).toBeGreaterThan(percent);
    expect(percent).toBeGreaterThan(0);
    expect(price).toBeCloseTo(termCommonness('彝') + money + percent, 9);
  });
});
