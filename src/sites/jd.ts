import type { Site } from './types';

/** jd.com: search and item page. */
export const jd: Site = {
  id: 'jd',
  name: { 'zh-CN': '京东', en: 'JD' },
  matches: ['*://search.jd.com/*', '*://item.jd.com/*'],
  shapes: [
    {
      kind: 'listing',
      item: 'li.gl-item[data-sku], .gl-item',
      text: ['.p-name em, .p-name .promo-words', '.p-name'],
      author: '.p-shop a',
      permalink: '.p-name a[href], .p-img a[href]',
    },
    {
      kind: 'listing',
      item: 'div[data-sku]:has([class*="goods_title"], [class*="title_container"], [class*="_text_"])',
      text: ['[class*="goods_title"]', '[class*="title_container"]', '[class*="_text_"]'],
      author: '[class*="shopName"], [class*="shop_"] a',
      permalink: 'a[href*="item.jd.com"]',
    },
    {
      kind: 'listing',
      item: '.product-intro, #root:has(.product-title)',
      title: '.sku-name, .sku-title, .product-title',
      text: ['#p-ad, .p-parameter, #SPXQ-title', '.sku-name, .sku-title, .product-title'],
      author: '.shopName a, .J-hove-wrap .name a',
    },
    {
      kind: 'comment',
      item: '.comment-item',
      text: ['.comment-con'],
      author: '.user-info',
    },
  ],
};
