import type { Site } from './types';

/** s.weibo.com: server-rendered cards; the full text of a folded post stands hidden in the page. */
export const weiboSearch: Site = {
  id: 'weibo-search',
  name: { 'zh-CN': '微博搜索', en: 'Weibo search' },
  matches: ['*://s.weibo.com/*'],
  shapes: [
    {
      kind: 'post',
      item: '.card-wrap[action-type="feed_list_item"][mid]',
      text: [
        '.content > [node-type="feed_list_content_full"]',
        '.content > [node-type="feed_list_content"]',
        '[node-type="feed_list_content"]',
      ],
      drop: '[action-type="fl_unfold"], [action-type="fl_fold"]',
      author: '[nick-name]',
      authorAttribute: 'nick-name',
      permalink: '.content > .from a[href*="weibo.com/"], .from a[href*="weibo.com/"]',
      quoted: {
        item: '.card-comment',
        text: ['[node-type="feed_list_content_full"]', '[node-type="feed_list_content"]', '.txt'],
        author: '[nick-name], .name',
        permalink: '.from a[href*="weibo.com/"]',
      },
    },
  ],
  wallWords: ['Sina Visitor System'],
};
