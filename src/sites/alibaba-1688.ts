import type { Site } from './types';

/** 1688.com: item page, search, and the server-rendered offer lists. */
export const alibaba1688: Site = {
  id: 'alibaba-1688',
  name: { 'zh-CN': '1688', en: '1688' },
  matches: ['*://detail.1688.com/*', '*://s.1688.com/*', '*://www.1688.com/*'],
  shapes: [
    {
      kind: 'listing',
      item: 'body:has(.od-pc-offer-title, #productTitle, .d-title)',
      title:
        '.od-pc-offer-title .title-text, #productTitle h1, .d-title, [class*="od-pc-offer-title"]',
      text: [
        '.html-description, .de-description-detail, #detailContentContainer',
        '.od-pc-offer-title .title-text, #productTitle h1, .d-title',
      ],
      author: '#shopNavigation a.shop-company-name, .company-name a',
      // The description comes as a component with a root of its own.
      deep: true,
    },
    {
      kind: 'listing',
      item: '.smart_ui_offer',
      text: ['.title_txt'],
      permalink: 'a[href]',
    },
    {
      kind: 'listing',
      item: 'a[href*="detail.1688.com/offer/"]:has([class*="title"]), .offer-card:has(a[href*="/offer/"])',
      text: ['[class*="offer-title"], [class*="title-text"]', '[class*="title"]'],
      author: '[class*="company-name"], [class*="shop-name"]',
      permalink: ':scope[href], a[href*="/offer/"]',
    },
  ],
};
