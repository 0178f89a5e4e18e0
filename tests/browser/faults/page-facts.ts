import type { Page } from 'puppeteer-core';
import { poll } from '../driver/poll';

/** What can be seen of us in a page, from the page's side. */
export interface Traces {
  /** Marked stretches that have a colour. */
  readonly marks: number;
  /** Points of the screen at which a badge or a card shows. */
  readonly badges: number;
  /** Posts that are out of sight on people's wish. */
  readonly hidden: number;
}

export function ourTraces(page: Page): Promise<Traces> {
  return page.evaluate(() => {
    const names = ['mingjian-warning', 'mingjian-caution'];
    const { highlights } = CSS as unknown as { highlights: Map<string, { size: number }> };
    const post = document.querySelector('.wbpro-feed-ogText');
    const isColoured = (name: string): boolean => {
      if (post === null) return false;
      const { backgroundColor } = getComputedStyle(post, `::highlight(${name})`);
      return !/^(rgba\(0, 0, 0, 0\)|transparent|)$/.test(backgroundColor);
    };
    let marks = 0;
    for (const name of names) if (isColoured(name)) marks += highlights.get(name)?.size ?? 0;
    let badges = 0;
    for (let x = 2; x < innerWidth; x += 6) {
      for (let y = 2; y < innerHeight; y += 6) {
        if (document.elementFromPoint(x, y)?.localName === 'mingjian-layer') badges += 1;
      }
    }
    const hidden = [...document.querySelectorAll('[data-mingjian-hidden]')];
    return {
      marks,
      badges,
      hidden: hidden.filter((element) => getComputedStyle(element).display === 'none').length,
    };
  });
}

/** One more post at the top of the demo feed: a flagged one, with words of its own. */
export async function addPost(page: Page, words: string): Promise<void> {
  await page.evaluate((added) => {
    const last = [...document.querySelectorAll('.wbpro-scroller-item')].find((item) =>
      item.textContent?.includes('美业合伙人阿琳'),
    );
    const copy = last?.cloneNode(true) as HTMLElement;
    const text = copy.querySelector('.wbpro-feed-ogText');
    if (text) text.textContent = `${text.textContent}${added}`;
    document.querySelector('main')?.prepend(copy);
  }, words);
}

/** Errors in the console of a page from now on, but for requests that tests abort. */
export function consoleErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

export interface LiveParts {
  readonly timers: number;
  readonly observers: number;
  readonly listeners: number;
}

/** What the content script keeps alive, as `prelude.js` counts it. */
export async function liveParts(page: Page): Promise<LiveParts> {
  const text = await poll('the prelude answers', () =>
    page.evaluate(() => {
      document.dispatchEvent(new Event('fault-live'));
      return document.documentElement.dataset.live;
    }),
  );
  return JSON.parse(text);
}
