import type { Site } from './types';

/** kuaishou.com: the video page and its comments. */
export const kuaishou: Site = {
  id: 'kuaishou',
  name: { 'zh-CN': '快手', en: 'Kuaishou' },
  matches: ['*://www.kuaishou.com/*'],
  shapes: [
    {
      kind: 'post',
      item: '.short-video-info-container-detail',
      text: ['.video-info-title'],
      author: '.profile-user-name-title',
      permalink: 'a[href*="/short-video/"]',
    },
    {
      kind: 'comment',
      item: '.comment-container .comment-item',
      text: ['p, span, div'],
      longest: true,
      drop: 'a[href*="/profile/"], button, time, [class*="time"]',
      author: 'a[href*="/profile/"]',
    },
  ],
};
