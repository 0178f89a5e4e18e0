import { describe, expect, it } from 'vitest';
import { t } from '../../../src/i18n';
import type { ReportedPost } from '../../../src/messages/from-page';
import { complaintDraft, evidenceText, timeOf } from '../../../src/ui/evidence';
import { packagedTexts } from '../../support/rule-texts';

const zhCN = packagedTexts('zh-CN');
const text = '交2980元就能成为合伙人，直推一个奖励500元';
const post: ReportedPost = {
  id: 'p1',
  text,
  author: '美业合伙人阿琳',
  kind: 'post',
  cut: false,
  level: 'warning',
  findings: [
    {
      rule: 'pyramid/entry-fee',
      category: 'pyramid',
      level: 'warning',
      start: 0,
      end: 13,
      text: text.slice(0, 13),
      evidence: [{ start: 14, end: 23, text: text.slice(14, 23) }],
    },
  ],
};
const seen = {
  now: new Date('2026-11-22T07:04:00Z'),
  site: '微博',
  address: 'https://weibo.com/u/1',
};
const chinese = { words: t('zh-CN'), language: 'zh-CN', texts: zhCN } as const;

describe('what is copied', () => {
  it.each([
    ['the evidence', evidenceText(post, seen, chinese)],
    ['the draft', complaintDraft(post, seen, chinese)],
  ])('%s holds time, address, quotation, rule and law, and no verdict', (_, copied) => {
    expect(copied).toContain(timeOf(seen.now));
    expect(copied).toContain('网页地址：https://weibo.com/u/1');
    expect(copied).toContain('【交2980元就能成为合伙人】，【直推一个奖励500】元');
    expect(copied).toContain(`pyramid/entry-fee, ${zhCN.version}`);
    expect(copied).toMatch(/参考法条：《[^》]+》第[一二三四五六七八九十百]+条/);
    expect(copied).not.toMatch(/骗子|诈骗|违法|是传销|涉嫌/);
  });

  it("names the post's own address where there is one", () => {
    const own = { ...post, url: 'https://weibo.com/1/abc' };
    expect(evidenceText(own, seen, chinese)).toContain('网页地址：https://weibo.com/1/abc');
  });

  it('cuts a very long text down to what stands around the evidence', () => {
    const before = '很'.repeat(2_000);
    const long = {
      ...post,
      text: before + text + before,
      findings: post.findings.map((finding) => ({
        ...finding,
        start: finding.start + 2_000,
        end: finding.end + 2_000,
        evidence: [],
      })),
    };
    const copied = evidenceText(long, seen, chinese);
    expect(copied).toContain('【交2980元就能成为合伙人】');
    expect(copied.length).toBeLessThan(1_500);
  });

  it('says the time with its zone', () => {
    expect(timeOf(seen.now)).toMatch(/^2026-11-2\d \d\d:\d\d \(UTC[+-]\d\d:\d\d\)$/);
  });
});
