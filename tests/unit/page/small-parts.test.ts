import { describe, expect, it, vi } from 'vitest';
import type { Finding, Verdict } from '../../../src/engine/types';
import { createBackground, type Send } from '../../../src/page/ask-background';
import { noticeLine } from '../../../src/page/card';
import { isWall, pageState } from '../../../src/page/page-state';
import { filterVerdict } from '../../../src/page/settings-filter';
import { pickLanguage, wordsIn } from '../../../src/page/words';
import { generic, siteForUrl } from '../../../src/sites';
import { page } from './dom';

const verdict: Verdict = {
  id: 'p1',
  level: 'warning',
  role: 'seller',
  categories: { pyramid: 'warning', 'after-sales': 'caution' },
  findings: [
    { rule: 'a/b', category: 'after-sales', level: 'caution', start: 5, end: 6, text: '退' },
    { rule: 'c/d', category: 'pyramid', level: 'warning', start: 0, end: 1, text: '招' },
  ],
};

describe('filterVerdict', () => {
  it('puts the most serious finding first', () => {
    const all = filterVerdict(verdict, ({ level }) => level);
    expect(all.level).toBe('warning');
    expect(all.findings.map(({ rule }) => rule)).toEqual(['c/d', 'a/b']);
  });

  it('takes the level of what the settings let through', () => {
    const noPyramid = (finding: Finding) => (finding.category === 'pyramid' ? null : finding.level);
    expect(filterVerdict(verdict, noPyramid).level).toBe('caution');
    expect(filterVerdict(verdict, () => null)).toEqual({ level: 'none', findings: [] });
  });
});

describe('the background as the page sees it', () => {
  const post = { id: 'p1', text: '诚招代理' };

  it('asks once more when the worker has died', async () => {
    const send = vi
      .fn<Send>()
      .mockRejectedValueOnce(new Error('port closed'))
      .mockResolvedValue({ verdicts: [], harmless: ['1'], guarded: true });
    await expect(createBackground(send).judge([post])).resolves.toEqual({
      verdicts: [],
      harmless: ['1'],
      guarded: true,
    });
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['nothing', undefined],
    ['another shape', { verdicts: [{ id: 1 }] }],
  ])('refuses %s', async (_, reply) => {
    const send = vi.fn<Send>().mockResolvedValue(reply);
    await expect(createBackground(send).judge([post])).rejects.toThrow();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('does not wait for the count', () => {
    const send = vi.fn<Send>().mockRejectedValue(new Error('gone'));
    expect(() => createBackground(send).count(3)).not.toThrow();
  });
});

describe('what a page says of itself', () => {
  const weibo = siteForUrl('https://weibo.com/');
  const facts = {
    found: 0,
    read: 0,
    busy: false,
    settled: true,
    wall: () => false,
    unknownLayout: false,
  };
  it.each([
    ['still at work', { busy: true, read: 3 }, 'reading'],
    ['posts read', { found: 3, read: 3 }, 'ready'],
    ['not given enough time yet', { settled: false }, 'reading'],
    ['nothing here', {}, 'no-posts'],
    ['a wall', { wall: () => true }, 'unreadable'],
    ['a changed layout', { unknownLayout: true }, 'unreadable'],
    ['posts that nobody judged', { found: 3 }, 'unreadable'],
  ] as const)('%s', (_, change, state) => {
    expect(pageState(weibo, { ...facts, ...change })).toBe(state);
  });

  it('a site without an adapter has no layout that could have changed', () => {
    expect(pageState(generic, { ...facts, unknownLayout: true })).toBe('no-posts');
  });

  it.each([
    ['a login form', '', '<input type="password">', true],
    ['a captcha', '', '<div class="geetest_captcha">', true],
    ['a title that says it', '登录 - 某站', '', true],
    ['the site’s own words', '', '<p>安全限制</p>', true],
    ['words inside a script', '', '<script>var a = "安全限制"</script>', false],
    ['an ordinary page', '首页', '<p>你好</p>', false],
  ])('%s', (_, title, body, wall) => {
    expect(isWall(page(body, title), siteForUrl('https://www.xiaohongshu.com/'))).toBe(wall);
  });
});

describe('words', () => {
  it.each([
    ['auto', 'zh-CN', 'zh-CN'],
    ['auto', 'zh', 'zh-CN'],
    ['auto', 'zh-TW', 'zh-TW'],
    ['auto', 'zh-Hant-HK', 'zh-TW'],
    ['auto', 'de-DE', 'en'],
    ['en', 'zh-CN', 'en'],
  ] as const)('chosen %s, browser %s: %s', (chosen, browser, language) => {
    expect(pickLanguage(chosen, browser)).toBe(language);
  });

  it('speaks of possibility and of checking, never of a person', () => {
    const notice = {
      level: 'warning',
      findings: verdict.findings.slice(1),
      cut: false,
    } as const;
    expect(noticeLine(notice, wordsIn('zh-CN'))).toBe('可能涉及传销风险，建议核实');
    for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
      expect(JSON.stringify(wordsIn(language))).not.toMatch(/骗子|騙子|违法|違法|scammer|illegal/);
    }
  });
});
