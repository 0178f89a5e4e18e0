import { describe, expect, it } from 'vitest';
import { Hits } from '../../../src/engine/hits';
import { normalise } from '../../../src/engine/normalise';
import { findSlots, SLOT_KINDS } from '../../../src/engine/slots';

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
});
