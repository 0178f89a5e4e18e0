import { describe, expect, it } from 'vitest';
import { Hints } from '../../../src/engine/hints';
import { normalise } from '../../../src/engine/normalise';
import { compileRules } from '../../../src/rules/compile';
import { makePack } from '../../support/make-engine';

/** Which of some patterns, a question each, a text may have. */
function hintsOf(patterns: readonly string[]) {
  const rules = Object.fromEntries(patterns.map((pattern, i) => [`r${i}`, { any: [pattern] }]));
  const data = compileRules(makePack({ rules }));
  const hints = new Hints(
    data,
    data.rules.map(({ any }) => [any]),
  );
  return (text: string) => {
    const { units, size } = normalise(text);
    hints.read(units, size);
    return patterns.filter((_, i) => (hints.there & hints.bitOf(i)) !== 0);
  };
}

describe('hints of a few patterns', () => {
  it('ask for words of one, two and more characters', () => {
    const may = hintsOf(['髓', '骊驹', '饕餮盛宴']);
    expect(may('骨髓')).toEqual(['髓']);
    expect(may('骊驹')).toEqual(['骊驹']);
    expect(may('饕餮盛宴')).toEqual(['饕餮盛宴']);
    expect(may('髓骊驹饕餮盛宴')).toEqual(['髓', '骊驹', '饕餮盛宴']);
    expect(may('驹骊，餮饕')).toEqual([]);
    expect(may('')).toEqual([]);
  });

  it('ask for the rarest pair of a word, wherever it stands', () => {
    // 的一, 一鼎 and 鼎彝: the last has no common character.
    const may = hintsOf(['的一鼎彝', '鼐鼒的一']);
    expect(may('的一鼎')).toEqual([]);
    expect(may('鼎彝')).toEqual(['的一鼎彝']);
    expect(may('鼒的一')).toEqual([]);
    expect(may('鼐鼒')).toEqual(['鼐鼒的一']);
  });

  it('ask for the rarest class of a row', () => {
    const may = hintsOf(['的..髓', '骊..了']);
    expect(may('的了')).toEqual([]);
    expect(may('髓骊')).toEqual(['的..髓', '骊..了']);
  });

  it('cannot tell where a row has no words, and do not ask for its slots where it has some', () => {
    const may = hintsOf(['<money>', '<money>..髓']);
    expect(may('今天')).toEqual(['<money>']);
    expect(may('骨髓')).toEqual(['<money>', '<money>..髓']);
  });

  it('forget the text before', () => {
    const may = hintsOf(['髓', '骊驹']);
    expect(may('骨髓骊驹')).toHaveLength(2);
    expect(may('今天')).toEqual([]);
    expect(may('髓')).toEqual(['髓']);
  });

  it('read no further than the text', () => {
    const { units } = normalise('骊驹');
    const data = compileRules(makePack({ rules: { r: { any: ['骊驹'] } } }));
    const hints = new Hints(data, [[data.rules[0]?.any ?? -1]]);
    hints.read(units, 1);
    expect(hints.there).toBe(0);
  });

  it('share their bits where there are more than 32 questions', () => {
    const chars = Array.from({ length: 34 }, (_, i) => String.fromCharCode(0x9f20 + i));
    const may = hintsOf(chars);
    expect(may(chars[0] ?? '')).toEqual([chars[0], chars[32]]);
    expect(may(chars[33] ?? '')).toEqual([chars[1], chars[33]]);
    expect(may(chars[31] ?? '')).toEqual([chars[31]]);
  });
});
