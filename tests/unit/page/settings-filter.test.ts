import { describe, expect, it, vi } from 'vitest';
import type { Finding, RuleLevel } from '../../../src/engine/types';
import { createPageFilter } from '../../../src/page/settings-filter';
import { withAside, withCategory, withRule, withTrusted } from '../../../src/settings/change';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings/schema';

const finding = (rule: string, level: RuleLevel): Finding => ({
  rule,
  category: 'pyramid',
  level,
  start: 0,
  end: 1,
  text: '招',
});
const filter = (settings: Settings) => createPageFilter(settings, 'weibo.com');
const day = '2026-11-22';

describe('createPageFilter', () => {
  it('lets everything through that nobody touched', () => {
    expect(filter(DEFAULT_SETTINGS).levelOf(finding('pyramid/fee', 'warning'))).toBe('warning');
  });

  it('follows the choice for a rule, and the category before it', () => {
    const fee = finding('pyramid/fee', 'warning');
    expect(filter(withRule(DEFAULT_SETTINGS, 'pyramid/fee', 'off')).levelOf(fee)).toBeNull();
    expect(filter(withRule(DEFAULT_SETTINGS, 'pyramid/fee', 'info')).levelOf(fee)).toBe('info');
    expect(filter(withRule(DEFAULT_SETTINGS, 'pyramid/other', 'off')).levelOf(fee)).toBe('warning');
    const off = withRule(withCategory(DEFAULT_SETTINGS, 'pyramid', false), 'pyramid/fee', 'on');
    expect(filter(off).levelOf(fee)).toBeNull();
  });

  it.each([
    [undefined, [false, false, true, true]],
    ['warning', [false, false, false, true]],
    ['never', [false, false, false, false]],
  ] as const)('marks from %s', (markFrom, marked) => {
    const settings = markFrom === undefined ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, markFrom };
    const { isMarked } = filter(settings);
    const levels = ['none', 'info', 'caution', 'warning'] as const;
    expect(levels.map((level) => isMarked(level))).toEqual(marked);
  });

  it('sets texts aside by their key, and authors on their site only', () => {
    const author = vi.fn(() => '小店');
    const fine = withAside(DEFAULT_SETTINGS, { key: 'post:1:a', as: 'fine', host: '', day });
    expect(filter(fine).aside('post:1:a', author)).toBe('fine');
    expect(filter(fine).aside('post:1:b', author)).toBeNull();
    // The page is not asked for authors as long as nobody is trusted.
    expect(author).not.toHaveBeenCalled();

    const here = withTrusted(DEFAULT_SETTINGS, { host: 'weibo.com', author: '小店', day });
    expect(filter(here).aside('post:1:a', author)).toBe('trusted');
    expect(filter(here).aside('post:1:a', () => undefined)).toBeNull();
    expect(createPageFilter(here, 'www.zhihu.com').aside('post:1:a', author)).toBeNull();
  });
});
