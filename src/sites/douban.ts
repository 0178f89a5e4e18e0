import type { Site } from './types';

/** douban.com: statuses (a reshared one is an item of its own), group topics, short comments, reviews, notes. */
export const douban: Site = {
  id: 'douban',
  name: { 'zh-CN': '豆瓣', en: 'Douban' },
  matches: [
    '*://www.douban.com/*',
    '*://movie.douban.com/*',
    '*://book.douban.com/*',
    '*://music.douban.com/*',
    '*://m.douban.com/*',
  ],
  shapes: [
    {
      kind: 'post',
      item: '.status-item[data-sid]',
      text: ['.status-saying', '.hd .text > blockquote', 'blockquote', '.bd > p.text', '.bd p'],
      drop: '.actions, .pics-wrapper, .others',
      author: '.lnk-people, .bd > p.text > a:first-of-type',
      permalink: '.created_at a',
    },
    {
      kind: 'post',
      item: '#topic-content, .article:has(> #link-report .topic-richtext)',
      title: '.article h1, h1',
      text: ['.topic-richtext', '#link-report .topic-content', '.topic-content'],
      author: '.topic-doc .from a, .user-face a',
    },
    {
      kind: 'post',
      item: '.note-container, .note-article',
      title: 'h1, .note-header h1',
      text: ['#link-report .note', '.note'],
      author: '.note-author',
    },
    {
      kind: 'post',
      item: '.review-item, .main.review-item, .review-list > [data-cid]',
      title: '.main-bd h2, h2',
      text: ['.review-content', '.short-content', '.review-short'],
      drop: '.unfold, .fold, .toggle_review',
      author: '.name, [property="v:reviewer"]',
      permalink: 'h2 a[href*="/review/"]',
      cut: '.short-content .unfold, .review-short .unfold',
    },
    {
      kind: 'comment',
      item: 'li.comment-item, div.comment-item',
      text: ['.reply-content', '.short', '.comment-content'],
      author: '.bg-img-green a, .comment-info a, .user-face a, .from a',
    },
  ],
};
