import { describe, expect, it } from 'vitest';
import { normalise, originalRange, prepareRewrites } from '../../../src/engine/normalise';

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
});
