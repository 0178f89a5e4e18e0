import type { Site } from './types';

/** m.weibo.cn. Its cards carry no link of their own unless the text is long ("全文"). */
export const weiboMobile: Site = {
  id: 'weibo-mobile',
  name: { 'zh-CN': '微博（手机版）', en: 'Weibo mobile' },
  matches: ['*://m.weibo.cn/*'],
  shapes: [
    {
      kind: 'post',
      item: '.card.m-panel:has(.weibo-text)',
      text: ['.weibo-og > .weibo-text', '.weibo-og .weibo-text', '.weibo-text'],
      drop: 'a[href^="/status/"]',
      author: '.m-text-cut',
      permalink: '.weibo-og a[href^="/status/"]',
      cut: '.weibo-og > .weibo-text a[href^="/status/"]',
      quoted: { item: '.weibo-rp', text: ['.weibo-text'], author: '.weibo-text a[href^="/n/"]' },
    },
    {
      kind: 'comment',
      item: '.comment-content .card, .lite-page-comment .card',
      text: ['.m-box-col h3', '.reply-text, .text'],
      author: '.m-box-col h4, .m-text-cut',
    },
  ],
  wallWords: ['Sina Visitor System'],
};
