import type { Site } from './types';

/** weibo.com: the Vue feed since 2020 (v7), and the server-rendered one before it. */
export const weibo: Site = {
  id: 'weibo',
  name: { 'zh-CN': '微博', en: 'Weibo' },
  matches: ['*://weibo.com/*', '*://www.weibo.com/*'],
  shapes: [
    {
      kind: 'post',
      item: 'article.woo-panel-main',
      text: [
        '.wbpro-feed-ogText',
        '[class*="detail_wbtext_"]',
        '[class^="_wbtext_"], [class*=" _wbtext_"]',
      ],
      drop: '.expand, .collapse, button',
      author: 'header a[usercard], header a[href*="/u/"]',
      permalink:
        'header a[href][title]:not([usercard]), header a[href*="weibo.com/"]:not([href*="/u/"])',
      cut: '.wbpro-feed-ogText .expand',
      quoted: {
        item: '.retweet, [class*="retweet"]:has(.wbpro-feed-reText)',
        text: ['.wbpro-feed-reText', '[class*="detail_wbtext_"]', '[class*="_wbtext_"]'],
        author: 'a[usercard], a[href*="/u/"]',
        permalink: 'a[href][title]:not([usercard])',
      },
    },
    {
      kind: 'comment',
      // A row "共 N 条回复" has no author link and is left out by :has.
      item: '.wbpro-list .con1:has(> .text > a), .wbpro-list .con2:has(> .text > a), .wbpro-layer .wbpro-scroller-item > .item2 .con2:has(> .text > a)',
      text: ['.text'],
      // The first link is the author; later ones are mentions and belong to the words.
      drop: '.text > a:first-of-type, button',
      author: '.text > a:first-of-type',
    },
    {
      kind: 'post',
      item: '[action-type="feed_list_item"][mid]',
      text: [
        '[node-type="feed_list_content_full"]',
        '.WB_detail > [node-type="feed_list_content"]',
        '[node-type="feed_list_content"]',
        '.WB_detail > .WB_text',
      ],
      drop: '[action-type="fl_unfold"], [action-type="fl_fold"]',
      author: '.WB_detail > .WB_info [nick-name], .WB_info a[usercard]',
      authorAttribute: 'nick-name',
      permalink:
        '.WB_detail > .WB_func .WB_time, .WB_detail > .WB_from [node-type="feed_list_item_date"], [node-type="feed_list_item_date"]',
      cut: '[node-type="feed_list_content"] [action-type="fl_unfold"]',
      quoted: {
        item: '.WB_media_expand:has([node-type="feed_list_forwardContent"])',
        text: ['[node-type="feed_list_reason"]'],
        author: '[node-type="feed_list_originNick"]',
        permalink: '.WB_time, [node-type="feed_list_item_date"]',
      },
    },
    {
      kind: 'comment',
      item: '.list_li[comment_id]',
      text: ['.list_con > .WB_text', '.WB_text'],
      drop: '.WB_text > a[usercard]:first-of-type',
      author: '.WB_text > a[usercard]',
    },
  ],
  walls: ['.LoginCard'],
  wallWords: ['Sina Visitor System'],
};
