import { describe, expect, it } from 'vitest';
import { type Language, resolveLanguage, t } from '../../../src/i18n';

const LANGUAGES: Language[] = ['zh-CN', 'zh-TW', 'en'];

/** Every leaf as `path: text`; functions are called with the same arguments everywhere. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(3, 7))]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

describe('the dictionaries', () => {
  it.each(LANGUAGES)('%s has every key, none empty', (language) => {
    const own = leaves(t(language));
    expect(own.map(([path]) => path)).toEqual(leaves(t('zh-CN')).map(([path]) => path));
    expect(own.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(LANGUAGES)('%s passes no verdict on anyone', (language) => {
    const verdicts =
      /违法|違法|骗子|騙子|是传销|是傳銷|诈骗|詐騙|illegal|fraudster|scammer|criminal/i;
    expect(leaves(t(language)).filter(([, text]) => verdicts.test(text))).toEqual([]);
  });

  it('never calls a page safe', () => {
    const safe = /安全|放心|\bsafe\b|trustworthy/i;
    for (const language of LANGUAGES) {
      expect(leaves(t(language)).filter(([, text]) => safe.test(text))).toEqual([]);
    }
  });

  it('has no simplified characters left in zh-TW', () => {
    const simplified = /[们这为说对发经国际实质标营务风险类关闭页读诉帐设网态动单销级规则请让办]/;
    expect(leaves(t('zh-TW')).filter(([, text]) => simplified.test(text))).toEqual([]);
  });
});

describe('resolveLanguage', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh_TW', 'zh-TW'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh-Hans-SG', 'zh-CN'],
    ['en-GB', 'en'],
    ['ja', 'en'],
    ['', 'en'],
  ])('browser %s shows %s', (tag, language) => {
    expect(resolveLanguage('auto', tag)).toBe(language);
  });

  it('lets people choose', () => expect(resolveLanguage('en', 'zh-CN')).toBe('en'));
});
