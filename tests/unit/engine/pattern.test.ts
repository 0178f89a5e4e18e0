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

  const message = (source: string, most?: number): string => {
    try {
      parsePattern(source, most);
    } catch (error) {
      if (error instanceof PatternError) return error.message;
      throw error;
    }
    return 'can be read';
  };

  it.each([
    ['好(坏', 'cannot read the pattern from "(坏" on'],
    ['甲..0乙', 'a gap goes from 1 to 60'],
    ['甲..61乙', 'a gap goes from 1 to 60'],
    ['甲..60乙', 'can be read'],
    ['甲..1乙', 'can be read'],
    ['(甲|乙<money>)', '"(甲|乙<money>)": a slot or list stands alone between the bars'],
    ['(甲|$a乙)', '"(甲|$a乙)": a slot or list stands alone between the bars'],
    ['<cash>', 'there is no slot <cash>'],
    ['❤', '"❤" is noise to the engine: nothing is left of it'],
    ['..甲', 'a gap stands between two parts'],
    ['甲....乙', 'a gap stands between two parts'],
    ['甲..', 'the pattern ends in a gap or is empty'],
    ['', 'the pattern ends in a gap or is empty'],
    ['()', 'an empty part'],
    [' ', 'an empty part'],
    ['(甲|)', 'can be read'],
    ['甲,乙丙', 'can be read'],
  ])('says of "%s": %s', (source, expected) => {
    expect(message(source)).toBe(expected);
  });

  it('gives the first atom no gap, and six where no number stands', () => {
    const [row] = parsePattern('甲..乙,,丙,,2<money>');
    expect(row).toEqual([
      { terms: ['甲'], lists: [], slots: [], gap: 0, gapWithin: 'sentence' },
      { terms: ['乙'], lists: [], slots: [], gap: 6, gapWithin: 'sentence' },
      { terms: ['丙'], lists: [], slots: [], gap: 6, gapWithin: 'clause' },
      { terms: [], lists: [], slots: ['money'], gap: 2, gapWithin: 'clause' },
    ]);
    expect(parsePattern('甲,,3$b$c')[0]?.map(({ gap, gapWithin }) => [gap, gapWithin])).toEqual([
      [0, 'sentence'],
      [3, 'clause'],
      [0, 'sentence'],
    ]);
  });

  it('leaves an optional part out and keeps the gap before it', () => {
    const gaps = (source: string) =>
      parsePattern(source).map((row) =>
        row.map(({ terms, lists, gap }) => `${gap}${terms.join('')}${lists.join('')}`),
      );
    expect(gaps('$a..9(甲|)$b')).toEqual([
      ['0a', '9b'],
      ['0a', '9甲', '0b'],
    ]);
    expect(gaps('(甲|)..9$b')).toEqual([['0b'], ['0甲', '9b']]);
    expect(gaps('$a(甲|$c|)')).toEqual([['0a'], ['0a', '0甲c']]);
    expect(gaps('$a(甲|$c)')).toEqual([['0a', '0甲c']]);
    expect(gaps('(|$c)')).toEqual([['0c']]);
  });

  it('spells out side by side what stays small, and leaves the rest as atoms', () => {
    const options = (count: number, head: string) =>
      `(${Array.from({ length: count }, (_, i) => `${head}${String.fromCharCode(0x4e00 + i)}`).join('|')})`;
    const atoms = (source: string, most?: number) =>
      parsePattern(source, most)[0]?.map(({ terms }) => terms.length);
    expect(atoms(`${options(6, '甲')}${options(8, '乙')}`)).toEqual([48]);
    expect(atoms(`${options(7, '甲')}${options(7, '乙')}`)).toEqual([7, 7]);
    expect(atoms(`${options(7, '甲')}${options(7, '乙')}`, 49)).toEqual([49]);
    expect(atoms(`${options(7, '甲')}${options(7, '乙')}丙`)).toEqual([7, 7]);
    expect(parsePattern('(甲|甲)')[0]?.[0]?.terms).toEqual(['甲']);
    expect(parsePattern('(甲乙|甲)(丙|乙丙)')[0]?.[0]?.terms).toEqual([
      '甲乙丙',
      '甲乙乙丙',
      '甲丙',
    ]);
  });

  it('reads digits behind a gap as its size, two of them at the most', () => {
    expect(parsePattern('甲..12乙')[0]?.[1]).toMatchObject({ gap: 12, terms: ['乙'] });
    expect(parsePattern('甲..123乙')[0]?.[1]).toMatchObject({ gap: 12, terms: ['3乙'] });
  });
});
