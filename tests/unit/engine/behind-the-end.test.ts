import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GramTable } from '../../../src/engine/grams';
import { Hints } from '../../../src/engine/hints';
import { Hits } from '../../../src/engine/hits';
import { findSlots } from '../../../src/engine/slots';
import { WrittenForms } from '../../../src/engine/written-forms';
import { compileRules } from '../../../src/rules/compile';
import { packGrams } from '../../../src/rules/pack-grams';
import { makePack } from '../../support/make-engine';

/** Units of a text, and those behind them that belong to a longer one before it. */
function unitsOf(text: string, behind: string) {
  const all = text + behind;
  return Uint16Array.from({ length: all.length }, (_, at) => all.charCodeAt(at));
}

/** The same must come out with anything behind the end as with nothing. */
function holds(pieces: readonly string[], seen: (units: Uint16Array, size: number) => unknown) {
  const piece = fc.constantFrom(...pieces);
  const text = fc.array(piece, { maxLength: 6 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, text, (one, behind) => {
      const alone = seen(unitsOf(one, ''), one.length);
      expect(seen(unitsOf(one, behind), one.length)).toEqual(alone);
    }),
    { numRuns: 500 },
  );
}

describe('what stands behind the end of a text is not seen', () => {
  it('in slots', () => {
    const pieces = ['3', '三', '元', '个', '点', '月', 'k', 'kg', 'x', 'digit', '.', '多', '万'];
    holds([...pieces, '百分', '¥', 'a', 'u'], (units, size) => {
      const found = new Hits();
      findSlots(units, size, found);
      const { terms, starts, ends } = found;
      return [terms, starts, ends].map((column) => [...column.subarray(0, found.size)]);
    });
  });

  it('in written forms', () => {
    const table = {
      胃星: '微信',
      胃星球: '胃星球',
      daili: '代理',
      'wei xin': '微信',
      甲乙丙: '丁',
    };
    const forms = new WrittenForms(new Map(Object.entries(table)));
    const pieces = [
      '胃',
      '星',
      '球',
      'dai',
      'li',
      'daili',
      'wei',
      ' ',
      'xin',
      '甲',
      '乙',
      '丙',
      'a',
    ];
    holds(pieces, (units, size) =>
      Array.from({ length: size }, (_, at) => forms.at(units, size, at)),
    );
  });

  it('in grams', () => {
    const grams = packGrams({ 甲: [1, 2], 甲乙: [3, 4, 1, 2], 甲乙丙: [5, 6], '0': [7, 8] });
    holds(['甲', '乙', '丙', '3', '12', '戊'], (units, size) => {
      const table = new GramTable(grams);
      return [table.sum(units, size), table.sumSorts()];
    });
  });

  it('in hints', () => {
    const any = ['髓', '骊驹', '饕餮盛宴'];
    const rules = Object.fromEntries(any.map((one, i) => [`r${i}`, { any: [one] }]));
    const data = compileRules(makePack({ rules }));
    const hints = new Hints(
      data,
      data.rules.map((rule) => [rule.any]),
    );
    holds(['髓', '骊', '驹', '饕', '餮', '盛宴'], (units, size) => {
      hints.read(units, size);
      return hints.there;
    });
  });
});
