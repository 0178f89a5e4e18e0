import { describe, expect, it } from 'vitest';
import { Gap, normalise, originalRange, prepareRewrites } from '../../../src/engine/normalise';

const read = (text: string) => normalise(text).text;

describe('characters outside the first plane', () => {
  it('that cannot be seen are nothing', () => {
    const hidden = normalise('加\u{1E944}微');
    expect(hidden.text).toBe('加微');
    expect([...hidden.gaps]).toEqual([Gap.None, Gap.Unseen]);
    expect(originalRange(hidden, 1, 2)).toEqual({ start: 3, end: 4 });
  });

  it('that stand for an ideograph of the first plane are read as that', () => {
    expect(read('美\u{2F800}')).toBe('美丽');
  });

  it('that stand for one outside of it keep its place, as that one does', () => {
    const rare = normalise('代\u{2F803}理');
    expect(rare.size).toBe(3);
    expect(rare.text).toBe(read('代\u{20122}理'));
    expect(originalRange(rare, 1, 2)).toEqual({ start: 1, end: 3 });
  });

  it('are noise if they are emoji, and the gap tells', () => {
    const emoji = normalise('加🔥微');
    expect([...emoji.gaps]).toEqual([Gap.None, Gap.Noise]);
    expect(originalRange(emoji, 0, 2)).toEqual({ start: 0, end: 4 });
  });

  it('cut in half are noise', () => {
    expect(read('加\ud83d微')).toBe('加微');
    expect(read('加\udd25微')).toBe('加微');
  });
});

describe('written forms that are met on the way', () => {
  const readAs = (table: Record<string, string>, text: string) =>
    normalise(text, prepareRewrites(table));

  it('may begin with a drawn letter', () => {
    expect(readAs({ v信: '微信' }, '加ⓥ信').text).toBe('加微信');
    expect(readAs({ 信v: '微信' }, '加信ⓥ').text).toBe('加微信');
    expect(readAs({ v信: '微信' }, '加Ｖ❤信').text).toBe('加微信');
  });

  it('may begin with what another form was read as', () => {
    const table = { Q: '胃', '❤❤': '胃', 胃星: '微信' };
    expect(readAs(table, '加Q星').text).toBe('加微信');
    expect(readAs(table, '加❤❤星').text).toBe('加微信');
    expect(readAs(table, '加Q').text).toBe('加胃');
  });

  it('are the longest of those written with symbols, up to the end of the text', () => {
    const table = { '+': '加', '+v': '加微信', '➕🔥': '加' };
    expect(readAs(table, '来+').text).toBe('来加');
    expect(readAs(table, '来+v').text).toBe('来加微信');
    expect(readAs(table, '来+a').text).toBe('来加a');
    expect(readAs(table, '来➕🔥吧').text).toBe('来加吧');
    expect(readAs(table, '来➕吧').text).toBe('来吧');
  });

  it('of symbols are drawn, so that a warning can tell', () => {
    expect([...readAs({ '+': '加' }, '来+我').gaps]).toEqual([0, Gap.Disguised, 0]);
  });

  it('are folded before they are looked for', () => {
    expect(readAs({ 'WEI 信': '微信' }, '加wei信').text).toBe('加微信');
    expect(readAs({ 國際: '国内' }, '加国际').text).toBe('加国内');
  });
});
