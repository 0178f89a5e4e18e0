import { describe, expect, it } from 'vitest';
import type { Role, Stance } from '../../../src/engine';
import { cueStrengths, findContext, speakerOf, stanceOf } from '../../../src/engine/context';
import type { ContextData, EngineData, StanceCueData } from '../../../src/engine/data';
import type { Match } from '../../../src/engine/matches';
import { normalise } from '../../../src/engine/normalise';
import { compileRules } from '../../../src/rules/compile';
import { matchOf } from '../../support/dense';
import { makePack } from '../../support/make-engine';

const data = (): EngineData => compileRules(makePack({ rules: { it: { any: ['甲'] } } }));

/** A text, and the places of words in it as groups 0, 1, 2… Words are named with all their places. */
function groupsIn(text: string, ...words: readonly string[]) {
  const normalised = normalise(text);
  const all = words.map((word, group) => {
    const found: Match[] = [];
    let from = 0;
    while (normalised.text.indexOf(word, from) >= 0) {
      found.push(matchOf(normalised, word, from));
      from = (found.at(-1)?.start ?? 0) + 1;
    }
    return [group, found] as const;
  });
  return { normalised, matches: new Map(all.filter(([, found]) => found.length > 0)) };
}

describe('cueStrengths', () => {
  const cues = [
    { id: 'price', group: 0, allow: 1 },
    { id: 'order', group: 2, allow: -1 },
  ];
  const strengths = (text: string) =>
    Object.fromEntries(
      cueStrengths({ ...data(), cues }, groupsIn(text, '元', '元素', '拍下').matches),
    );

  it('counts each place once, three at most, and nothing harmless', () => {
    expect(strengths('你好')).toEqual({});
    expect(strengths('五元')).toEqual({ price: 1 });
    expect(strengths('五元六元')).toEqual({ price: 1.5 });
    expect(strengths('五元六元，七元八元九元，拍下')).toEqual({ price: 1.75, order: 1 });
    expect(strengths('元素')).toEqual({});
    expect(strengths('元素五元')).toEqual({ price: 1 });
  });

  it('finds harmless words in the very first group too', () => {
    const { matches } = groupsIn('元素五元', '元素', '元');
    const found = cueStrengths({ ...data(), cues: [{ id: 'price', group: 1, allow: 0 }] }, matches);
    expect(Object.fromEntries(found)).toEqual({ price: 1 });
  });

  it('counts words that overlap once', () => {
    const overlapping = [
      { start: 0, end: 3, runs: [], evaded: false },
      { start: 2, end: 4, runs: [], evaded: false },
      { start: 3, end: 5, runs: [], evaded: false },
    ];
    const found = cueStrengths({ ...data(), cues }, new Map([[2, overlapping]]));
    expect(Object.fromEntries(found)).toEqual({ order: 1.5 });
  });
});

describe('speakerOf', () => {
  const roles = [
    { role: 'seller' as const, bias: 0, weights: [[0, 2] as const] },
    { role: 'recruiter' as const, bias: 1, weights: [] },
    { role: 'buyer' as const, bias: -1, weights: [[0, 2] as const] },
    { role: 'press' as const, bias: 0, weights: [] },
  ];
  const cues = [{ id: 'price', group: 0, allow: -1 }];
  const leans = { pyramid: 0 } as never;
  const speak = (text: string, offer: number, disguises = 0, own: EngineData['roles'] = roles) => {
    const { normalised, matches } = groupsIn(text, '元');
    const voice = { answer: () => ({ offer, push: -1, leans }) } as never;
    const read = Object.assign(normalised, { disguises });
    return speakerOf({ ...data(), cues, roles: own }, voice, read, matches);
  };

  it('chooses among the roles that offer, or among the others, as the voice says', () => {
    const role = (...args: Parameters<typeof speak>): Role => speak(...args).role;
    expect(role('五元', 0.1)).toBe('seller');
    expect(role('你好', 0.1)).toBe('recruiter');
    expect(role('五元', -0.1)).toBe('buyer');
    expect(role('五元', 0)).toBe('buyer');
    // None of the others speaks for itself: 0 is not above 0.
    expect(role('你好', -0.1)).toBe('ordinary');
    expect(role('你好', 0.1, 0, [])).toBe('seller');
    expect(role('你好', 0.1, 0, [{ role: 'recruiter', bias: -9, weights: [] }])).toBe('recruiter');
  });

  it('hears an offer in disguise as pushier, and nobody else', () => {
    expect(speak('五元', 0.1).push).toBe(-1);
    expect(speak('五元', 0.1, 1)).toEqual({ role: 'seller', push: -0.5, leans });
    expect(speak('五元', -0.1, 1).push).toBe(-1);
  });
});

describe('stanceOf', () => {
  const cue = (stance: Stance, group: number, other: Partial<StanceCueData> = {}) => ({
    ...{ stance, group, allow: -1, side: 'both' as const, within: 'clause' as const, reach: 4 },
    ...other,
  });
  const stance = (text: string, stanceCues: StanceCueData[], ...words: string[]) => {
    const { normalised, matches } = groupsIn(text, ...words);
    return stanceOf({ ...data(), stanceCues }, matches, normalised, matchOf(normalised, '甲乙'));
  };

  it('is asserted where no cue stands', () => {
    expect(stance('甲乙', [cue('denied', 0)], '不')).toBe('asserted');
    expect(stance('甲乙', [], '不')).toBe('asserted');
  });

  it('reaches so far and no further, before and behind', () => {
    const cues = [cue('denied', 0)];
    expect(stance('不一二三四甲乙', cues, '不')).toBe('denied');
    expect(stance('不一二三四五甲乙', cues, '不')).toBe('asserted');
    expect(stance('甲乙一二三四不', cues, '不')).toBe('denied');
    expect(stance('甲乙一二三四五不', cues, '不')).toBe('asserted');
    expect(stance('不甲乙', [cue('denied', 0, { reach: 0 })], '不')).toBe('denied');
    expect(stance('甲乙不', [cue('denied', 0, { reach: 0 })], '不')).toBe('denied');
    // A long cue that begins in reach counts, however far it goes.
    expect(stance(`甲乙一二三四${'不'.repeat(24)}`, cues, '不'.repeat(24))).toBe('denied');
  });

  it('finds the cue in reach behind others that are not', () => {
    expect(stance('不不，一不一甲乙', [cue('denied', 0)], '不')).toBe('denied');
    expect(stance('一，甲乙一，不', [cue('denied', 0)], '不')).toBe('asserted');
  });

  it('heeds the side', () => {
    const before = [cue('denied', 0, { side: 'after-cue' })];
    expect(stance('不甲乙', before, '不')).toBe('denied');
    expect(stance('甲乙不', before, '不')).toBe('asserted');
    const behind = [cue('asked', 0, { side: 'before-cue' })];
    expect(stance('吗甲乙', behind, '吗')).toBe('asserted');
    expect(stance('甲乙吗', behind, '吗')).toBe('asked');
    expect(stance('吗甲乙吗', behind, '吗')).toBe('asked');
  });

  it('heeds clause, sentence and the sentence beside it', () => {
    const within = (kind: StanceCueData['within']) => [
      cue('denied', 0, { within: kind, reach: 9 }),
    ];
    const text = { clause: '不，甲乙', sentence: '不。甲乙', far: '不。好。甲乙' };
    expect(stance('不甲乙', within('clause'), '不')).toBe('denied');
    expect(stance(text.clause, within('clause'), '不')).toBe('asserted');
    expect(stance(text.clause, within('sentence'), '不')).toBe('denied');
    expect(stance(text.sentence, within('sentence'), '不')).toBe('asserted');
    expect(stance(text.sentence, within('neighbour'), '不')).toBe('denied');
    expect(stance('甲乙。不', within('neighbour'), '不')).toBe('denied');
    expect(stance(text.far, within('neighbour'), '不')).toBe('asserted');
    expect(stance('好。好。不。甲乙', within('neighbour'), '不')).toBe('denied');
  });

  it('takes no cue that overlaps the words themselves, nor one in a harmless phrase', () => {
    expect(stance('甲乙', [cue('denied', 0)], '甲')).toBe('asserted');
    expect(stance('一甲乙', [cue('denied', 0)], '一甲')).toBe('asserted');
    expect(stance('甲乙一', [cue('denied', 0)], '乙一')).toBe('asserted');
    expect(stance('不错甲乙', [cue('denied', 0, { allow: 1 })], '不', '不错')).toBe('asserted');
    expect(stance('不，不错甲乙', [cue('denied', 0, { allow: 1 })], '不', '不错')).toBe('asserted');
    expect(stance('不一甲乙', [cue('denied', 0, { allow: 1 })], '不', '不错')).toBe('denied');
  });

  it('lets the stronger of two cues win, whichever is asked first', () => {
    const cues = [cue('asked', 0), cue('warned', 1), cue('quoted', 2)];
    expect(stance('吗当心甲乙', cues, '吗', '当心', '说')).toBe('warned');
    expect(stance('说吗甲乙', cues, '吗', '当心', '说')).toBe('quoted');
    expect(stance('吗甲乙', cues, '吗', '当心', '说')).toBe('asked');
    expect(stance('是甲乙', [cue('asserted', 0), cue('asked', 0)], '是')).toBe('asked');
    expect(stance('是甲乙', [cue('denied', 0), cue('reported', 0)], '是')).toBe('denied');
    expect(stance('是甲乙', [cue('reported', 0), cue('denied', 0)], '是')).toBe('denied');
  });
});

describe('findContext', () => {
  const context = (text: string, within: ContextData['within'], ...words: string[]) => {
    const { normalised, matches } = groupsIn(text, ...words);
    const match = matchOf(normalised, '甲乙');
    const at = findContext(matches, normalised, match, { group: 0, within, shown: true });
    return at === undefined ? undefined : at.start - match.start;
  };

  it('is the nearest one, before or behind', () => {
    expect(context('费一费二甲乙一二费', 'text', '费')).toBe(-2);
    expect(context('费一二甲乙一费', 'text', '费')).toBe(3);
    expect(context('费一甲乙一费', 'text', '费')).toBe(-2);
    expect(context('甲乙', 'text', '费')).toBeUndefined();
  });

  it('is the longer of two that are equally near, and one that overlaps is no nearer', () => {
    const { normalised } = groupsIn('会员费甲乙会费');
    const at = (start: number, end: number): Match => ({ start, end, runs: [], evaded: false });
    const found = (...all: Match[]) =>
      findContext(new Map([[0, all]]), normalised, matchOf(normalised, '甲乙'), {
        ...{ group: 0, within: 'text', shown: true },
      });
    expect(found(at(2, 3), at(0, 3))).toMatchObject({ start: 0 });
    expect(found(at(0, 3), at(2, 3))).toMatchObject({ start: 0 });
    expect(found(at(0, 3), at(5, 7))).toMatchObject({ start: 0 });
    expect(found(at(2, 3), at(5, 7))).toMatchObject({ start: 5 });
    expect(found(at(2, 3), at(6, 9))).toMatchObject({ start: 2 });
    expect(found(at(0, 3), at(4, 5))).toMatchObject({ start: 0 });
    expect(found(at(2, 3), at(2, 4), at(5, 6))).toMatchObject({ start: 2, end: 4 });
    expect(found(at(1, 2), at(4, 6))).toMatchObject({ start: 4 });
  });

  it('stands within so many characters, between the words', () => {
    expect(context('费一二三甲乙', 3, '费')).toBe(-4);
    expect(context('费一二三四甲乙', 3, '费')).toBeUndefined();
    expect(context('甲乙一二三费', 3, '费')).toBe(5);
    expect(context('甲乙一二三四费', 3, '费')).toBeUndefined();
    expect(context('甲乙', 0, '乙')).toBe(1);
  });

  it('stands in the same clause, sentence or paragraph', () => {
    expect(context('费一甲乙', 'clause', '费')).toBe(-2);
    expect(context('甲乙一费', 'clause', '费')).toBe(3);
    expect(context('费，甲乙', 'clause', '费')).toBeUndefined();
    expect(context('甲乙，费', 'clause', '费')).toBeUndefined();
    expect(context('费，甲乙', 'sentence', '费')).toBe(-2);
    expect(context('费。甲乙', 'sentence', '费')).toBeUndefined();
    expect(context('甲乙。费', 'paragraph', '费')).toBe(3);
    expect(context('好的费用\n好的甲乙', 'paragraph', '费')).toBeUndefined();
    // What begins in one clause and ends in the next stands in both.
    expect(context('会，费甲乙', 'clause', '会,费')).toBe(-3);
    expect(context('甲乙会，费', 'clause', '会,费')).toBe(2);
    expect(context('甲乙，费', 'clause', '甲乙,费')).toBe(0);
  });

  it('is found although nearer ones stand in another clause', () => {
    expect(context('费一甲乙，费', 'clause', '费')).toBe(-2);
    expect(context('费，甲乙一费', 'clause', '费')).toBe(3);
  });

  it('looks at six neighbours to either side', () => {
    const { normalised } = groupsIn(`甲乙${'一'.repeat(30)}`);
    const match = { start: 20, end: 21, runs: [], evaded: false };
    const far = { start: 18, end: 19, runs: [], evaded: false };
    const long = (count: number) =>
      Array.from({ length: count }, () => ({ start: 0, end: 19, runs: [], evaded: false }));
    const find = (all: Match[]) =>
      findContext(new Map([[0, all]]), normalised, match, { group: 0, within: 1, shown: true });
    expect(find([far, ...long(5)])).toMatchObject({ start: 0 });
    const behind = (count: number) =>
      Array.from({ length: count }, () => ({ start: 25, end: 26, runs: [], evaded: false }));
    const near = { start: 21, end: 27, runs: [], evaded: false };
    expect(find([...behind(5), near])).toBe(near);
    expect(find([...behind(6), near])).toBeUndefined();
    const ahead = (count: number) => [
      { start: 0, end: 19, runs: [], evaded: false },
      ...Array.from({ length: count }, () => ({ start: 18, end: 19, runs: [], evaded: false })),
    ];
    expect(find(ahead(5))).toMatchObject({ start: 0 });
    expect(find(ahead(6))).toMatchObject({ start: 18 });
  });
});
