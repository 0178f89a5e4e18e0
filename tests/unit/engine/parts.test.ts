import { describe, expect, it } from 'vitest';
import { analyse, type Engine, type Verdict } from '../../../src/engine';
import { isLong, joinParts, matchParts, type PartMatch, partsOf } from '../../../src/engine/parts';
import { makeEngine } from '../../support/make-engine';

// Written for the project.
const STORY = '早上去河边走了一圈，柳树发芽了，老人们在打拳，卖豆浆的还没有出摊。'.repeat(12);

const lengths = (text: string) => partsOf(text).map((part) => part.text.length);

describe('partsOf', () => {
  it('leaves short texts whole', () => {
    expect(partsOf('短文。\n'.repeat(20))).toEqual([]);
  });

  it('gives the text back, in parts that are long enough to be heard', () => {
    for (const text of [`${STORY}\n${STORY}\n${STORY}\n尾巴`, STORY.repeat(9), 'x'.repeat(5000)]) {
      const parts = partsOf(text);
      if (parts.length > 0) expect(parts.map((part) => part.text).join('')).toBe(text);
      for (const part of parts) {
        expect(part.text.length).toBeGreaterThanOrEqual(400);
        expect(text.slice(part.offset, part.offset + part.text.length)).toBe(part.text);
      }
    }
  });

  it('cuts at line breaks, as soon as a part is long enough to be heard', () => {
    const line = (length: number) => `${'一'.repeat(length)}\n`;
    expect(lengths(line(400).repeat(3))).toEqual([401, 401, 401]);
    expect(lengths(line(399).repeat(4))).toEqual([800, 800]);
    expect(lengths(line(200).repeat(6))).toEqual([402, 402, 402]);
    expect(lengths(`${line(500)}${line(400)}${line(400)}${'一'.repeat(400)}`)).toEqual([
      501, 401, 401, 400,
    ]);
    expect(lengths(`${line(500)}${line(400)}${'一'.repeat(399)}`)).toEqual([501, 800]);
  });

  it('cuts behind the end of a sentence where there are no line breaks', () => {
    for (const end of '。！？!?') {
      const text = `${'一'.repeat(1200)}${end}${'二'.repeat(600)}`;
      expect(lengths(text)).toEqual([1201, 600]);
      expect(lengths(`${'一'.repeat(1199)}${end}${'二'.repeat(600)}`)).toEqual([]);
    }
    expect(lengths(`${'一'.repeat(1200)}，${'二'.repeat(600)}`)).toEqual([]);
  });

  it('calls a text long from 1200 characters on', () => {
    expect(isLong('一'.repeat(1199))).toBe(false);
    expect(isLong('一'.repeat(1200))).toBe(true);
    const lines = (last: number) => `${'一'.repeat(599)}\n${'二'.repeat(last)}`;
    expect(lengths(lines(599))).toEqual([]);
    expect(lengths(lines(600))).toEqual([600, 600]);
  });
});

describe('matchParts', () => {
  const found = { needsSegmenter: true } as PartMatch['matched'];
  const nothing = { needsSegmenter: false } as PartMatch['matched'];
  const text = `${'一'.repeat(700)}\n${'二'.repeat(700)}`;

  it('hears each part alone, as the same kind of post, and keeps those with something in them', () => {
    const heard: unknown[] = [];
    const match = (post: { text: string }) => {
      heard.push(post);
      return post.text.startsWith('二') ? found : nothing;
    };
    const post = { id: 'x', kind: 'article' as const, text };
    expect(matchParts(match, post, -1.5)).toEqual([{ offset: 701, matched: found }]);
    expect(heard).toEqual([
      { ...post, text: text.slice(0, 701) },
      { ...post, text: text.slice(701) },
    ]);
  });

  it('does not ask the parts of a report', () => {
    expect(matchParts(() => found, { id: 'x', text }, -1.6)).toEqual([]);
  });
});

describe('joinParts', () => {
  const text = '甲乙丙丁戊己庚辛';
  const none: Verdict = { id: 'x', level: 'none', categories: {}, findings: [], role: 'ordinary' };
  const finding = (start: number, end: number, more: object = {}): Verdict['findings'][number] => ({
    ...{
      rule: 'r',
      category: 'pyramid',
      level: 'caution',
      start,
      end,
      text: text.slice(start, end),
    },
    ...more,
  });
  const engine = (...verdicts: Verdict[]): Engine =>
    ({ judge: () => verdicts.shift() ?? none }) as unknown as Engine;
  const part = (offset: number): PartMatch => ({ offset, matched: {} as PartMatch['matched'] });
  const signs = [{ sign: 's', start: 0, end: 1, text: '甲' }];

  it('leaves the verdict on a text without parts alone', () => {
    const whole = { ...none, signs };
    expect(joinParts(engine(), whole, text, [], null, new Set())).toBe(whole);
  });

  it('moves what was found, evidence and all, to its place in the whole', () => {
    const own = finding(0, 2, { evidence: [{ start: 2, end: 3, text: '丙' }] });
    const verdict: Verdict = { ...none, role: 'seller', findings: [own] };
    expect(joinParts(engine(verdict), none, text, [part(4)], null, new Set())).toEqual({
      id: 'x',
      level: 'caution',
      categories: { pyramid: 'caution' },
      role: 'seller',
      findings: [finding(4, 6, { evidence: [{ start: 6, end: 7, text: '庚' }] })],
    });
    const bare = joinParts(
      engine({ ...verdict, findings: [finding(1, 2)] }),
      none,
      text,
      [part(4)],
      null,
      new Set(),
    );
    expect(bare).not.toHaveProperty('signs');
    expect(bare.findings).toEqual([finding(5, 6)]);
  });

  it('keeps what the whole says, its speaker and its good signs', () => {
    const whole: Verdict = { ...none, role: 'recruiter', findings: [finding(0, 1)], signs };
    const verdict: Verdict = { ...none, role: 'seller', findings: [finding(0, 2)] };
    const joined = joinParts(engine(verdict), whole, text, [part(4)], null, new Set());
    expect(joined.role).toBe('recruiter');
    expect(joined.signs).toBe(signs);
    expect(joined.findings).toEqual([finding(0, 1), finding(4, 6)]);
  });
});

describe('a long text', () => {
  it('gives every finding once, whole and parts together', () => {
    const engine = makeEngine({ rules: { it: { any: ['招代理'] } } });
    const text = `${STORY}\n${STORY}\n${STORY}招代理`;
    const { findings } = analyse(engine, { id: 'x', text }, null);
    expect(findings).toMatchObject([{ start: text.length - 3, end: text.length, text: '招代理' }]);
  });
});
