import { readdirSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { generic, isBuiltIn, SITES, type Site, siteForUrl } from '../../../src/sites';
import { GENERIC_SHAPE } from '../../../src/sites/generic';
import { matchesPattern } from '../../../src/sites/match-pattern';

/** Files that hold no site. */
const OTHERS = ['index', 'types', 'match-pattern', 'generic'];
const FILES = readdirSync(new URL('../../../src/sites/', import.meta.url))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => !OTHERS.includes(name));

/** Every selector of a site, in all its shapes. */
function selectorsOf(site: Site): string[] {
  const values = (shape: object): string[] =>
    Object.entries(shape).flatMap(([key, value]: [string, unknown]) => {
      if (key === 'kind' || key === 'authorAttribute') return [];
      if (typeof value === 'string') return [value];
      if (Array.isArray(value)) return value.map(String);
      return value !== null && typeof value === 'object' ? values(value) : [];
    });
  return [...site.shapes.flatMap(values), ...(site.walls ?? [])];
}

/** A class that the next release of the site will have renamed: `.title--a1B2c3`, `.css-1x2y3z`, `._text_1psp9_14`. */
const HASH_CLASS = [
  /\.[\w-]*--[\w-]{4,}/,
  /\.css-[a-z0-9]{4,}/,
  /\._?[A-Za-z]+_(?=[a-z]*\d)[a-zA-Z0-9]{4,}(?:_\d+)?\b/,
  /\.(?=\w*\d)(?=\w*[A-Z])(?=\w*[a-z])\w{6,}\b/,
  /\[data-v-/,
];
const looksLikeHash = (selector: string) => HASH_CLASS.some((pattern) => pattern.test(selector));

describe('the check for hash classes', () => {
  it.each([
    '.title--sdmLzgb8',
    '.css-1abc2d',
    '._wbtext_1psp9_14',
    '.detail_wbtext_4CRf9',
    '.aB3dE9f',
    '[data-v-588762bb]',
  ])('refuses %s', (selector) => expect(looksLikeHash(selector)).toBe(true));
  it.each([
    '.woo-panel-main',
    '.l_post',
    '[class*="title--"]',
    '.j_th_tit',
    '#js_content',
    '.con1',
    '.WB_text',
    '.row-2.title',
  ])('lets %s through', (selector) => expect(looksLikeHash(selector)).toBe(false));
});

describe('the site files', () => {
  it('are all listed, under the names of their files', () => {
    expect(SITES.map(({ id }) => id).sort()).toEqual(FILES.sort());
  });

  it.each(SITES.map((site) => [site.id, site] as const))('%s keeps the conventions', (id, site) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(site.name['zh-CN']).not.toBe('');
    expect(site.name.en).not.toBe('');
    expect(site.shapes.length).toBeGreaterThan(0);
    expect(site.matches.length).toBeGreaterThan(0);
    for (const pattern of site.matches) {
      expect(pattern).toMatch(/^\*:\/\/[a-z0-9.-]+\/\*$/);
      const url = pattern.replace('*', 'https').replace('*', 'some/page?q=1');
      expect(matchesPattern(pattern, url)).toBe(true);
      expect(siteForUrl(url)).toBe(site);
    }
    for (const shape of site.shapes) expect(shape.text.length).toBeGreaterThan(0);
  });

  it.each(
    [...SITES, generic].flatMap((site) =>
      selectorsOf(site).map((selector) => [site.id, selector] as const),
    ),
  )('%s: %s is a valid selector without a hash', (_, selector) => {
    expect(looksLikeHash(selector)).toBe(false);
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    expect(() => document.body.querySelector(selector)).not.toThrow();
  });

  it('the generic shape reads the found block itself', () => {
    expect(GENERIC_SHAPE.text).toEqual([':scope']);
  });
});

describe('siteForUrl', () => {
  it.each([
    ['https://weibo.com/u/1/home', 'weibo'],
    ['http://www.weibo.com/', 'weibo'],
    ['https://s.weibo.com/weibo?q=x', 'weibo-search'],
    ['https://m.weibo.cn/detail/1', 'weibo-mobile'],
    ['https://weibo.cn/u/1', 'weibo-wap'],
    ['https://passport.weibo.com/visitor', 'generic'],
    ['https://zhuanlan.zhihu.com/p/1', 'zhihu'],
    ['https://detail.tmall.com/item.htm', 'taobao'],
    ['https://weibo.com.evil.example/', 'generic'],
    ['https://example.cn/weibo.com/', 'generic'],
    ['about:blank', 'generic'],
    ['not a url', 'generic'],
  ])('%s: %s', (url, id) => {
    expect(siteForUrl(url).id).toBe(id);
    expect(isBuiltIn(siteForUrl(url))).toBe(id !== 'generic');
  });
});

describe('matchesPattern', () => {
  it.each([
    ['*://*.example.com/*', 'https://a.example.com/x', true],
    ['*://*.example.com/*', 'https://example.com/', true],
    ['*://*.example.com/*', 'https://badexample.com/', false],
    ['https://example.com/a*', 'https://example.com/ab?c=d', true],
    ['https://example.com/a*', 'http://example.com/ab', false],
    ['https://example.com/a*', 'https://example.com/b', false],
    ['*://example.com/*', 'ftp://example.com/', false],
    ['nonsense', 'https://example.com/', false],
  ])('%s takes %s: %s', (pattern, url, takes) => {
    expect(matchesPattern(pattern, url)).toBe(takes);
  });
});
