import type { Site } from './types';

/** weibo.cn, the WAP pages. In a repost the first block is the quoted post, the last one the author's words. */
export const weiboWap: Site = {
  id: 'weibo-wap',
  name: { 'zh-CN': '微博（WAP）', en: 'Weibo WAP' },
  matches: ['*://weibo.cn/*'],
  shapes: [
    {
      kind: 'post',
      item: '.c[id^="M_"]:has(.cmt)',
      text: [':scope > div:last-child'],
      drop: '.cmt, .cc, .ct, a[href*="/attitude/"], a[href*="/repost/"], a[href*="/fav/"], a[href*="/mblog/"]',
      author: ':scope > div:first-child > .nk',
      permalink: ':scope > div:last-child .cc',
      quoted: {
        item: ':scope > div:first-child',
        text: ['.ctt'],
        author: '.cmt a',
      },
    },
    {
      kind: 'post',
      item: '.c[id^="M_"]',
      text: ['.ctt'],
      author: '.nk',
      permalink: '.cc',
      cut: '.ctt a[href*="/comment/"]',
    },
    {
      kind: 'comment',
      item: '.c[id^="C_"]',
      text: ['.ctt'],
      author: ':scope > a[href^="/u/"], :scope > a',
    },
  ],
};
