import type { Site } from './types';

const NOT_WORDS = 'a[href*="/user/"], button, time';

/** douyin.com. Its elements are named for tests (`data-e2e`); the words themselves often are not. */
export const douyin: Site = {
  id: 'douyin',
  name: { 'zh-CN': '抖音', en: 'Douyin' },
  matches: ['*://www.douyin.com/*'],
  shapes: [
    {
      kind: 'post',
      // The slider holds its neighbours ready: which one is active changes an attribute only.
      item: '[data-e2e="feed-active-video"], [data-e2e="feed-video"], .video-info-detail',
      text: ['[data-e2e="video-desc"]', 'h1'],
      author: '[data-e2e="feed-video-nickname"], [data-e2e="video-avatar"], a[href*="/user/"]',
      permalink: 'a[href*="/video/"]',
    },
    {
      kind: 'post',
      item: '#search-content-area ul[data-e2e="scroll-list"] > li, .search-result-card, .discover-video-card-item',
      text: ['p, span, div, a'],
      longest: true,
      drop: NOT_WORDS,
      author: 'a[href*="/user/"]',
      permalink: 'a[href*="/video/"]',
    },
    {
      kind: 'post',
      item: '[data-e2e="user-post-list"] [data-e2e="scroll-list"] > li',
      text: ['p, span'],
      longest: true,
      permalink: 'a[href*="/video/"], a[href*="/note/"]',
    },
    {
      kind: 'comment',
      item: '[data-e2e="comment-item"]',
      text: ['p, span, div'],
      longest: true,
      drop: `${NOT_WORDS}, .comment-item-stats-container`,
      author: 'a[href*="/user/"]',
    },
  ],
  wallWords: ['验证码中间页'],
};
