import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GramTable } from '../../../src/engine/grams';
import { normalise } from '../../../src/engine/normalise';
import { SORTS } from '../../../src/engine/sorts';
import { gramsOf, triplesOf } from '../../../src/engine/voice';
import { packGrams } from '../../../src/rules/pack-grams';

type Grams = Readonly<Record<string, readonly number[]>>;

const CHARS = ['甲', '乙', '丙', '丁', '0'];
const PAIRS = CHARS.flatMap((a) => CHARS.map((b) => a + b)).filter((pair) => pair !== '00');
const TRIPLES = PAIRS.flatMap((pair) => CHARS.map((c) => pair + c)).filter((t) => !/00/.test(t));
const LENGTHS = Array.from({ length: 14 }, (_, i) => `#${i}`);

const weight = fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10);
const ofAll = fc.array(weight, { minLength: 0, maxLength: 2 + SORTS.length });
const ofTones = fc.array(weight, { minLength: 2, maxLength: 2 });
const grams: fc.Arbitrary<Grams> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...CHARS, ...PAIRS, ...LENGTHS), ofAll, { maxKeys: 40 }),
    fc.dictionary(fc.constantFrom(...TRIPLES), ofTones, { maxKeys: 40 }),
  )
  .map(([short, triples]) => ({ ...short, ...triples }));
const short = fc.string({ unit: fc.constantFrom(...CHARS, '1', '戊', '己'), maxLength: 60 });
// Longer than what the table has room for at first, and with more different pairs.
const long = fc.oneof(
  fc.nat(90).map((more) => '甲乙丙丁戊'.repeat(230 + more)),
  fc
    .nat(900)
    .map((more) =>
      String.fromCharCode(...Array.from({ length: 1_030 + more }, (_, i) => 0x4e00 + i)),
    ),
);
const text = fc.oneof({ arbitrary: short, weight: 30 }, { arbitrary: long, weight: 1 });

/** What `GramTable` says, by the definition of each of its figures. */
function slowly(weights: Grams, dense: string) {
  const distinct = new Set(gramsOf(dense));
  const triples = new Set(triplesOf(dense));
  const sum = (at: number, of: Iterable<string>) =>
    [...of].reduce((all, gram) => all + (weights[gram]?.[at] ?? 0), 0);
  const tone = (at: number) => sum(at, distinct) + sum(at, triples);
  const pairs = [...distinct].filter((gram) => gram.length === 2 && !gram.startsWith('#'));
  const begun = new Set(TRIPLES.filter((t) => weights[t] !== undefined).map((t) => t.slice(0, 2)));
  return {
    offer: tone(0),
    push: tone(1),
    distinct: distinct.size,
    pairs: pairs.length,
    knownPairs: pairs.filter((pair) => weights[pair] !== undefined || begun.has(pair)).length,
    sorts: SORTS.map((_, question) => sum(2 + question, distinct)),
  };
}

function rounded(figures: ReturnType<typeof slowly>) {
  // Without -0.
  const exact = (value: number) => Math.round(value * 10) || 0;
  const { offer, push, sorts } = figures;
  return { ...figures, offer: exact(offer), push: exact(push), sorts: sorts.map(exact) };
}

describe('gram table of a few weights', () => {
  it('adds up what the definition says, text after text', () => {
    fc.assert(
      fc.property(grams, fc.array(text, { minLength: 1, maxLength: 4 }), (weights, texts) => {
        const table = new GramTable(packGrams(weights));
        for (const one of [...texts, ...texts]) {
          const { text: dense, units, size } = normalise(one);
          const fast = { ...table.sum(units, size), sorts: [...table.sumSorts()] };
          expect(rounded(fast)).toEqual(rounded(slowly(weights, dense)));
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
    );
  });

  it('counts a triple once, in short texts and in ones longer than any before', () => {
    // Many others before them: what was seen of the first few stands in one number.
    const others = Array.from({ length: 40 }, (_, i) => `一一${String.fromCharCode(0x7800 + i)}`);
    const many = Object.fromEntries(others.map((one) => [one, [1]]));
    const table = new GramTable(packGrams({ ...many, 甲乙丙: [3, 5], 乙丙甲: [0.5, 0] }));
    const offer = (one: string) => {
      const { units, size } = normalise(one);
      return table.sum(units, size).offer;
    };
    expect(offer('甲乙丙丁')).toBe(3);
    expect(offer('甲乙丙丁甲乙丙')).toBe(3);
    expect(offer('甲乙丙甲乙丙')).toBe(3.5);
    expect(offer('甲乙丙丁'.repeat(400))).toBe(3);
    expect(offer('甲乙丙丁'.repeat(300))).toBe(3);
    expect(offer('甲乙丙')).toBe(3);
    expect(offer('乙丙甲')).toBe(0.5);
  });

  it('tells many pairs apart, and knows no other', () => {
    // About as many as places: most of them are not where they would be looked for first.
    const pair = (i: number) => String.fromCharCode(0x7800 + (i % 40), 0x7900 + Math.floor(i / 40));
    const weightOf = (i: number) => (1 + (i % 70)) / 10;
    const known = Array.from({ length: 680 }, (_, i) => [pair(i), [weightOf(i)]] as const);
    const table = new GramTable(packGrams(Object.fromEntries(known)));
    for (let i = 0; i < 1000; i++) {
      const { offer, knownPairs } = table.sum(Uint16Array.from([...pair(i)], codeOf), 2);
      expect([offer, knownPairs]).toEqual(i < 680 ? [weightOf(i), 1] : [0, 0]);
    }
  });
});

function codeOf(char: string): number {
  return char.charCodeAt(0);
}
