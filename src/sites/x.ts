import type { Site } from './types';

/** x.com. Virtualised: rows are thrown away and built anew; long posts are cut in the page. */
export const x: Site = {
  id: 'x',
  name: { 'zh-CN': 'X（推特）', en: 'X (Twitter)' },
  matches: ['*://x.com/*', '*://twitter.com/*', '*://mobile.twitter.com/*'],
  shapes: [
    {
      kind: 'post',
      item: 'article[data-testid="tweet"]',
      text: ['[data-testid="tweetText"]'],
      author: '[data-testid="User-Name"] a[href^="/"]',
      permalink: 'a[href*="/status/"]:has(time)',
      cut: '[data-testid="tweet-text-show-more-link"]',
      quoted: {
        item: '[role="link"]:has([data-testid="tweetText"])',
        text: ['[data-testid="tweetText"]'],
        author: '[data-testid="User-Name"] span',
      },
    },
  ],
};
