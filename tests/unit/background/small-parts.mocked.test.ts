import { describe, expect, it, vi } from 'vitest';
import { badgeText } from '../../../src/background/badge';
import { pickTexts } from '../../../src/background/texts';
import { BoundedMap } from '../../../src/bounded-map';
import type { LocalTexts } from '../../../src/rules/local-texts';
import { textHash } from '../../../src/text-hash';

vi.mock('wxt/browser', async () => ({
  browser: (await import('wxt/testing/fake-browser')).fakeBrowser,
}));

describe('BoundedMap', () => {
  it('forgets what was used longest ago', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2]);
  });
});

describe('textHash', () => {
  it('tells texts apart that differ in one character or only in length', () => {
    const texts = ['', '\0', '\0\0', '招代理', '招代里', '代理招', '招代理 '];
    expect(new Set(texts.map(textHash)).size).toBe(texts.length);
  });
});

describe('badgeText', () => {
  it.each([
    [0, ''],
    [-1, ''],
    [7, '7'],
    [99, '99'],
    [100, '99+'],
  ])('%i is "%s"', (flagged, text) => expect(badgeText(flagged)).toBe(text));
});

describe('pickTexts', () => {
  const inLanguage = (word: string): LocalTexts => ({
    version: '1',
    rules: {
      'pyramid/fee': {
        title: word,
        why: word,
        check: word,
        mayBeWrong: word,
        guidance: [],
        lookups: [],
      },
    },
    signs: {},
    guidance: { law: {}, lookups: {} },
  });
  const source = {
    'zh-CN': inLanguage('规则'),
    'zh-TW': inLanguage('規則'),
    en: inLanguage('rule'),
  };

  it('gives the language asked for', () => {
    const title = (language: 'zh-CN' | 'zh-TW' | 'en') =>
      pickTexts(source[language], ['pyramid/fee'], language).texts['pyramid/fee']?.title;
    expect([title('zh-CN'), title('zh-TW'), title('en')]).toEqual(['规则', '規則', 'rule']);
  });

  it('leaves out what is not a rule', () => {
    expect(pickTexts(source.en, ['gone', 'constructor'], 'en').texts).toEqual({});
  });
});
