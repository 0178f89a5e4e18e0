import { describe, expect, it } from 'vitest';
import { Hits } from '../../../src/engine/hits';
import { normalise } from '../../../src/engine/normalise';
import { SLOT_KINDS } from '../../../src/engine/slot-units';
import { findSlots } from '../../../src/engine/slots';

function slots(text: string): string[] {
  const { text: dense, units, size } = normalise(text);
  const found = new Hits();
  findSlots(units, size, found);
  return Array.from({ length: found.size }, (_, row) => {
    const kind = SLOT_KINDS[found.terms[row] ?? 0];
    return `${kind}:${dense.slice(found.starts[row], found.ends[row])}`;
  });
}

describe('findSlots', () => {
  it.each([
    ['日赚300元', 'money:300元'],
    ['只要￥68', 'money:¥68'],
    ['月入2w', 'money:2w'],
    ['五百多块', 'money:五百多块'],
    ['月入5万', 'money:5万'],
    ['提成30%', 'percent:30%'],
    ['抽8个点', 'percent:8个点'],
    ['三天见效', 'duration:三天'],
    ['两个疗程', 'duration:两个疗程'],
    ['3-7 天', 'duration:3-7天'],
    ['拉五个人', 'people:五个人'],
    ['团队十三级', 'level:十三级'],
    ['瘦10斤', 'weight:10斤'],
    ['日入xx元', 'money:xx元'],
    ['88一罐', 'times:一罐'],
    ['月入3万', 'money:3万'],
  ])('finds in %s %s', (text, expected) => {
    expect(slots(text)).toContain(expected);
  });

  it.each([
    ['5kind words', 'money'],
    ['xbox元素', 'money'],
    ['maxx元', 'money'],
  ])('finds in %s no %s', (text, kind) => {
    expect(slots(text).some((slot) => slot.startsWith(`${kind}:`))).toBe(false);
  });

  it.each([
    ['300元', ['num:300', 'money:300元']],
    ['￥68起', ['money:¥68', 'num:68']],
    ['68￥', ['num:68']],
    ['5万', ['num:5万', 'money:5万']],
    ['万', ['num:万']],
    ['3万元', ['num:3万', 'money:3万', 'money:3万元']],
    ['8个点', ['num:8', 'people:8个', 'percent:8个点']],
    ['3个月', ['num:3', 'people:3个', 'duration:3个月']],
    ['100多元', ['num:100', 'money:100多元']],
    ['100多', ['num:100']],
    ['十来天', ['num:十', 'duration:十来天']],
    ['3', ['num:3']],
    ['你好', []],
  ])('gives all that %s can be, by rising end', (text, expected) => {
    expect(slots(text)).toEqual(expected);
  });

  it('joins numbers by points, dashes and the like, and only between numbers', () => {
    expect(slots('3.5元')).toContain('money:3.5元');
    expect(slots('3到五天')).toContain('duration:3到五天');
    expect(slots('三至5天')).toContain('duration:三至5天');
    expect(slots('1,000元')).toContain('money:1,000元');
    expect(slots('3~')).toEqual(['num:3']);
    expect(slots('3到天')).toEqual(['num:3']);
    expect(slots('~3天')).toContain('duration:3天');
    expect(slots('3至至4天')).toEqual(['num:3', 'num:4', 'duration:4天']);
  });

  it('keeps digits and written numbers apart, but for scales and masks', () => {
    expect(slots('88一罐')).toEqual(['num:88', 'num:一', 'times:一罐']);
    expect(slots('一8天')).toEqual(['num:一', 'num:8', 'duration:8天']);
    expect(slots('5千3')).toEqual(['num:5千3']);
    expect(slots('5千三')).toContain('num:5千');
    expect(slots('几百元')).toContain('money:几百元');
  });

  it('reads masked numbers', () => {
    expect(slots('xx元')).toContain('money:xx元');
    expect(slots('日入xxx')).toEqual(['num:xxx']);
    expect(slots('xxxxxxx元')).not.toContain('money:xxxxxxx元');
    expect(slots('digit元')).toEqual(['num:digit', 'money:digit元']);
    expect(slots('digi元')).toEqual([]);
    expect(slots('d元')).toEqual([]);
    expect(slots('ax元')).toEqual([]);
    expect(slots('xa元')).toEqual([]);
    expect(slots('5x元')).toContain('money:x元');
  });

  it('reads no number of more than 24 characters', () => {
    expect(slots(`${'1'.repeat(24)}元`)).toContain(`money:${'1'.repeat(24)}元`);
    expect(slots(`${'1'.repeat(25)}元`)).toEqual([`num:${'1'.repeat(24)}`, 'num:1', 'money:1元']);
  });

  it('asks Latin units to end where the word ends', () => {
    expect(slots('5k')).toContain('money:5k');
    expect(slots('5k元')).toContain('money:5k');
    expect(slots('5kg')).toEqual(['num:5', 'weight:5kg']);
    expect(slots('5kgs')).toEqual(['num:5']);
    expect(slots('3u')).toContain('money:3u');
    expect(slots('3users')).toEqual(['num:3']);
  });

  it('takes the longest unit of a kind', () => {
    expect(slots('3晚上')).toEqual(['num:3', 'duration:3晚上']);
    expect(slots('3个百分点')).toEqual(['num:3', 'people:3个', 'num:百', 'percent:3个百分点']);
    expect(slots('3个百分')).toEqual(['num:3', 'people:3个', 'num:百']);
  });

  it('forgets the text before', () => {
    const found = new Hits();
    for (const text of ['3元', '你好']) {
      const { units, size } = normalise(text);
      findSlots(units, size, found);
    }
    expect(found.size).toBe(0);
  });
});
