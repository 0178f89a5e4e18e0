import { describe, expect, it } from 'vitest';
import type { Stance } from '../../../src/engine';
import { stanceOf } from '../../../src/engine/context';
import type { EngineData, StanceCueData } from '../../../src/engine/data';
import { compileRules } from '../../../src/rules/compile';
import { matchOf } from '../../support/dense';
import { makePack } from '../../support/make-engine';
import { groupsIn } from './groups-in';

const data = (): EngineData => compileRules(makePack({ rules: { it: { any: ['甲'] } } }));

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

  it('holds everything where a cue counts for the whole text', () => {
    const cues = [cue('warned', 0, { within: 'text', reach: 1 })];
    const far = '一二。\n'.repeat(100);
    expect(stance(`警${far}甲乙`, cues, '警')).toBe('warned');
    expect(stance(`甲乙${far}警`, cues, '警')).toBe('warned');
    expect(
      stance(`警${far}甲乙`, [cue('warned', 0, { within: 'text', side: 'before-cue' })], '警'),
    ).toBe('asserted');
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
