import { describe, expect, it } from 'vitest';
import {
  foldTerm,
  Gap,
  normalise,
  originalRange,
  prepareRewrites,
} from '../../../src/engine/normalise';

const read = (text: string) => normalise(text).text;

describe('normalise', () => {
  it.each([
    ['ＶＸ １２３', 'vx 123'],
    ['國家級', '国家级'],
    ['ⓥⓧ𝐯𝐱🅥🆅', 'vxvxvv'],
    ['₃⁷②⓸❺', '37245'],
    ['三⃣天⃣见⃣效', '三天见效'],
    ['加\u200b微\u200d信\ufe0f', '加微信'],
    ['⼈⼭', '人山'],
    ['著名', '著名'],
    ['什么', '什么'],
    ['裡麵', '里面'],
    ['㎏', 'kg'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['加 微 信', '加微信'],
    ['加*微*信', '加微信'],
    ['加❤微👨‍👩‍👧信', '加微信'],
    ['日赚 300 元', '日赚300元'],
    ['招.代/理', '招代理'],
  ])('leaves the noise in %s out', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('keeps gaps between numbers and Latin words', () => {
    expect(read('5-10天 buy now')).toBe('5-10天buy now');
  });

  it('keeps sentences apart', () => {
    expect(read('今日。赚到了')).toBe('今日。赚到了');
    const { sentence } = normalise('今日。赚');
    expect(sentence[1]).not.toBe(sentence[3]);
  });

  it('joins vertical text, and only that', () => {
    expect(read('加\n微\n信')).toBe('加微信');
    expect(read('第一行文字\n第二行文字')).toBe('第一行文字\n第二行文字');
  });

  it('reads split characters by the table', () => {
    const rewrites = prepareRewrites({ 亻弋: '代' });
    const normalised = normalise('😀招亻弋理', rewrites);
    expect(normalised.text).toBe('招代理');
    expect(originalRange(normalised, 0, 3)).toEqual({ start: 2, end: 6 });
  });

  it('maps back behind emoji', () => {
    const text = '😀😀國 家*級👍';
    const normalised = normalise(text);
    const { start, end } = originalRange(normalised, 0, 3);
    expect(text.slice(start, end)).toBe('國 家*級');
  });

  it('survives lone surrogates and nothing', () => {
    expect(read('')).toBe('');
    expect(read('\ud83d微信\udc00')).toContain('微信');
  });

  it('says of each gap what stood there', () => {
    const gaps = (text: string) => [...normalise(text).gaps];
    expect(gaps('加微')).toEqual([Gap.None, Gap.None]);
    expect(gaps('加 微')).toEqual([Gap.None, Gap.Space]);
    expect(gaps('加 * 微')).toEqual([Gap.None, Gap.Noise]);
    expect(gaps('加\u200b微')).toEqual([Gap.None, Gap.Unseen]);
    expect(gaps('加\u200b 微')).toEqual([Gap.None, Gap.Space]);
    expect(gaps('加 \u200b微')).toEqual([Gap.None, Gap.Space]);
    expect(gaps('ⓥ信')).toEqual([Gap.Disguised, Gap.None]);
    expect(gaps('Ｖ信')).toEqual([Gap.None, Gap.None]);
  });

  it('maps ranges at the edges, and those that are not there to the end', () => {
    const normalised = normalise('😀加 微😀');
    expect(originalRange(normalised, 0, 2)).toEqual({ start: 2, end: 5 });
    expect(originalRange(normalised, 1, 2)).toEqual({ start: 4, end: 5 });
    expect(originalRange(normalised, 2, 3)).toEqual({ start: 7, end: 7 });
    expect(originalRange(normalised, 0, 0)).toEqual({ start: 2, end: 7 });
    expect(originalRange(normalise(''), 0, 0)).toEqual({ start: 0, end: 0 });
  });

  it('reads one character that stands for several, whole', () => {
    const normalised = normalise('5㎏');
    expect(normalised.text).toBe('5kg');
    expect(originalRange(normalised, 2, 3)).toEqual({ start: 1, end: 2 });
  });

  it('keeps the place of characters outside the first plane', () => {
    const rare = normalise('加𠀀微');
    expect(rare.text).toHaveLength(3);
    expect(originalRange(rare, 1, 2)).toEqual({ start: 1, end: 3 });
    expect(read('加😀微')).toBe('加微');
  });
});

describe('written forms', () => {
  const readAs = (table: Record<string, string>, text: string) =>
    normalise(text, prepareRewrites(table));

  it('are read by the longest one that stands there, as they are or folded', () => {
    const table = { Q心: '微信', V: '微', 胃星: '微信', '❤': '心', '❤❤': '甜心' };
    expect(readAs(table, '加q心吧').text).toBe('加微信吧');
    expect(readAs(table, '加V吧').text).toBe('加微吧');
    expect(readAs(table, '加❤吧').text).toBe('加心吧');
    expect(readAs(table, '加❤❤❤').text).toBe('加甜心心');
    expect(readAs(table, '加胃 星吧').text).toBe('加微信吧');
    expect(readAs(table, '加胃').text).toBe('加胃');
  });

  it('count as disguises, and keep the way back', () => {
    const normalised = readAs({ 胃星: '微信', '❤': '心' }, '加胃 星号❤');
    expect(normalised.text).toBe('加微信号心');
    expect(normalised.disguises).toBe(1);
    expect(originalRange(normalised, 1, 3)).toEqual({ start: 1, end: 4 });
    expect([...normalised.gaps]).toEqual([0, Gap.Disguised, Gap.Disguised, 0, Gap.Disguised]);
    expect(normalise('加微信').disguises).toBe(0);
  });

  it('that stand for themselves are left, and nothing in them is read otherwise', () => {
    const table = { 胃星: '微信', 胃星球: '胃星球' };
    expect(readAs(table, '胃星').text).toBe('微信');
    const kept = readAs(table, '胃星球胃星');
    expect(kept.text).toBe('胃星球微信');
    expect(kept.disguises).toBe(1);
  });

  it('of Latin letters are whole words', () => {
    const table = { daili: '代理', 'wei xin': '微信' };
    expect(readAs(table, '招daili吧').text).toBe('招代理吧');
    expect(readAs(table, 'DAILI').text).toBe('代理');
    expect(readAs(table, 'xdaili').text).toBe('xdaili');
    expect(readAs(table, 'dailix').text).toBe('dailix');
    expect(readAs(table, '加wei❤xin').text).toBe('加微信');
  });

  it('that are shorter than what they stand for are read as they are written', () => {
    const table = { Q: '扣扣', '+v': '加微信' };
    expect(readAs(table, '我Q你').text).toBe('我扣扣你');
    const plus = readAs(table, '来+v吧');
    expect(plus.text).toBe('来加微信吧');
    expect(originalRange(plus, 1, 4)).toEqual({ start: 1, end: 3 });
  });

  it('are looked for in one text after the other', () => {
    const rewrites = prepareRewrites({ 胃星: '微信' });
    expect(normalise('胃星胃星', rewrites).text).toBe('微信微信');
    expect(normalise('天气', rewrites).text).toBe('天气');
    expect(normalise('胃', rewrites).text).toBe('胃');
  });
});

describe('foldTerm', () => {
  it('reads a term as a text would be read', () => {
    expect(foldTerm('加 ＶＸ❤')).toBe('加vx');
    expect(foldTerm('❤')).toBe('');
  });
});
