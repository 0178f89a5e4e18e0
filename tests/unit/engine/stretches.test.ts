import { describe, expect, it } from 'vitest';
import { normalise, prepareRewrites, read } from '../../../src/engine/normalise';

/** A text cut where the number of its clause, sentence or paragraph changes. */
function cut(text: string, by: 'clause' | 'sentence' | 'paragraph' = 'clause'): string {
  const normalised = normalise(text);
  return [...normalised.text]
    .map((char, at) =>
      at > 0 && normalised[by][at] !== normalised[by][at - 1] ? `|${char}` : char,
    )
    .join('');
}

describe('stretches', () => {
  it('ends clauses at every mark, which belongs to what it ends', () => {
    expect(cut('早上，中午。晚上')).toBe('早上,|中午。|晚上');
    expect(cut('他说“好的”就走')).toBe('他说“|好的”|就走');
    expect(cut('一\n二三四五')).toBe('一\n|二三四五');
  });

  it('ends sentences at full stops and line breaks, paragraphs at line breaks', () => {
    const text = '早上，中午。晚上！“明天”\n后天大后天';
    expect(cut(text, 'sentence')).toBe('早上,中午。|晚上!|“明天”\n|后天大后天');
    expect(cut(text, 'paragraph')).toBe('早上,中午。晚上!“明天”\n|后天大后天');
    expect(cut('好。', 'sentence')).toBe('好。');
  });

  it('sees nothing of the text before', () => {
    const rewrites = prepareRewrites({});
    const clauses = (before: string, text: string) => {
      read(before, rewrites);
      const { clause, size } = read(text, rewrites);
      return clause[size - 1];
    };
    expect(clauses('a'.repeat(40), '加 v')).toBe(0);
    expect(clauses('一'.repeat(40), '大家 好 呀 起来 吧啊 朋友 们')).toBe(0);
  });

  it('ends no clause at the space between Latin words', () => {
    expect(cut('buy now好')).toBe('buy now好');
  });

  it('counts from nought and by one', () => {
    const { clause, sentence, paragraph } = normalise('一，二。三\n四五六七');
    expect([...clause]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 3, 3]);
    expect([...sentence]).toEqual([0, 0, 0, 0, 1, 1, 2, 2, 2, 2]);
    expect([...paragraph]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('ends a clause at a gap between words', () => {
    expect(cut('现货 加微信')).toBe('现货|加微信');
    expect(cut('现货❤加微信')).toBe('现货|加微信');
    expect(cut('现货\u200b加微信')).toBe('现货加微信');
    expect(cut('现货 加微信 秒发')).toBe('现货|加微信|秒发');
    expect(cut('好 加微信')).toBe('好|加微信');
    expect(cut('现货 加')).toBe('现货|加');
  });

  it('ends none at the gap behind a line break, nor two at one behind a mark', () => {
    expect(cut('现货大全\n ❤加微信')).toBe('现货大全\n|加微信');
    const { clause } = normalise('❤现货大全\n ❤加微信');
    expect([clause[0], clause.at(-1)]).toEqual([0, 1]);
    const marked = normalise('现货。 加微信').clause;
    expect([marked[0], marked.at(-1)]).toEqual([0, 2]);
  });

  it('reads single characters, numbers and Latin words with gaps as written apart', () => {
    expect(cut('加 微 信')).toBe('加微信');
    expect(cut('加 vx 好')).toBe('加vx好');
    expect(cut('赚 300 元')).toBe('赚300元');
    expect(cut('加 微信号')).toBe('加|微信号');
    expect(cut('好，加 微 信。')).toBe('好,|加微信。');
    expect(cut('加 abcdefghijkl 好')).toBe('加abcdefghijkl好');
    expect(cut('加 abcdefghijklm 好')).toBe('加|abcdefghijklm|好');
    expect(cut('加 v信 好')).toBe('加|v信|好');
    expect(cut('加 a% 好')).toBe('加|a%|好');
  });

  it('reads a text of mostly single characters as written apart throughout', () => {
    expect(cut('大家 好 呀 一 起 来 吧 朋友')).toBe('大家好呀一起来吧朋友');
    expect(cut('大家 好呀 一起 来吧 朋友 们哈 你我')).toBe('大家|好呀|一起|来吧|朋友|们哈|你我');
    // Half of six pieces are single; of five, too few are known.
    expect(cut('大家 好 呀 一 起来 吧啊 朋友')).toBe('大家好呀一起来吧啊朋友');
    expect(cut('大家 好 呀 一起 起来 吧啊 朋友')).toBe('大家|好呀|一起|起来|吧啊|朋友');
    expect(cut('大家 好 呀 一 起 来吧')).toBe('大家|好呀一起|来吧');
    expect(cut('大家 好， 呀。 一！ 起来 吧啊 朋友')).toBe('大家好,|呀。|一!|起来吧啊朋友');
    expect(cut('大家 起来 吧啊 朋友 好 呀 一')).toBe('大家起来吧啊朋友好呀一');
  });
});
