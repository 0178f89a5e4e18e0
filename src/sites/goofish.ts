import type { Site } from './types';

/** goofish.com (闲鱼). CSS-module classes: only the part before `--` lasts. */
export const goofish: Site = {
  id: 'goofish',
  name: { 'zh-CN': '闲鱼', en: 'Goofish' },
  matches: ['*://www.goofish.com/*', '*://goofish.com/*'],
  shapes: [
    {
      kind: 'listing',
      item: '[class*="item-main-info--"]',
      // A div with the same prefix before the description is the freight notice: only spans count.
      text: ['span[class*="desc--"]', '[class*="main--"]'],
      author: '[class*="item-user-info-nick--"], a[href*="/personal?userId="]',
    },
    {
      kind: 'listing',
      item: 'a[class*="feeds-item-wrap--"], a[href*="/item?id="]:has([class*="main-title--"])',
      text: ['[class*="row1-wrap-title--"]', '[class*="main-title--"]'],
      permalink: ':scope[href]',
    },
  ],
};
