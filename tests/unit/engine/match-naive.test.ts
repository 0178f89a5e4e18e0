import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineData, GroupData } from '../../../src/engine/data';
import { GroupMatcher } from '../../../src/engine/match';
import { type Normalised, normalise } from '../../../src/engine/normalise';
import { createMatcher } from '../../../src/engine/rows';
import { compileRules } from '../../../src/rules/compile';
import { makePack } from '../../support/make-engine';

type Place = readonly [start: number, end: number];

// In one list no two words end alike: four beginnings, as many as are remembered, are then enough.
const terms = {
  a: { terms: ['甲', '乙'] },
  b: { terms: ['丙', '甲乙'], allow: ['丙丁', '甲乙甲'] },
  c: { terms: ['丁', '丙丁甲', '乙丙'], allow: ['丁丁'] },
};

function placesOf(word: string, { text }: Normalised): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    places.push([at, at + word.length]);
  }
  return places;
}

/** Every place of a word of the class, by looking for one word after the other. */
function placesOfClass(data: EngineData, classId: number, text: Normalised): Place[] {
  return data.terms.flatMap((term, i) =>
    data.termClasses[i]?.includes(classId) ? placesOf(term, text) : [],
  );
}

function withoutHarmless(data: EngineData, classId: number, text: Normalised): Place[] {
  const allow = data.classes[classId]?.allow;
  const covers = allow === undefined ? [] : placesOfClass(data, allow, text);
  return placesOfClass(data, classId, text).filter(
    ([start, end]) => !covers.some(([from, to]) => from <= start && end <= to),
  );
}

/** Where the matches of a group end: every place of an atom is tried behind every place before it. */
function endsOf(data: EngineData, rows: GroupData, text: Normalised): number[] {
  const ends = rows.flatMap((row) => {
    let before: Place[] | undefined;
    for (const [classId, gap, clauseOnly] of row) {
      const numbers = clauseOnly === 1 ? text.clause : text.sentence;
      const last = before;
      before = withoutHarmless(data, classId, text).filter(
        ([start]) =>
          last === undefined ||
          last.some(
            ([, end]) =>
              end <= start &&
              start - end <= gap &&
              (end === start || numbers[end - 1] === numbers[start]),
          ),
      );
    }
    return (before ?? []).map(([, end]) => end);
  });
  return [...new Set(ends)].sort((one, other) => one - other);
}

const atom = fc.constantFrom('$a', '$b', '$c', '丙', '甲乙');
const join = fc.constantFrom('', '..1', '..3', ',,2', ',,3');
const pattern = fc
  .tuple(atom, fc.array(fc.tuple(join, atom), { maxLength: 2 }))
  .map(([first, more]) => first + more.map((two) => two.join('')).join(''));
const groups = fc.array(fc.array(pattern, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 5,
});
const unit = fc.constantFrom('甲', '乙', '丙', '丁', '天', '，', '。');
const texts = fc.array(fc.string({ unit, maxLength: 25 }), { minLength: 1, maxLength: 4 });

describe('a matcher of a few patterns', () => {
  it('finds what a naive search finds, text after text', () => {
    fc.assert(
      fc.property(groups, texts, (patterns, some) => {
        const rules = Object.fromEntries(patterns.map((any, i) => [`r${i}`, { any }]));
        const data = compileRules(makePack({ rules, terms }));
        const all = data.rules.map(({ any }) => any);
        // Every second group is asked for: the others' words must not matter.
        const asked = all.filter((_, i) => i % 2 === 0);
        const matcher = new GroupMatcher(createMatcher(data, new Set(asked)));
        for (const text of some) {
          const normalised = normalise(text);
          matcher.read(normalised);
          const found = matcher.run(asked);
          for (const group of asked) {
            const rows = data.groups[group] ?? [];
            const ends = [...new Set((found.get(group) ?? []).map(({ end }) => end))];
            expect(ends).toEqual(endsOf(data, rows, normalised));
            expect(matcher.present.mayHave(group)).toBe(
              rows.some((row) =>
                row.every(([classId]) => placesOfClass(data, classId, normalised).length > 0),
              ),
            );
          }
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
    );
  });
});
