import type { Site } from './types';

/** toutiao.com: articles, micro-posts and videos in feeds and profiles; the article page. */
export const toutiao: Site = {
  id: 'toutiao',
  name: { 'zh-CN': '今日头条', en: 'Toutiao' },
  matches: ['*://www.toutiao.com/*'],
  shapes: [
    {
      kind: 'post',
      item: '.feed-card-wrapper, .profile-large-video-card-wrapper',
      text: ['.content', 'a.title', 'a[href*="/w/"]'],
      author: '.feed-card-footer-cmp-author, a[href*="/c/user/"]',
      permalink: 'a[href*="/w/"], a.title',
    },
    {
      kind: 'article',
      item: '.article-content:has(article), .wtt-content:has(article), .main:has(> article)',
      title: 'h1',
      text: ['article'],
      author: '.article-meta .name, .article-meta a[href*="/c/user/"], a[href*="/c/user/"]',
    },
  ],
};
