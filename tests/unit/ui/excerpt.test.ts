import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/engine/types';
import { excerpt, marksOf, snippet } from '../../../src/ui/excerpt';

function finding(start: number, end: number, level: Finding['level'] = 'caution'): Finding {
  return { rule: 'a/b', category: 'pyramid', level, start, end, text: '' };
}
const whole = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('');

describe('marksOf', () => {
  it('sorts, takes in the evidence and merges overlaps at the higher level', () => {
    const more = { start: 20, end: 22, text: '' };
    const marks = marksOf([
      { ...finding(8, 12, 'info'), evidence: [more] },
      finding(2, 5),
      finding(10, 14, 'warning'),
    ]);
    expect(marks).toEqual([
      { start: 2, end: 5, level: 'caution' },
      { start: 8, end: 14, level: 'warning' },
      { start: 20, end: 22, level: 'info' },
    ]);
  });
});

describe('excerpt', () => {
  it('shows a short text whole, with the evidence marked', () => {
    const text = '🔥招代理，月入过万';
    const pieces = excerpt(text, marksOf([finding(2, 5)]));
    expect(whole(pieces)).toBe(text);
    expect(pieces.find(({ level }) => level === 'caution')?.text).toBe('招代理');
  });

  it('cuts a long text down to what stands around the evidence', () => {
    const text = `${'前'.repeat(500)}招代理${'中'.repeat(500)}拉人头${'后'.repeat(500)}`;
    const pieces = excerpt(text, marksOf([finding(500, 503), finding(1003, 1006)]));
    expect(whole(pieces).length).toBeLessThan(300);
    expect(pieces.filter(({ level }) => level !== null).map(({ text: hit }) => hit)).toEqual([
      '招代理',
      '拉人头',
    ]);
    expect(pieces.filter(({ text: piece }) => piece === '…')).toHaveLength(3);
  });

  it('never cuts a character in two', () => {
    const text = `${'😀'.repeat(300)}招代理${'😀'.repeat(300)}`;
    for (const { text: piece } of excerpt(text, marksOf([finding(600, 603)]))) {
      expect(piece).toBe(Buffer.from(piece).toString());
    }
  });

  it('gives the beginning when there is nothing to mark', () => {
    expect(whole(excerpt('长'.repeat(1000), []))).toHaveLength(261);
  });
});

describe('snippet', () => {
  it('cuts no number in two', () => {
    const text = '这里写了很多别的话，直推一个奖励12500元，下面三级都有提成';
    const start = text.indexOf('下面');
    expect(snippet(text, { start, end: start + 2, level: 'warning' }).before).toBe('…12500元，');
  });

  it('puts the evidence on one line, near its beginning', () => {
    const text = '第一行\n第二行很长很长很长很长很长，招\n代理，联系我';
    const start = text.indexOf('招');
    expect(snippet(text, { start, end: start + 4, level: 'caution' })).toEqual({
      before: '…长很长很长，',
      hit: '招 代理',
      after: '，联系我',
    });
  });
});
