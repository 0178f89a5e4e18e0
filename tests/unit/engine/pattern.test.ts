import { describe, expect, it } from 'vitest';
import { PatternError, parsePattern } from '../../../src/engine/pattern';

describe('parsePattern', () => {
  it('spells neighbouring literals out into one atom', () => {
    const [row] = parsePattern('(三天|一周)见效');
    expect(row?.map((atom) => atom.terms)).toEqual([['三天见效', '一周见效']]);
  });

  it('reads lists, slots and gaps', () => {
    const [row] = parsePattern('$disease..12<duration>,,3好');
    expect(row).toMatchObject([
      { lists: ['disease'], gap: 0 },
      { slots: ['duration'], gap: 12, gapWithin: 'sentence' },
      { terms: ['好'], gap: 3, gapWithin: 'clause' },
    ]);
  });

  it('makes a row without an optional part that stands alone', () => {
    const rows = parsePattern('$a(真|)$b');
    expect(rows.map((row) => row.length)).toEqual([2, 3]);
  });

  it('mixes lists, slots and words in brackets', () => {
    const [row] = parsePattern('赚(很多|<money>|$amount)');
    expect(row).toMatchObject([
      { terms: ['赚'] },
      { terms: ['很多'], slots: ['money'], lists: ['amount'], gap: 0 },
    ]);
  });

  it('folds what it reads', () => {
    expect(parsePattern('加ＶＸ')[0]?.[0]?.terms).toEqual(['加vx']);
  });

  it.each([['..好'], ['好..'], [''], ['<no-such>'], ['(a|b<money>)'], ['(a|b'], ['好..99'], ['❤']])(
    'refuses %s',
    (source) => {
      expect(() => parsePattern(source)).toThrow(PatternError);
    },
  );
});
