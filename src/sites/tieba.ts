import type { Site } from './types';

/** tieba.baidu.com: old list and thread, new PC layout. What stands in HTML comments is not shown and not read. */
export const tieba: Site = {
  id: 'tieba',
  name: { 'zh-CN': '百度贴吧', en: 'Baidu Tieba' },
  matches: ['*://tieba.baidu.com/*'],
  shapes: [
    {
      kind: 'post',
      item: 'li.j_thread_list[data-tid]',
      title: 'a.j_th_tit',
      text: ['.threadlist_abs', 'a.j_th_tit'],
      author: '.frs-author-name',
      permalink: 'a.j_th_tit[href]',
    },
    {
      kind: 'post',
      item: '.l_post[data-field]',
      text: ['.d_post_content'],
      author: '.d_name a',
    },
    {
      kind: 'comment',
      item: '.lzl_single_post',
      text: ['.lzl_content_main'],
      author: '.lzl_cnt > a.at',
    },
    {
      kind: 'post',
      item: '.threadcardclass',
      title: '.title-wrap, .title-content-wrap .title',
      text: ['.abstract-wrap', '.title-content-wrap', '.title-wrap'],
      author: '.forum-name, .head-name',
      permalink: 'a[href*="/p/"]',
    },
    {
      kind: 'post',
      item: '.image-text:has(.pb-content-wrap)',
      title: '.pb-title-wrap.pc-pb-title',
      text: ['.pb-content-wrap .pb-content-item .text', '.pb-content-wrap'],
      author: 'a.head-name',
    },
    {
      kind: 'post',
      item: '.pc-pb-reply-list .pb-comment-item[data-id]',
      text: [
        '.comment-content .pb-rich-text:not(.pb-lzl-item *)',
        '.comment-content .pb-content-item .text:not(.pb-lzl-item *)',
      ],
      author: 'a.head-name',
    },
    {
      kind: 'comment',
      item: '.pb-lzl-item',
      text: ['.pb-rich-text', '.pb-content-item .text', '.text'],
      author: 'a.head-name',
    },
  ],
  wallWords: ['百度安全验证'],
};
