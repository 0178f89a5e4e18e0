import { describe, expect, it } from 'vitest';
import { loudestClauses } from '../../../src/engine/clauses';
import { prepareRewrites, read } from '../../../src/engine/normalise';
import { matchOf, readWith } from '../../support/dense';

/** The clauses shown for these words of a text. */
function shown(text: string, ...words: string[]): string[] {
  const { normalised, matches } = readWith(text, ...words);
  return loudestClauses(matches, normalised).map(({ start, end }) =>
    normalised.text.slice(start, end),
  );
}

describe('loudestClauses', () => {
  it('shows the whole clause of a word, from the first character, without its punctuation', () => {
    expect(shown('姐妹们冲啊，明天见', '冲')).toEqual(['姐妹们冲啊']);
    expect(shown('明天见，姐妹们冲啊！！', '冲')).toEqual(['姐妹们冲啊']);
    expect(shown('姐妹们冲', '冲')).toEqual(['姐妹们冲']);
    expect(shown('冲啊：好\n走', '好')).toEqual(['好']);
    expect(shown('（冲啊）', '冲')).toEqual(['冲啊']);
  });

  it('shows one clause for all words of it, in whatever order they were found', () => {
    expect(shown('早，姐妹冲，走', '冲', '姐')).toEqual(['姐妹冲']);
    const { normalised, matches } = readWith('一二。三，四五，六', '四', '三');
    const [late, early] = matches;
    if (late === undefined || early === undefined) throw new Error('two matches');
    const wide = { ...early, end: late.end, evaded: false };
    expect(loudestClauses([early, wide], normalised)).toMatchObject([{ start: 3, end: 7 }]);
    expect(loudestClauses([wide, early], normalised)).toMatchObject([{ start: 3, end: 7 }]);
  });

  it('leaves signs that are no punctuation at the end of a clause', () => {
    expect(shown('涨了50%，好', '涨')).toEqual(['涨了50%']);
    expect(shown('涨50元，好', '50元')).toEqual(['涨50元']);
  });

  it('says which characters it is made of, and whether any was disguised', () => {
    const { normalised, matches } = readWith('早，姐妹冲啊。', '姐妹', '冲');
    const [first, second] = matches;
    if (first === undefined || second === undefined) throw new Error('two matches');
    expect(loudestClauses([first, { ...second, evaded: true }], normalised)).toEqual([
      { start: 2, end: 6, runs: [[2, 6]], evaded: true },
    ]);
    expect(loudestClauses([first, second], normalised)[0]?.evaded).toBe(false);
  });

  it('takes the three clauses with most hits, the longer of equals, in the order of the text', () => {
    expect(shown('一二，一二三，一二三四，一二三四五', '一', '三')).toEqual(['一二', '一二三']);
    const text = '甲子，乙丑寅，丙辰巳午，丁未申酉戌，戊己';
    expect(shown(text, '甲', '乙', '丙', '丁', '戊')).toEqual(['乙丑寅', '丙辰巳午', '丁未申酉戌']);
    expect(shown(text, '甲', '子', '乙', '丙', '丁', '戊', '己')).toEqual([
      '甲子',
      '丁未申酉戌',
      '戊己',
    ]);
  });

  it('holds a match that goes over the end of its clause', () => {
    const { normalised } = readWith('早上，中午，晚上');
    const match = { start: 1, end: 5, runs: [[1, 5]] as const, evaded: false };
    expect(loudestClauses([match], normalised)).toMatchObject([{ start: 0, end: 5 }]);
  });

  it('ends where the text ends, whatever stood there in the text before', () => {
    const rewrites = prepareRewrites({});
    expect(read('早上中午晚上', rewrites).clause[4]).toBe(0);
    const now = read('早上', rewrites);
    expect(loudestClauses([matchOf(now, '早')], now)).toMatchObject([{ start: 0, end: 2 }]);
  });

  it('leaves a mark that stands alone', () => {
    expect(shown('！', '!')).toEqual(['!']);
  });
});
