import { describe, expect, it } from 'vitest';
import { normalise, originalRange, prepareRewrites } from '../../../src/engine/normalise';
import { rules, verdictOf } from '../../support/engine';

const rewrites = prepareRewrites(rules.data.rewrites);
const read = (text: string) => normalise(text, rewrites).text;

describe('disguised words', () => {
  it.each([
    ['招亻弋理', '招代理'],
    ['招⺅ 弋 王里', '招代理'],
    ['诚招ＤＡＩＬＩ', '诚招代理'],
    ['招𝐝𝐚𝐢 𝐥𝐢', '招代理'],
    ['招d理', '招代理'],
    ['招dl', '招代理'],
    ['招dai🔥理', '招代理'],
    ['代代理理', '代理'],
    ['速快肥减', '速快减肥'],
    ['产后jianfei', '产后减肥'],
    ['刷dan兼zhi', '刷单兼职'],
    ['加wei信', '加薇信'],
    ['彳敚言舌', '微言舌'],
    ['网赚xm', '网赚项目'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '减肥减肚子',
    '化肥减量增效',
    '管理代码',
    '女子高中',
    '十月巴黎时装周',
    '亻旁的字',
    'dailies',
    'xm尺码',
    'dl一局',
    '项目录',
    '赚前人没赚过的',
    '全身瘦',
    '一件肥大的衣服',
    '标本兼治',
    '有钱赚',
    '短信微信都行',
  ])('leaves %s as it is', (text) => {
    expect(read(text)).toBe(text);
  });

  it('maps back to what was written', () => {
    const text = '😀招dai❤理啦';
    const normalised = normalise(text, rewrites);
    const { start, end } = originalRange(normalised, 1, 3);
    expect(text.slice(start, end)).toBe('dai❤理');
    expect(normalised.disguises).toBe(1);
  });

  it('takes the whole form where a span cuts it', () => {
    const normalised = normalise('招daili', rewrites);
    expect(originalRange(normalised, 0, 2)).toEqual({ start: 0, end: 6 });
  });
});

describe('characters outside the first plane', () => {
  it('are noise if they are emoji, and in the way if they are ideographs', () => {
    expect(read('代🀄理')).toBe('代理');
    expect(read('代𠮷理')).not.toContain('代理');
  });
});

describe('a finding', () => {
  const tells = (text: string) => verdictOf(text).findings.map(({ evaded }) => evaded === true);

  it.each([
    '面膜招dai理，月入过万，加微信',
    '面膜招代莉，月入过万，加微信',
    '面膜招亻弋理，月入过万，加微信',
    '面膜招代\u200b理，月入过万，加微信',
  ])('in %s says that the writing is disguised', (text) => {
    expect(tells(text)).toContain(true);
  });

  it.each([
    '面膜招代理，月入过万，加微信',
    '面膜招代理，月入過萬，加ＷＥＣＨＡＴ',
    '👍️面膜招代理，月入过万',
  ])('in %s does not', (text) => {
    expect(tells(text)).not.toContain(true);
    expect(tells(text).length).toBeGreaterThan(0);
  });
});
