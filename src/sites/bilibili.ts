import type { Site } from './types';

const RICH =
  '.bili-rich-text__content, .dyn-card-opus__title, .dyn-card-opus__summary, .bili-dyn-card-video__title';

/**
 * bilibili.com: dynamics, long posts, video pages and cards. Comments stand in open shadow roots,
 * four deep; before 2024 they were ordinary elements.
 */
export const bilibili: Site = {
  id: 'bilibili',
  name: { 'zh-CN': '哔哩哔哩', en: 'Bilibili' },
  matches: [
    '*://www.bilibili.com/*',
    '*://t.bilibili.com/*',
    '*://space.bilibili.com/*',
    '*://search.bilibili.com/*',
  ],
  shapes: [
    {
      kind: 'post',
      item: '.bili-dyn-list__item:has(.bili-dyn-item__body), .bili-dyn-item',
      text: [RICH],
      drop: '.at, .bili-rich-text__action, .bili-dyn-card-video__badge',
      author: '.bili-dyn-title__text',
      permalink: 'a.bili-dyn-time, .bili-dyn-time a, a[href*="/opus/"], a.bili-dyn-card-video',
      cut: '.bili-rich-text__action',
      quoted: {
        item: '.bili-dyn-content__orig.reference',
        text: [RICH],
        drop: '.at, .bili-rich-text__action',
        author: '.dyn-orig-author__name',
      },
    },
    {
      kind: 'article',
      item: '.opus-detail, .bili-opus-view',
      title: '.opus-module-title__text',
      text: ['.opus-module-content'],
      author: '.opus-module-author__name',
    },
    {
      kind: 'post',
      item: '#mirror-vdcon:has(h1.video-title), .left-container:has(h1.video-title)',
      title: 'h1.video-title',
      text: ['.basic-desc-info', '.desc-info-text'],
      author: '.up-name',
    },
    {
      kind: 'post',
      item: '.bili-video-card',
      text: ['.bili-video-card__info--tit', '.bili-video-card__title'],
      author: '[class*="__info--author"], .bili-video-card__author',
      permalink: 'a[href*="/video/"]',
    },
    {
      kind: 'comment',
      item: 'bili-comment-renderer, bili-comment-reply-renderer',
      text: ['bili-rich-text', '#contents'],
      author: '#user-name a, #user-name',
      deep: true,
    },
    {
      kind: 'comment',
      item: '.root-reply-container, .sub-reply-item',
      text: ['.reply-content'],
      author: '.user-name, .sub-user-name',
    },
  ],
};
