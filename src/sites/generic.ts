import type { PageSite, PostShape, Site } from './types';

/**
 * Any page on a site of its own: no selectors, the posts are found from the structure
 * (page/generic-posts.ts). Runs only where the reader has switched it on.
 */
export const generic: Site = {
  id: 'generic',
  name: { 'zh-CN': '其他网站', en: 'Other sites' },
  matches: [],
  shapes: [],
};

/** True for a page that has an adapter of its own, so that it is read without being switched on. */
export function isBuiltIn(site: PageSite): boolean {
  return site.id !== generic.id;
}

/** How a found block is read: everything in it but navigation and controls. */
export const GENERIC_SHAPE: PostShape = {
  kind: 'post',
  item: ':scope',
  text: [':scope'],
  drop: [
    'nav, footer, aside, button, select, dialog, menu',
    '[role="navigation"], [role="menu"], [role="toolbar"], [role="dialog"]',
    '[style*="display:none"], [style*="display: none"]',
  ].join(', '),
  permalink:
    'a[rel="bookmark"], h1 a[href], h2 a[href], h3 a[href], time a[href], a[href]:has(> time)',
};
