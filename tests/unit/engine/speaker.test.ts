import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/engine';
import { cueStrengths, speakerOf } from '../../../src/engine/context';
import type { EngineData } from '../../../src/engine/data';
import { compileRules } from '../../../src/rules/compile';
import { makePack } from '../../support/make-engine';
import { groupsIn } from './groups-in';

const data = (): EngineData => compileRules(makePack({ rules: { it: { any: ['甲'] } } }));

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
    expect(speak('五元', 0.1, 1)).toEqual({ role: 'seller', push: -0.7, leans });
    expect(speak('五元', -0.1, 1).push).toBe(-1);
  });
});
