import type { Site } from './types';

/** xiaohongshu.com: cards in feeds and search, the note (page or overlay), its comments; mobile web. */
export const xiaohongshu: Site = {
  id: 'xiaohongshu',
  name: { 'zh-CN': '小红书', en: 'Xiaohongshu' },
  matches: ['*://www.xiaohongshu.com/*', '*://xiaohongshu.com/*'],
  shapes: [
    {
      kind: 'post',
      item: '#noteContainer, .note-view-container',
      title: '#detail-title, .note-content > .title',
      text: ['#detail-desc .note-text', '#detail-desc', '.note-content .desc', '.note-content'],
      author: '.author-wrapper .username, .author-container .name, a.name[href*="/user/profile/"]',
    },
    {
      kind: 'post',
      item: 'section.note-item:not(:has(.query-note-item)), section.reds-note-card',
      text: ['.footer .title', 'a.title', '.title', '.reds-note-title'],
      author: '.author .name, .author-wrapper .name, .reds-note-user .name',
      // Without the token of the cover's link the site answers 404; a bare link stands before it.
      permalink:
        'a.cover[href], a[href*="/search_result/"], :scope:not(:has(a.cover)) a[href*="/explore/"]',
    },
    {
      kind: 'comment',
      item: '.parent-comment > .comment-item, .reply-container .comment-item-sub',
      text: ['.content .note-text', '.content'],
      author: '.author-wrapper .name, .author .name',
    },
  ],
  wallWords: ['登录后查看搜索结果', '安全限制', '页面不见了'],
};
