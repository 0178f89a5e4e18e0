import { describe, expect, it } from 'vitest';
import { Gap, normalise, originalRange } from '../../../src/engine/normalise';

const read = (text: string) => normalise(text).text;
const gaps = (text: string) => [...normalise(text).gaps];

describe('text written from top to bottom', () => {
  it.each([
    ['of one or two characters a line', '加\n微信\n号', '加微信号'],
    ['with a number or a word as one of them', '加vx\n信\n300元\n先\n2024', '加vx信300元先2024'],
    ['with spaces in a line', '加 微\n信 号', '加微信号'],
    ['with something invisible in a line', '加\n微\u200b\u200b\u200b信', '加微信'],
    ['with noise in a line', '加❤\n微❤', '加微'],
    ['with a line of noise', '加\n❤\n微', '加微'],
    ['that begins with a line of noise', '❤\n加\n微', '加微'],
    ['of rare characters', '加\n𠀀𠀀', `加${read('𠀀𠀀')}`],
    ['with a word of eleven letters', '加\nabcdefghijk\n微', '加abcdefghijk微'],
    ['that ends with a word of twelve letters', '加\nabcdefghijkl', '加abcdefghijkl'],
    ['that begins with a word of twelve letters', 'abcdefghijkl\n微', 'abcdefghijkl微'],
  ])('%s is read as one line', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['lines of three characters', '加\n微信号', '加\n微信号'],
    ['a line with full-width letters', '加\nＶ信号', '加\nv信号'],
    ['what follows a line that ends with noise', '今天天气❤\n加', '今天天气\n加'],
    ['lines behind one of three characters', '加微信\n号', '加微信\n号'],
    ['a line of three words and numbers', '加\na1b', '加\na1b'],
    ['a line behind three words and numbers', 'a1b\n加', 'a1b\n加'],
    ['a line of three rare characters', '加\n𠀀𠀀𠀀', `加\n${read('𠀀𠀀𠀀')}`],
    ['empty lines', '加\n\n微', '加\n\n微'],
    ['lines of spaces', '加\n  \n微', '加\n\n微'],
    ['the end of the text', '加\n', '加\n'],
    ['the beginning of the text', '\n加', '\n加'],
    ['a word of thirteen letters', '加\nabcdefghijklm', '加\nabcdefghijklm'],
    ['what follows a word of thirteen letters', 'abcdefghijklm\n微', 'abcdefghijklm\n微'],
    ['a line that is long by its spaces', '加\n微           信', '加\n微信'],
  ])('not so: %s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is told apart line by line', () => {
    expect(read('今天天气\n加\n微\n信\n今天天气')).toBe('今天天气\n加微信\n今天天气');
    expect(read('今天天气\n❤\n加')).toBe('今天天气\n加');
  });

  it('keeps words and numbers of two lines apart', () => {
    expect(read('buy\nnow')).toBe('buy now');
    expect(read('5\n10')).toBe('5 10');
    expect(read('5\n元')).toBe('5元');
    expect(originalRange(normalise('5\n\r10'), 0, 3)).toEqual({ start: 0, end: 3 });
  });

  it('has noise where a line ended', () => {
    expect(gaps('加\n微')).toEqual([Gap.None, Gap.Noise]);
    expect(gaps('加微信号\n微')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(gaps('加微信号 \n微')).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('a gap between words or numbers', () => {
  it('is read as the first thing that stands in it, and leads back to all of it', () => {
    for (const [text, expected] of [
      ['buy   now', 'buy now'],
      ['5 - 10', '5 10'],
      ['5-❤10', '5-10'],
      ['v ❤ 5', 'v 5'],
    ] as const) {
      const normalised = normalise(text);
      expect(normalised.text).toBe(expected);
      const at = expected.search(/[ -]/);
      const { start, end } = originalRange(normalised, at, at + 1);
      expect(text.slice(start, end)).toBe(text.replace(/^\w+|\w+$/g, ''));
      expect([...normalised.gaps]).not.toContain(Gap.Noise);
    }
  });

  it('is none where a line or a Chinese word ends', () => {
    expect(read('加微信号\n ❤5')).toBe('加微信号\n5');
    expect(read('信 5 元 a')).toBe('信5元a');
    expect(read('ⓥ 5')).toBe('v 5');
    expect(read('ⓥ 信 ⑤')).toBe('v信5');
  });
});
