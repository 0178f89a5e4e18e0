import type { Site } from './types';

const AUTHOR = '.AuthorInfo-name, .UserLink-link';
const FOLDED = '.RichContent.is-collapsed, .ContentItem-more';

/** zhihu.com: answers, articles and ideas in all lists; column articles; the pages before 2017. */
export const zhihu: Site = {
  id: 'zhihu',
  name: { 'zh-CN': '知乎', en: 'Zhihu' },
  matches: ['*://www.zhihu.com/*', '*://zhuanlan.zhihu.com/*'],
  shapes: [
    {
      kind: 'article',
      item: '.Post-Main, article.Post-Main',
      title: '.Post-Title',
      text: ['.Post-RichTextContainer .RichText', '.Post-RichText', '.RichText'],
      author: '.Post-Header .AuthorInfo-name, .AuthorInfo-name',
    },
    {
      kind: 'post',
      item: '.ContentItem.AnswerItem, .ContentItem.ArticleItem, .ContentItem.PinItem',
      title: 'h2.ContentItem-title',
      text: ['.RichContent-inner .RichText', '.RichContent-inner', '.RichText.ztext'],
      drop: 'button, .ContentItem-more, .RichText-LinkCardContainer',
      author: AUTHOR,
      permalink: 'h2.ContentItem-title a, .ContentItem-time a',
      cut: FOLDED,
    },
    {
      kind: 'post',
      item: '.HotItem',
      title: '.HotItem-title',
      text: ['.HotItem-excerpt', '.HotItem-title'],
      permalink: '.HotItem-content a[href]',
    },
    {
      kind: 'comment',
      item: 'div:has(> .CommentContent), li:has(> .CommentContent)',
      text: [':scope > .CommentContent'],
      author: 'a[href*="/people/"], a[href*="/people/"] > img.Avatar',
      authorAttribute: 'alt',
    },
    {
      kind: 'post',
      item: '.zm-item-answer',
      text: ['.zm-item-rich-text > .zm-editable-content', '.zh-summary'],
      author:
        '.zm-item-answer-author-info a[data-tip]:not(.zm-item-link-avatar), .zm-item-answer-author-info .name',
      permalink: '.answer-date-link',
      cut: '.zh-summary .toggle-expand',
    },
    {
      kind: 'comment',
      item: '.zm-item-comment',
      text: ['.zm-comment-content'],
      author: '.zm-comment-hd .zg-link',
    },
  ],
};
