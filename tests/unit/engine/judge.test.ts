import { describe, expect, it } from 'vitest';
import {
  analyse,
  CATEGORIES,
  type Category,
  createEngine,
  type Engine,
  type Segmenter,
} from '../../../src/engine';
import { mayConcern } from '../../../src/engine/judge';
import { compileRules } from '../../../src/rules/compile';
import { packGrams } from '../../../src/rules/pack-grams';
import { makeEngine, makePack } from '../../support/make-engine';

/** Every character a word: nothing is ever cut. */
const single: Segmenter = {
  boundaries: (text) => Int32Array.from({ length: text.length + 1 }, (_, at) => at),
};

type Rules = Parameters<typeof makeEngine>[0]['rules'];
const found = (rules: Rules, text: string, more: object = {}) =>
  analyse(makeEngine({ rules, ...more }), { id: 'x', text }, single).findings;
const shown = (...args: Parameters<typeof found>) => found(...args).map((one) => one.text);
const rulesOf = (...args: Parameters<typeof found>) =>
  found(...args).map(({ rule }) => rule.replace('false-advertising/', ''));

describe('the evidence of a rule', () => {
  it('is shown from the first place on, the longest of those that begin together', () => {
    expect(shown({ it: { any: ['甲', '甲乙', '丙'] } }, '丙一甲乙一甲')).toEqual([
      '丙',
      '甲乙',
      '甲',
    ]);
  });

  it('is shown once where it overlaps, and side by side where it touches', () => {
    expect(shown({ it: { any: ['甲乙', '乙丙', '丙丁'] } }, '甲乙丙丁')).toEqual(['甲乙', '丙丁']);
  });

  it('is shown twelve times at the most, and once where once is enough', () => {
    expect(shown({ it: { any: ['甲'] } }, '甲一'.repeat(13))).toHaveLength(12);
    expect(shown({ it: { any: ['甲'] } }, '甲一'.repeat(11))).toHaveLength(11);
    expect(shown({ it: { any: ['甲'], once: true } }, '甲一甲')).toEqual(['甲']);
  });

  it('carries the needed context, unless that overlaps it or is a sign of an offer only', () => {
    const evidence = (rules: Rules, text: string, more: object = {}) =>
      found(rules, text, more)[0]?.evidence?.map((span) => span.text);
    expect(evidence({ it: { any: ['甲'], with: [{ any: ['乙'] }] } }, '甲乙')).toEqual(['乙']);
    expect(evidence({ it: { any: ['甲'], with: [{ any: ['乙'] }] } }, '乙甲')).toEqual(['乙']);
    expect(
      evidence({ it: { any: ['甲丙'], with: [{ any: ['丙乙'] }] } }, '甲丙乙'),
    ).toBeUndefined();
    expect(
      evidence({ it: { any: ['丙乙'], with: [{ any: ['甲丙'] }] } }, '甲丙乙'),
    ).toBeUndefined();
    const frames = { offer: { patterns: ['乙'], sign: true } };
    const sign = { it: { any: ['甲'], with: [{ any: ['&offer'] }] } };
    expect(evidence(sign, '甲一乙', { frames })).toBeUndefined();
    expect(shown(sign, '甲一乙', { frames })).toEqual(['甲']);
    expect(shown(sign, '甲一', { frames })).toEqual([]);
  });

  it('needs all of its contexts, each for each place', () => {
    const both = { it: { any: ['甲'], with: [{ any: ['乙'] }, { any: ['丙'] }] } };
    expect(shown(both, '甲乙')).toEqual([]);
    expect(shown(both, '甲丙')).toEqual([]);
    expect(shown(both, '甲乙丙')).toEqual(['甲']);
    const near = { it: { any: ['甲'], with: [{ within: 'clause', any: ['乙'] }] } };
    expect(found(near, '甲，甲乙，甲').map(({ start }) => start)).toEqual([2]);
  });

  it('is taken away by any veto, place by place', () => {
    const vetoes = ['乙', '丙'].map((any) => ({ within: 'clause', any: [any] }));
    const rules = { it: { any: ['甲'], unless: vetoes } };
    expect(found(rules, '甲乙，甲丙，甲丁').map(({ start }) => start)).toEqual([6]);
  });

  it('counts in the stances that the rule names', () => {
    const contexts = {
      stances: {
        no: {
          stance: 'denied',
          about: 'a',
          any: ['不'],
          side: 'after-cue',
          within: 'clause',
          reach: 3,
        },
      },
    };
    expect(shown({ it: { any: ['甲'] } }, '不甲，甲', { contexts })).toHaveLength(1);
    const denied = { it: { any: ['甲'], stances: ['denied'] } };
    expect(found(denied, '不甲，甲', { contexts }).map(({ start }) => start)).toEqual([1]);
  });

  it('is let go where it cuts a word', () => {
    const words: Segmenter = { boundaries: (text) => Int32Array.of(0, 2, text.length) };
    const engine = makeEngine({ rules: { it: { any: ['代理'] } } });
    expect(analyse(engine, { id: 'x', text: '现代理念' }, words).findings).toEqual([]);
    expect(analyse(engine, { id: 'x', text: '现代理念' }, null).findings).toHaveLength(1);
    expect(engine.explain(engine.match({ id: 'x', text: '现代理念' }), words).findings).toEqual([]);
  });
});

describe('a rule that marks clauses', () => {
  // In this voice every text is as pushy as -0.2: what nobody knows counts as 0.
  const clauses = (push: number): Rules => ({ it: { any: ['甲', '乙'], mark: 'clause', push } });

  it('shows the clauses that hold its words, without evidence', () => {
    const [one, two, ...others] = found(clauses(-9), '大甲小，一二，天乙地');
    expect([one?.text, two?.text]).toEqual(['大甲小', '天乙地']);
    expect(others).toEqual([]);
    expect(one).not.toHaveProperty('evidence');
  });

  it('asks for two words, or for a tone much pushier than its floor', () => {
    expect(shown(clauses(-9), '大甲小')).toEqual(['大甲小']);
    expect(shown(clauses(-0.5), '大甲小')).toEqual([]);
    expect(shown(clauses(-0.5), '大甲乙小')).toEqual(['大甲乙小']);
  });
});

describe('sharp and broad rules', () => {
  const rules = (level: string, ...broad: number[]): Rules =>
    Object.fromEntries(
      broad.map((one, i) => [`r${i}`, { level, broad: one, any: ['甲乙丙'.charAt(i)] }]),
    );

  it('are heard from sharp to broad, down to the first that flags the post', () => {
    expect(rulesOf(rules('caution', 0, 1, 2), '甲乙丙')).toEqual(['r0']);
    expect(rulesOf(rules('caution', 2, 1, 0), '甲乙丙')).toEqual(['r2']);
    expect(rulesOf(rules('caution', 0, 1, 2), '乙丙')).toEqual(['r1']);
    expect(rulesOf(rules('caution', 0, 1, 2), '丙')).toEqual(['r2']);
    expect(rulesOf(rules('caution', 1, 1, 0), '甲乙')).toEqual(['r0', 'r1']);
  });

  it('are heard as a last resort where no other rule of their category flags', () => {
    expect(rulesOf(rules('caution', 2, 3), '甲乙')).toEqual(['r0']);
    expect(rulesOf(rules('caution', 2, 3), '乙')).toEqual(['r1']);
    expect(rulesOf(rules('info', 2, 3), '甲乙')).toEqual(['r0', 'r1']);
    const other: Rules = {
      sharp: { category: 'pyramid', any: ['甲'] },
      wide: { category: 'after-sales', broad: 2, any: ['乙'] },
      widest: { category: 'after-sales', broad: 3, any: ['丙'] },
    };
    expect(rulesOf(other, '甲乙')).toEqual(['pyramid/sharp', 'after-sales/wide']);
    expect(rulesOf(other, '甲丙')).toEqual(['pyramid/sharp', 'after-sales/widest']);
    expect(rulesOf(other, '乙丙')).toEqual(['after-sales/wide']);
    expect(rulesOf(other, '丙')).toEqual(['after-sales/widest']);
  });

  it('ask for less of the tone alone beside a rule of another category that flags', () => {
    const pack = makePack({
      rules: {
        sharp: { category: 'pyramid', any: ['甲'] },
        hint: { category: 'pyramid', level: 'info', any: ['乙'] },
        widest: { category: 'after-sales', broad: 3, any: ['丙'] },
        own: { category: 'product-quality', broad: 3, push: 0.5, any: ['丁'] },
      },
    });
    const [sharp, wide, wider] = pack.tone;
    const engineOf = (push: number, lean: number) =>
      createEngine(
        compileRules({ ...pack, tone: [sharp, wide, wider, { push: 1 }, { push, lean }] }),
      );
    const heard = (engine: Engine, text: string) =>
      analyse(engine, { id: 'x', text }, single).findings.map(({ rule }) => rule);
    const engine = engineOf(-1, -1);
    expect(heard(engine, '甲丙')).toEqual(['pyramid/sharp', 'after-sales/widest']);
    expect(heard(engine, '乙丙')).toEqual(['pyramid/hint']);
    expect(heard(engine, '丙')).toEqual([]);
    expect(heard(engineOf(1, -1), '甲丙')).toEqual(['pyramid/sharp']);
    // A tone of its own is asked for beside others, too.
    expect(heard(engine, '甲丁')).toEqual(['pyramid/sharp']);
    const all = (text: string) =>
      engine.explain(engine.match({ id: 'x', text }), single).findings.map(({ rule }) => rule);
    expect(all('甲丙')).toEqual(['pyramid/sharp', 'after-sales/widest']);
    expect(all('乙丙')).toEqual(['pyramid/hint']);
  });

  it('are not heard that stray from the subject, where a rule of a likely one flags', () => {
    const pack = makePack({
      rules: {
        near: { category: 'pyramid', any: ['甲'] },
        far: { category: 'money-scam', any: ['乙'] },
        fact: { category: 'after-sales', any: ['丙'] },
        fair: { category: 'product-quality', any: ['丁'] },
        note: { category: 'money-scam', level: 'info', any: ['戊'] },
      },
    });
    // 圈 is of pyramid; of the others only product quality is not far behind.
    const rows = CATEGORIES.map((one) =>
      one === 'pyramid' ? 60 : one === 'product-quality' ? 40 : 0,
    );
    const grams = packGrams({ 圈: [0, 0, ...rows], 急: [0, 20] });
    const data = (push: number, kin: readonly Category[]) =>
      compileRules({
        ...pack,
        voice: { ...pack.voice, grams },
        stray: { push, lean: -8, except: ['after-sales'], kin: [...kin] },
      });
    const heard = (push: number, text: string, ...kin: Category[]) =>
      analyse(createEngine(data(push, kin)), { id: 'x', text }, single).findings.map(
        ({ rule }) => rule,
      );
    const others = ['after-sales/fact', 'product-quality/fair', 'money-scam/note'];
    expect(heard(1, '急圈甲乙丙丁戊')).toEqual(['pyramid/near', ...others]);
    expect(heard(1, '急圈乙丙')).toEqual(['money-scam/far', 'after-sales/fact']);
    expect(heard(9, '急圈甲乙')).toEqual(['pyramid/near', 'money-scam/far']);
    const both = ['pyramid/near', 'money-scam/far'];
    expect(heard(1, '急圈甲乙', 'pyramid', 'money-scam')).toEqual(both);
    expect(heard(1, '急圈甲乙', 'legal-operation', 'money-scam')).toEqual(['pyramid/near']);
  });

  it('are all heard where none of them flags', () => {
    expect(rulesOf(rules('info', 0, 1, 2), '甲乙丙')).toEqual(['r0', 'r1', 'r2']);
  });

  it('are heard in the order of the place', () => {
    expect(rulesOf(rules('info', 2, 1, 0), '丙乙甲')).toEqual(['r2', 'r1', 'r0']);
  });
});

describe('mayConcern', () => {
  const speaker = { role: 'seller' as const, push: 0, leans: { 'false-advertising': -1 } as never };

  it('asks who speaks, how pushy, and of what', () => {
    const data = compileRules(makePack({ rules: { it: { any: ['甲'], roles: ['seller'] } } }));
    const [rule] = data.rules;
    if (rule === undefined) throw new Error('no rule');
    const { push: _, ...open } = rule;
    expect(mayConcern(open, speaker)).toBe(true);
    expect(mayConcern(open, { ...speaker, role: 'press' })).toBe(false);
    expect(mayConcern({ ...open, push: 0 }, speaker)).toBe(true);
    expect(mayConcern({ ...open, push: 0.1 }, speaker)).toBe(false);
    expect(mayConcern({ ...open, lean: -1 }, speaker)).toBe(true);
    expect(mayConcern({ ...open, lean: -0.9 }, speaker)).toBe(false);
  });
});

describe('good signs', () => {
  const both = { 'zh-CN': '字', en: 'words' };
  const sign = (any: string[], unless: string[] = [], allow: string[] = []) => ({
    ...{ label: both, note: both, guidance: [], lookups: [], examples: { found: [], none: [] } },
    match: { any, allow, unless: unless.map((one) => ({ within: 'clause' as const, any: [one] })) },
  });
  const engine = (): Engine =>
    createEngine(
      compileRules({
        ...makePack({
          rules: { it: { any: ['甲'] } },
          contexts: {
            stances: {
              no: {
                stance: 'denied',
                about: 'a',
                any: ['没'],
                side: 'after-cue',
                within: 'clause',
                reach: 3,
              },
            },
          },
        }),
        signs: { licence: sign(['执照', '执照号'], ['仿'], ['执照相']), refund: sign(['退款']) },
      }),
    );
  const signs = (text: string) =>
    analyse(engine(), { id: 'x', text }, single).signs?.map((one) => [
      one.sign,
      one.start,
      one.text,
    ]);

  it('are shown beside findings only, and only where there is one', () => {
    expect(signs('有执照')).toBeUndefined();
    expect(signs('甲')).toBeUndefined();
    expect(signs('甲有执照')).toEqual([['licence', 2, '执照']]);
    expect(signs('退款，甲有执照')).toEqual([
      ['licence', 5, '执照'],
      ['refund', 0, '退款'],
    ]);
  });

  it('are the first place that is asserted, not vetoed and not part of another word', () => {
    expect(signs('甲，没执照，有执照')).toEqual([['licence', 7, '执照']]);
    expect(signs('甲，仿执照，有执照')).toEqual([['licence', 7, '执照']]);
    expect(signs('甲，执照相，有执照')).toEqual([['licence', 7, '执照']]);
    expect(signs('甲，没执照')).toBeUndefined();
    expect(signs('甲，执照号')).toEqual([['licence', 2, '执照号']]);
  });
});
