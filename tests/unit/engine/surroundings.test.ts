import { describe, expect, it } from 'vitest';
import { findContext } from '../../../src/engine/context';
import type { ContextData } from '../../../src/engine/data';
import type { Match } from '../../../src/engine/matches';
import { matchOf } from '../../support/dense';
import { groupsIn } from './groups-in';

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
