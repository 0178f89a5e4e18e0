import type { Site } from './types';

const MESSAGE =
  '[data-ad-rendering-role="story_message"], [data-ad-preview="message"], [data-ad-comet-preview="message"]';
/** Comments are articles with a label, in the reader's language. */
const COMMENT = 'div[role="article"][aria-label]:not([aria-posinset])';

/** facebook.com: the feed, groups and pages. Virtualised; folded text is not in the page. */
export const facebook: Site = {
  id: 'facebook',
  name: { 'zh-CN': 'Facebook', en: 'Facebook' },
  matches: ['*://www.facebook.com/*', '*://web.facebook.com/*'],
  shapes: [
    {
      kind: 'comment',
      item: COMMENT,
      text: ['div[dir="auto"]'],
      drop: '[role="button"]',
      author: 'a[href] span, a[href]',
    },
    {
      kind: 'post',
      item: 'div[role="feed"] > div, div[aria-posinset], [data-pagelet^="FeedUnit_"], div[role="article"]:not([aria-label])',
      text: [MESSAGE, `div[dir="auto"]:not(${COMMENT} *)`],
      drop: '[role="button"]',
      author: 'h2 a, h3 a, h4 a, strong a',
      permalink: 'a[href*="/posts/"], a[href*="story_fbid"], a[href*="/permalink/"]',
      cut: `:is(${MESSAGE}) [role="button"]`,
    },
  ],
  walls: ['#login_form'],
};
