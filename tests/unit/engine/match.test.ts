import { describe, expect, it } from 'vitest';
import { GroupMatcher } from '../../../src/engine/match';
import { normalise } from '../../../src/engine/normalise';
import { createMatcher } from '../../../src/engine/rows';
import { compileRules } from '../../../src/rules/compile';
import { makePack } from '../../support/make-engine';

type Small = Parameters<typeof makePack>[0];

/** A matcher for some patterns, each a group of its own. */
function matcherOf(patterns: readonly (string | string[])[], more: Partial<Small> = {}) {
  const rules = Object.fromEntries(
    patterns.map((any, i) => [`r${i}`, { any: typeof any === 'string' ? [any] : any }]),
  );
  const data = compileRules(makePack({ rules, ...more }));
  const groups = data.rules.map(({ any }) => any);
  const matcher = new GroupMatcher(createMatcher(data, new Set(groups)));
  /** Per asked group what was found of it, as text. */
  const find = (text: string, asked: readonly number[] = groups.map((_, i) => i)) => {
    const normalised = normalise(text);
    matcher.read(normalised);
    const found = matcher.run(asked.map((i) => groups[i] ?? -1));
    return asked.map((i) =>
      (found.get(groups[i] ?? -1) ?? []).map(({ start, end }) => normalised.text.slice(start, end)),
    );
  };
  /** The matches of the first group, as they are. */
  const matches = (text: string) => {
    matcher.read(normalise(text));
    return matcher.run(groups).get(groups[0] ?? -1) ?? [];
  };
  return { matcher, groups, find, matches, present: matcher.present };
}

const first = (pattern: string | string[], text: string, more: Partial<Small> = {}) =>
  matcherOf([pattern], more).find(text)[0];

describe('GroupMatcher', () => {
  it('finds nothing before it has read, and nothing of no group', () => {
    const { matcher, groups } = matcherOf(['甲']);
    expect(matcher.run(groups).size).toBe(0);
    matcher.read(normalise('甲'));
    expect(matcher.run([]).size).toBe(0);
    expect(matcher.run([-1]).size).toBe(0);
    expect([...matcher.run(groups).keys()]).toEqual(groups);
  });

  it('finds words of one unit and more, by rising end', () => {
    expect(first(['甲', '甲乙', '甲乙丙', '乙'], '甲乙丙')).toEqual(['甲', '甲乙', '乙', '甲乙丙']);
    expect(first(['甲乙', '甲丙'], '甲丁甲丙甲')).toEqual(['甲丙']);
    expect(first('甲', '')).toEqual([]);
  });

  it('reports the groups that were asked for, and each only its own', () => {
    const { find } = matcherOf(['甲', ['甲', '乙'], '丙']);
    expect(find('甲乙')).toEqual([['甲'], ['甲', '乙'], []]);
    expect(find('甲乙', [1])).toEqual([['甲', '乙']]);
    expect(find('甲丙', [2, 0])).toEqual([['丙'], ['甲']]);
  });

  it('forgets the text before', () => {
    const { find, matches } = matcherOf(['甲..乙', '丙']);
    expect(find('甲乙丙')).toEqual([['甲乙'], ['丙']]);
    expect(find('乙')).toEqual([[], []]);
    expect(find('甲')).toEqual([[], []]);
    expect(matches('一甲二乙')).toMatchObject([{ start: 1, end: 4 }]);
  });

  it('joins parts directly, over a gap of some size, and never backwards', () => {
    const { find } = matcherOf(['$a$b', '$a..3$b', '$a,,3$b'], {
      terms: { a: { terms: ['甲'] }, b: { terms: ['乙'] } },
    });
    expect(find('甲乙')).toEqual([['甲乙'], ['甲乙'], ['甲乙']]);
    expect(find('甲一二三乙')).toEqual([[], ['甲一二三乙'], ['甲一二三乙']]);
    expect(find('甲一二三四乙')).toEqual([[], [], []]);
    expect(find('乙甲')).toEqual([[], [], []]);
    expect(find('甲，乙')).toEqual([[], ['甲,乙'], []]);
    expect(find('甲。乙')).toEqual([[], [], []]);
    expect(find('甲一。乙')).toEqual([[], [], []]);
    expect(find('，甲一乙')).toEqual([[], ['甲一乙'], ['甲一乙']]);
  });

  it('lets no part overlap the one before', () => {
    expect(
      first('$a..3$b', '甲乙丙', { terms: { a: { terms: ['甲乙'] }, b: { terms: ['乙丙'] } } }),
    ).toEqual([]);
  });

  it('begins at the nearest of several beginnings', () => {
    expect(first('甲..9乙', '甲一甲二甲三乙')).toEqual(['甲三乙']);
    expect(first('甲..9乙', '甲一甲乙乙')).toEqual(['甲乙', '甲乙乙']);
    expect(first('甲..9乙..9丙', '甲乙甲一丙')).toEqual(['甲乙甲一丙']);
    // The nearest one is behind the part itself: the one before it counts.
    expect(first(['(甲|甲乙)..9(乙丙|丙)'], '甲乙丙')).toEqual(['甲乙丙', '甲乙丙']);
  });

  it('remembers the last four beginnings', () => {
    const terms = {
      a: { terms: ['甲', '甲一', '甲一二', '甲一二三', '甲一二三四'] },
      b: { terms: ['一乙', '丙'] },
    };
    // All but the first overlap 一…, and the first is the fifth last.
    expect(first('$a..9$b', '甲一二三四丙', { terms })).toEqual(['甲一二三四丙']);
    const many = { a: { terms: ['甲'] }, b: { terms: ['乙'] } };
    expect(first('$a..60$b', `${'甲一'.repeat(9)}乙`, { terms: many })).toEqual(['甲一乙']);
    const late = {
      a: { terms: ['甲', '甲丁', '甲丁丁', '甲丁丁丁', '甲丁丁丁丁'] },
      b: { terms: ['丁丁丁丁乙'] },
    };
    expect(first('$a..9$b', '甲丁丁丁丁乙', { terms: late })).toEqual([]);
    const four = {
      a: { terms: ['甲', '甲丁', '甲丁丁', '甲丁丁丁'] },
      b: { terms: ['丁丁丁丁乙'] },
    };
    expect(first('$a..9$b', '甲丁丁丁丁乙', { terms: four })).toEqual(['甲丁丁丁丁乙']);
  });

  it('tells the pieces of a match: what touches is one', () => {
    const terms = { a: { terms: ['甲'] }, b: { terms: ['乙'] }, c: { terms: ['丙'] } };
    const { matches } = matcherOf(['$a..3$b..3$c'], { terms });
    expect(matches('甲乙丙')).toEqual([{ start: 0, end: 3, runs: [[0, 3]], evaded: false }]);
    expect(matches('一甲二乙丙')).toEqual([
      {
        start: 1,
        end: 5,
        runs: [
          [1, 2],
          [3, 5],
        ],
        evaded: false,
      },
    ]);
    expect(matches('甲乙一丙')[0]?.runs).toEqual([
      [0, 2],
      [3, 4],
    ]);
    expect(matches('甲一乙二丙')[0]?.runs).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
  });

  it('tells disguised writing inside a piece, not between pieces', () => {
    const { matches } = matcherOf(['甲乙..3丙']);
    expect(matches('甲*乙丙')[0]?.evaded).toBe(true);
    expect(matches('甲乙*丙')[0]?.evaded).toBe(true);
    expect(matches('甲乙一*丙')[0]?.evaded).toBe(false);
    expect(matches('甲 乙丙')[0]?.evaded).toBe(false);
  });

  it('leaves out words inside the harmless words of their list', () => {
    const terms = { a: { terms: ['甲'], allow: ['甲乙', '丙甲'] } };
    const { find } = matcherOf(['$a', '$a..9丁'], { terms });
    expect(find('甲乙')).toEqual([[], []]);
    expect(find('甲一')).toEqual([['甲'], []]);
    expect(find('丙甲，甲丁')).toEqual([['甲'], ['甲丁']]);
    expect(find('丙甲丁')).toEqual([[], []]);
  });

  it('leaves out what a harmless phrase of its frame covers', () => {
    const frames = { f: { patterns: ['甲..9乙', '丁'], allow: ['丙甲..9乙'] } };
    const { find } = matcherOf(['&f'], { frames });
    expect(find('甲一乙')).toEqual([['甲一乙']]);
    expect(find('丙甲一乙')).toEqual([[]]);
    expect(find('丙甲一乙丁')).toEqual([['丁']]);
  });

  it('reads slots beside words, and only words have harmless longer ones', () => {
    const terms = { price: { terms: ['<money>', '免费'], allow: ['免费停车'] } };
    const { find } = matcherOf(['交$price', '<num>'], { terms });
    expect(find('交300元')).toEqual([['交300元'], ['300']]);
    expect(find('交免费')).toEqual([['交免费'], []]);
    expect(find('交免费停车')).toEqual([[], []]);
    expect(find('3交3元甲')).toEqual([['交3元'], ['3', '3']]);
  });

  it('takes Latin words whole', () => {
    expect(first('vx', '加vx号')).toEqual(['vx']);
    expect(first('vx', 'vx')).toEqual(['vx']);
    expect(first('vx', 'avx')).toEqual([]);
    expect(first('vx', 'vxa')).toEqual([]);
    expect(first('加vx', '加vxa')).toEqual([]);
    expect(first('vx号', 'avx号')).toEqual([]);
    expect(first('v', 'v1')).toEqual(['v']);
    expect(first('v', 'av')).toEqual([]);
  });

  it('finds 5000 places of a group at the most', () => {
    const { matches } = matcherOf(['甲']);
    expect(matches('甲'.repeat(5000))).toHaveLength(5000);
    expect(matches('甲'.repeat(5002))).toHaveLength(5000);
  });
});

describe('Present', () => {
  it('knows which groups have all their words in the text, wherever they stand', () => {
    const { matcher, groups, present } = matcherOf(['甲..3乙', '丙', '<money>..3丙']);
    const there = (text: string) => {
      matcher.read(normalise(text));
      return groups.map((group) => present.mayHave(group));
    };
    expect(there('乙，一二三四五六，甲')).toEqual([true, false, false]);
    expect(there('甲')).toEqual([false, false, false]);
    expect(there('乙丙')).toEqual([false, true, false]);
    expect(there('丙3元')).toEqual([false, true, true]);
    expect(there('')).toEqual([false, false, false]);
  });

  it('lists words and slots by rising end, slots first', () => {
    const { matcher, present } = matcherOf(['元', '300', '<money>', '起', '只要']);
    matcher.read(normalise('只要300元起'));
    const { hits } = present;
    const listed = Array.from({ length: hits.size }, (_, i) => [hits.starts[i], hits.ends[i]]);
    expect(listed).toEqual([
      [0, 2],
      [2, 5],
      [2, 5],
      [2, 6],
      [5, 6],
      [6, 7],
    ]);
    expect(hits.terms[1]).toBeGreaterThanOrEqual(matcher.matcher.termCount);
    expect(hits.terms[2]).toBeLessThan(matcher.matcher.termCount);
  });
});
