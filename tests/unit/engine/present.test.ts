import { describe, expect, it } from 'vitest';
import { GroupMatcher } from '../../../src/engine/match';
import { prepareRewrites, read } from '../../../src/engine/normalise';
import { createMatcher } from '../../../src/engine/rows';
import { compileRules } from '../../../src/rules/compile';
import { makePack } from '../../support/make-engine';

type Small = Parameters<typeof makePack>[0];

/** Per pattern what a text has of it. Texts are read as the engine does it, without copies. */
function finder(patterns: readonly string[], more: Partial<Small> = {}) {
  const rules = Object.fromEntries(patterns.map((any, i) => [`r${i}`, { any: [any] }]));
  const data = compileRules(makePack({ rules, ...more }));
  const groups = data.rules.map(({ any }) => any);
  const matcher = new GroupMatcher(createMatcher(data, new Set(groups)));
  const rewrites = prepareRewrites({});
  const find = (text: string) => {
    const normalised = read(text, rewrites);
    matcher.read(normalised);
    const found = matcher.run(groups);
    return groups.map((group) =>
      (found.get(group) ?? []).map(({ start, end }) => normalised.text.slice(start, end)),
    );
  };
  return { matcher, find };
}

describe('behind the end of a text stands the text before, of which nothing is seen', () => {
  it('in words', () => {
    const { find } = finder(['甲乙', '甲丙丁', '丙丁戊己']);
    expect(find('甲乙')).toEqual([['甲乙'], [], []]);
    expect(find('甲')).toEqual([[], [], []]);
    expect(find('甲丙丁')).toEqual([[], ['甲丙丁'], []]);
    expect(find('甲丙')).toEqual([[], [], []]);
    expect(find('丙丁戊己')).toEqual([[], [], ['丙丁戊己']]);
    expect(find('丙丁戊')).toEqual([[], [], []]);
    expect(find('')).toEqual([[], [], []]);
  });

  it('in Latin words', () => {
    const { find } = finder(['vx', 'v']);
    expect(find('vxa')).toEqual([[], []]);
    expect(find('vx')).toEqual([['vx'], []]);
    expect(find('v')).toEqual([[], ['v']]);
  });

  it('in slots', () => {
    const { find } = finder(['<money>']);
    expect(find('300元')).toEqual([['300元']]);
    expect(find('300')).toEqual([[]]);
    expect(find('3')).toEqual([[]]);
  });

  it('in harmless words', () => {
    const { find } = finder(['$a'], { terms: { a: { terms: ['甲'], allow: ['甲乙'] } } });
    expect(find('甲乙')).toEqual([[]]);
    expect(find('甲')).toEqual([['甲']]);
    expect(find('甲乙')).toEqual([[]]);
    expect(find('')).toEqual([[]]);
    expect(find('甲')).toEqual([['甲']]);
  });
});

describe('harmless words', () => {
  it('are so in each of their places', () => {
    const { find } = finder(['$a'], { terms: { a: { terms: ['甲'], allow: ['甲乙'] } } });
    expect(find('甲乙，甲乙，甲乙')).toEqual([[]]);
    expect(find('甲乙，甲丙，甲乙')).toEqual([['甲']]);
  });

  it('are so though other words of their list are not there', () => {
    const { find } = finder(['$a'], { terms: { a: { terms: ['丁', '丈'], allow: ['丙丁'] } } });
    expect(find('丙丁')).toEqual([[]]);
    expect(find('丁丈')).toEqual([['丁', '丈']]);
  });

  it('are so for their own list', () => {
    const terms = {
      a: { terms: ['甲', '丁'], allow: ['甲乙', '丁己'] },
      b: { terms: ['甲', '丁'], allow: ['甲丙', '丁戊'] },
    };
    const { find } = finder(['$a', '$b'], { terms });
    expect(find('甲乙')).toEqual([[], ['甲']]);
    expect(find('甲丙')).toEqual([['甲'], []]);
    expect(find('丁己')).toEqual([[], ['丁']]);
    expect(find('丁戊')).toEqual([['丁'], []]);
  });

  it('are so beside numbers too', () => {
    const { find } = finder(['$a', '<money>'], {
      terms: { a: { terms: ['甲'], allow: ['3元甲'] } },
    });
    expect(find('3元甲，甲')).toEqual([['甲'], ['3元']]);
  });
});

describe('words with Latin letters', () => {
  it('are whole where letters meet letters only', () => {
    const { find } = finder(['号vx', 'vx号', 'v信x']);
    expect(find('a号vx')).toEqual([['号vx'], [], []]);
    expect(find('vx号a')).toEqual([[], ['vx号'], []]);
    expect(find('av信x')).toEqual([[], [], []]);
    expect(find('v信xa')).toEqual([[], [], []]);
    expect(find('号v信x号')).toEqual([[], [], ['v信x']]);
  });

  it('are whole in every text', () => {
    const words = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh', 'ii'];
    const { find } = finder(words);
    for (let again = 0; again < 2; again++) {
      expect(find(words.join('，')).flat()).toEqual(words);
      expect(find(words.map((word) => `${word}x`).join('，')).flat()).toEqual([]);
    }
  });
});

describe('words and slots that end together', () => {
  it('stand in one order: the slots first', () => {
    const { matcher, find } = finder(['300', '元', '<num>']);
    const isSlot = () => {
      const { hits } = matcher.present;
      const { termCount } = matcher.matcher;
      return Array.from({ length: hits.size }, (_, i) => (hits.terms[i] ?? 0) >= termCount);
    };
    find('300');
    expect(isSlot()).toEqual([true, false]);
    find('元300');
    expect(isSlot()).toEqual([false, true, false]);
  });
});

describe('rows for later', () => {
  const rules = { first: { any: ['甲..3乙', '丁'] }, later: { any: ['乙..3丙', '丁'] } };
  const data = compileRules(makePack({ rules, frames: {} }));
  const [now = -1, then = -1] = data.rules.map(({ any }) => any);
  const matcher = new GroupMatcher(
    createMatcher(data, new Set([now, then]), undefined, new Set([then])),
  );
  const rewrites = prepareRewrites({});
  const found = (text: string, isLater: boolean) => {
    matcher.read(read(text, rewrites));
    if (isLater) matcher.present.wakeLater();
    const groups = [now, then];
    const matches = matcher.run(groups);
    expect(groups.map((group) => matcher.present.mayHave(group))).toEqual(
      groups.map((group) => matches.has(group)),
    );
    return groups.map((group) => matches.get(group)?.length ?? 0);
  };

  it('are not there before they are asked for', () => {
    expect(found('甲乙丙', false)).toEqual([1, 0]);
    expect(found('甲乙丙', true)).toEqual([1, 1]);
    expect(found('乙丙', false)).toEqual([0, 0]);
    expect(found('乙丙', true)).toEqual([0, 1]);
    expect(found('丁', true)).toEqual([1, 1]);
    expect(found('一', true)).toEqual([0, 0]);
  });

  it('are looked at once, however often they are asked for', () => {
    matcher.read(read('甲乙丙丁', rewrites));
    matcher.present.wakeLater();
    const { size } = matcher.present.rows;
    matcher.present.wakeLater();
    expect(matcher.present.rows.size).toBe(size);
  });

  it('bring the harmless phrases of what is looked for at once', () => {
    const frames = { f: { patterns: ['甲'], allow: ['甲乙'] } };
    const both = compileRules(makePack({ rules: { it: { any: ['&f'] } }, frames }));
    const [any = -1] = both.rules.map((rule) => rule.any);
    const harmless = new Map(both.groupAllow).get(any) ?? -1;
    const later = new Set([harmless]);
    const own = new GroupMatcher(createMatcher(both, new Set([any, harmless]), undefined, later));
    own.read(read('甲乙', rewrites));
    expect(own.run([any]).has(any)).toBe(false);
  });
});
