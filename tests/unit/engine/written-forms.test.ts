import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeginWith, WrittenForms } from '../../../src/engine/written-forms';

const unitsOf = (text: string) =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

const LETTER = /^[a-z]$/;

/** The longest form that stands at `at`, by trying one after the other. */
function naive(forms: ReadonlyMap<string, string>, text: string, at: number): string | undefined {
  // Whatever stands between two Latin words is a space.
  const plain = text.replace(/[❤-]/g, ' ');
  const whole = (form: string) => {
    const [before, first] = [text.charAt(at - 1), form.charAt(0)];
    const [last, behind] = [form.slice(-1), text.charAt(at + form.length)];
    const cut = (one: string, other: string) => LETTER.test(one) && LETTER.test(other);
    return !cut(before, first) && !cut(last, behind);
  };
  return [...forms.keys()]
    .filter((form) => plain.startsWith(form, at) && whole(form))
    .sort((a, b) => b.length - a.length)[0];
}

const unit = fc.constantFrom('胃', '星', '球', 'a', 'b', ' ');
const form = fc.string({ unit, minLength: 2, maxLength: 5 }).filter((one) => !one.startsWith(' '));
const text = fc.string({
  unit: fc.constantFrom('胃', '星', '球', 'a', 'b', ' ', '❤', '-', '天'),
  maxLength: 12,
});

describe('written forms', () => {
  it('are found where a naive search finds them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(form, { minLength: 1, maxLength: 12 }), text, (all, original) => {
        const table = new Map(all.map((one, i) => [one, i % 3 === 0 ? one : '一'] as const));
        const forms = new WrittenForms(table);
        const units = unitsOf(original);
        for (let at = 0; at < units.length; at++) {
          const expected = naive(table, original, at);
          const found = forms.at(units, units.length, at);
          expect(found && original.slice(at, at + found.length).replace(/[❤-]/g, ' ')).toBe(
            expected,
          );
          if (found === undefined || expected === undefined) continue;
          expect(found.reading).toBe(table.get(expected));
          expect(found.stays).toBe(table.get(expected) === expected);
          expect(forms.mayBegin(units[at] ?? 0)).toBe(true);
          const second = original.replace(/[❤-]/g, ' ').charCodeAt(at + 1);
          expect(mayBeginWith(forms.pairs, units[at] ?? 0, second)).toBe(true);
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 400) },
    );
  });

  it.each([1, 7, 400, 3000])('are told apart, %i of them', (count) => {
    const nameOf = (i: number) =>
      String.fromCharCode(0x4e00 + (i % 50), 0x5e00 + i, 0x6e00 + ((i * 7) % 900));
    const names = Array.from({ length: count }, (_, i) => nameOf(i));
    const forms = new WrittenForms(new Map(names.map((name) => [name, name])));
    for (const name of names) {
      expect(forms.at(unitsOf(name), 3, 0)?.reading).toBe(name);
    }
    expect(forms.at(unitsOf(nameOf(count)), 3, 0)).toBeUndefined();
    expect(forms.mayBegin(0x4dff)).toBe(false);
  });

  it('reach neither over the end of the text nor over the end of a line', () => {
    const forms = new WrittenForms(
      new Map([
        ['甲乙丙', '丁'],
        ['wei xin', '微信'],
      ]),
    );
    expect(forms.at(unitsOf('甲乙丙'), 3, 0)?.reading).toBe('丁');
    expect(forms.at(unitsOf('甲乙丙'), 2, 0)).toBeUndefined();
    expect(forms.at(unitsOf('wei-xin'), 7, 0)?.reading).toBe('微信');
    expect(forms.at(unitsOf('wei\nxin'), 7, 0)).toBeUndefined();
  });

  it('are ruled out by their first two units nearly everywhere', () => {
    const { pairs } = new WrittenForms(new Map([['胃星', '微信']]));
    const units = Array.from({ length: 40 }, (_, i) => 0x7800 + i);
    const may = units.flatMap((one) => units.filter((other) => mayBeginWith(pairs, one, other)));
    expect(may.length).toBeLessThan(10);
  });
});
