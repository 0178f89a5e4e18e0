import { cut } from 'jieba-wasm/node';
import { describe, expect, it } from 'vitest';
import { createJiebaSegmenter } from '../../../src/engine/jieba';

const segmenter = createJiebaSegmenter(cut);

function words(text: string): string[] {
  const starts = [...segmenter.boundaries(text)];
  return starts.slice(1).map((end, index) => text.slice(starts[index], end));
}

describe('the jieba segmenter', () => {
  it('finds words', () => {
    expect(words('现代理念很重要')).toContain('现代');
    expect(words('招代理')).toEqual(['招', '代理']);
    expect(words('拉人头')).toEqual(['拉', '人头']);
  });

  it('invents no words that are in no dictionary', () => {
    expect(words('招级代')).toEqual(['招', '级', '代']);
  });

  it('counts UTF-16 units, so emoji in front move nothing', () => {
    const plain = words('现代理念');
    expect(words('🔥🔥现代理念').slice(-plain.length)).toEqual(plain);
    expect(words('👨‍👩‍👧❤️现代理念').slice(-plain.length)).toEqual(plain);
    expect([...segmenter.boundaries('🔥代理')]).toEqual([0, 2, 4]);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\u3000 '],
    ['a lone surrogate', '代理\ud83d代理'],
    ['a zero character', '代\u0000理'],
    ['zero-width characters', '代\u200b理\ufeff商'],
    ['rare characters', '𠮷野家𫝀'],
    ['a mixture', 'VX：abc123，月入10000+！！\r\n加我❤'],
  ])('covers %s from 0 to the end, in order', (_, text) => {
    const starts = [...segmenter.boundaries(text)];
    expect(starts[0]).toBe(0);
    expect(starts.at(-1)).toBe(text.length);
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
  });

  it('lets every hit pass when the words do not add up to the text', () => {
    const odd = createJiebaSegmenter(() => ['ab']);
    expect([...odd.boundaries('abc')]).toEqual([0, 1, 2, 3]);
  });
});
