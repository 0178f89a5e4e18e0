import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskedRules } from '../../../src/engine/asked-rules';
import type { Speaker } from '../../../src/engine/context';
import { mayConcern } from '../../../src/engine/judge';
import { CATEGORIES } from '../../../src/engine/types';
import { compileRules } from '../../../src/rules/compile';
import { makePack } from '../../support/make-engine';

const { rules: plain } = compileRules(makePack({ rules: { it: { any: ['甲'] } } }));
const ROLES = ['seller', 'recruiter', 'buyer', 'press', 'ordinary'] as const;
const tone = fc.constantFrom(-2, -0.5, 0, 0.7, 2);

const rule = fc
  .record({
    roles: fc.subarray([...ROLES], { minLength: 1 }),
    category: fc.constantFrom(...CATEGORIES),
    push: fc.option(tone, { nil: undefined }),
    lean: fc.option(fc.constantFrom(-2, -1, 0), { nil: undefined }),
    bit: fc.option(fc.nat(31), { nil: undefined }),
  })
  .map(({ push, lean, bit, ...own }) => {
    const [{ push: _push, lean: _lean, ...base } = { push: 0, lean: 0 }] = plain;
    const needs = {
      ...(push === undefined ? {} : { push }),
      ...(lean === undefined ? {} : { lean }),
    };
    return { rule: { ...base, ...own, ...needs } as (typeof plain)[number], bit };
  });
const speaker: fc.Arbitrary<Speaker> = fc
  .record({
    role: fc.constantFrom(...ROLES, 'teacher' as const),
    push: tone,
    leans: fc.array(fc.constantFrom(-3, -1, 0), {
      minLength: CATEGORIES.length,
      maxLength: CATEGORIES.length,
    }),
  })
  .map(({ leans, ...own }) => ({
    ...own,
    leans: Object.fromEntries(
      CATEGORIES.map((category, i) => [category, leans[i]]),
    ) as Speaker['leans'],
  }));

describe('the rules that are asked', () => {
  it('are those that the speaker may concern and that have their words hinted at, in order', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 12 }), speaker, fc.integer(), (list, who, there) => {
        const hints = new Map(
          list.flatMap((one) => (one.bit === undefined ? [] : [[one.rule, 1 << one.bit] as const])),
        );
        const asked = new AskedRules(
          list.map((one) => one.rule),
          hints,
        ).by(who, there);
        const slowly = list
          .filter((one) => mayConcern(one.rule, who))
          .filter(({ bit }) => bit === undefined || (there & (1 << bit)) !== 0);
        expect(asked).toEqual(slowly.map((one) => one.rule));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
  });
});
