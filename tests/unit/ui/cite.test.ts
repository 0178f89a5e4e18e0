import { describe, expect, it } from 'vitest';
import { cite, numeral } from '../../../src/ui/cite';

describe('cite', () => {
  it.each([
    ['17', '《广告法》第十七条', 'Law, Art. 17'],
    ['10-11', '《广告法》第十条至第十一条', 'Law, Arts. 10–11'],
    ['7,9,12', '《广告法》第七条、第九条、第十二条', 'Law, Arts. 7, 9, 12'],
    ['9(3)', '《广告法》第九条（三）', 'Law, Art. 9(3)'],
    ['224-1', '《广告法》第二百二十四条之一', 'Law, Art. 224-1'],
    ['46,60,81', '《广告法》第四十六条、第六十条、第八十一条', 'Law, Arts. 46, 60, 81'],
    ['-', '《广告法》', 'Law'],
    ['', '《广告法》', 'Law'],
    ['附则', '《广告法》附则', 'Law, 附则'],
  ])('article "%s"', (article, zh, en) => {
    expect(cite('广告法', article, 'zh-CN')).toBe(zh);
    expect(cite('Law', article, 'en')).toBe(en);
  });

  it('does not put brackets around brackets', () => {
    expect(cite('《广告法》', '9', 'zh-CN')).toBe('《广告法》第九条');
  });
});

describe('numeral', () => {
  it.each([
    [0, '零'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [115, '一百一十五'],
    [224, '二百二十四'],
    [1005, '一千零五'],
    [1260, '一千二百六十'],
  ])('%i is %s', (value, text) => expect(numeral(value)).toBe(text));
});
