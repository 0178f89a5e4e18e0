import type { Site } from './types';

/** taobao.com and tmall.com: item page and search, two generations each. */
export const taobao: Site = {
  id: 'taobao',
  name: { 'zh-CN': '淘宝、天猫', en: 'Taobao and Tmall' },
  matches: [
    '*://item.taobao.com/*',
    '*://s.taobao.com/*',
    '*://detail.tmall.com/*',
    '*://list.tmall.com/*',
  ],
  shapes: [
    {
      kind: 'listing',
      item: '#page-content-area:has([class*="mainTitle--"]), #ice-container:has([class*="mainTitle--"])',
      title: '[class*="mainTitle--"]',
      text: [
        '.paramsInfoArea, [class*="paramsInfoArea"], #imageTextInfo-content',
        '[class*="mainTitle--"]',
      ],
      drop: '[class*="tabDetailItemTitle--"]',
      author: '[class*="shopName--"]',
    },
    {
      kind: 'comment',
      item: '[class*="Comments--"] [class*="Comment--"]',
      text: ['[class*="content--"]'],
      author: '[class*="userName--"]',
    },
    {
      kind: 'listing',
      item: '#detail:has(.tb-main-title), #J_DetailMeta',
      title: '.tb-main-title, .tb-detail-hd h1',
      text: ['.tb-subtitle, .tb-detail-hd p, #attributes', '.tb-main-title'],
      author: '.tb-shop-name a, .slogo-shopname',
    },
    {
      kind: 'listing',
      item: '[class*="doubleCard--"]',
      text: ['[class*="title--"]'],
      author: '[class*="shopName--"]',
      permalink: ':scope[href], a[href]',
    },
    {
      kind: 'listing',
      item: '#mainsrp-itemlist .item, .m-itemlist .items > .item',
      text: ['.row-2.title', '.title'],
      author: '.shopname',
      permalink: '.row-2.title a[href]',
    },
  ],
};
