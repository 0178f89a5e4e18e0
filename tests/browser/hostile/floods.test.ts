import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { browsersOf, builtExtension, flagged } from '../support';
import {
  CLEAN,
  heapMb,
  hostilePage,
  LONG,
  note,
  PLAIN_URL,
  post,
  RISKY,
  since,
  TIMEOUT,
  whenFlagged,
} from './support';

const MAX_POSTS = 20_000;
const FLOOD_MS = LONG ? 30_000 : 2_000;
const POSTS = LONG ? 200_000 : 21_000;

/** Runs in the page: rewrites a text a hundred thousand times a second. */
interface Flood {
  done: number;
  ms: number;
  start(ms: number): void;
}
const FLOOD = `window.flood = {
  done: 0, ms: 0,
  start(ms) {
    const node = document.getElementById('ticker').firstChild;
    const began = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now() - began;
      const due = Math.min(now, ms) * 100;
      while (this.done < due) node.data = 'n' + this.done++;
      this.ms = now;
      if (now < ms) port2.postMessage(0);
    };
    port2.postMessage(0);
  },
};`;

describe.each(browsersOf(LONG))('pages in which too much happens in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  const flood = (page: Page): Promise<Flood> =>
    page.evaluate(() => {
      const { done, ms } = (window as unknown as { flood: Flood }).flood;
      return { done, ms, start: () => undefined };
    });

  test('a hundred thousand changes a second', { timeout: TIMEOUT }, async () => {
    const body = `${post(RISKY)}${post(CLEAN)}${post('<span id="ticker">n</span>')}`;
    const page = await session.openPage(hostilePage(body, FLOOD));
    await whenFlagged(session, page, 1);
    await page.evaluate((ms) => (window as unknown as { flood: Flood }).flood.start(ms), FLOOD_MS);

    // The tab still answers, and other tabs are served as ever.
    const asked = performance.now();
    await session.report(page);
    const answerMs = since(asked);
    const opened = performance.now();
    const other = await session.openPage(hostilePage(post(`${RISKY}另一页`)));
    await whenFlagged(session, other, 1);
    const otherTabMs = since(opened);
    await other.close();
    await page.bringToFront();

    // What stood in the marked post is gone: so are its marks, flood or not.
    await page.evaluate((text) => {
      const words = document.querySelector('.wbpro-feed-ogText');
      if (words) words.textContent = text;
    }, CLEAN);
    const changed = performance.now();
    await poll('no mark stands on other words', async () =>
      (await session.highlights(page)) === 0 ? true : undefined,
    );
    const staleMs = since(changed);

    const { done } = await poll(
      'the flood is over',
      async () => {
        const now = await flood(page);
        return now.ms >= FLOOD_MS ? now : undefined;
      },
      FLOOD_MS * 3 + 20_000,
    );
    await page.evaluate((text) => {
      const words = document.querySelectorAll('.wbpro-feed-ogText')[1];
      if (words) words.textContent = text;
    }, `${RISKY}后来`);
    const ended = performance.now();
    const report = await whenFlagged(session, page, 1, 60_000);
    const catchUpMs = since(ended);
    expect(flagged(report).map(({ text }) => text)).toEqual([`${RISKY}后来`]);
    expect(done).toBeGreaterThanOrEqual(FLOOD_MS * 95);
    expect(session.errors).toEqual([]);
    const heap = name === 'chromium' ? { heapMb: await heapMb(page) } : {};
    note('mutations', name, { done, answerMs, otherTabMs, staleMs, catchUpMs, ...heap });
    if (name === 'chromium') expect(await heapMb(page)).toBeLessThan(60);
    await page.close();
  });

  // In Firefox only in the long form: fifteen seconds of the tests are enough for one browser.
  test.runIf(LONG || name === 'chromium')(
    'far more posts than anybody reads',
    { timeout: TIMEOUT },
    async () => {
      const add = (page: Page) =>
        page.evaluate(
          (texts, count) => {
            const html = Array.from({ length: count }, (_, index) => {
              const text = index % 10 === 0 ? texts[0] : texts[1];
              return `<article class="woo-panel-main"><div class="wbpro-feed-ogText">${text}第${index}条</div></article>`;
            });
            const box = document.createElement('main');
            document.body.append(box);
            // In parts, as a page does that does not want to stand still itself.
            for (let at = 0; at < html.length; at += 1_000) {
              box.insertAdjacentHTML('beforeend', html.slice(at, at + 1_000).join(''));
            }
          },
          [RISKY, CLEAN],
          POSTS,
        );
      let plainMb = 0;
      if (name === 'chromium') {
        const plain = await session.openPage(hostilePage('', '', PLAIN_URL));
        await add(plain);
        plainMb = await heapMb(plain);
        await plain.close();
      }
      const page = await session.openPage(hostilePage(post(RISKY)));
      await whenFlagged(session, page, 1);
      const began = performance.now();
      await add(page);
      // Not with all posts each time: that would cost more than the judging.
      const read = await poll(
        'all that is taken is read',
        async () => {
          const tab = await session.counts(page);
          return tab !== undefined && tab.read >= MAX_POSTS ? tab : undefined;
        },
        TIMEOUT,
      );
      const readMs = since(began);
      expect(read.read).toBe(MAX_POSTS);
      expect(read.errors.join()).toContain('20,000');
      const own =
        name === 'chromium' ? { heapMb: Math.round((await heapMb(page)) - plainMb), plainMb } : {};

      // The page lets them go: so do we, and say nothing of too many any more.
      await page.evaluate(() => document.querySelector('main')?.remove());
      await poll('they are forgotten', async () => {
        const tab = await session.counts(page);
        return tab?.read === 1 && tab.errors.length === 0 ? true : undefined;
      });
      note('many posts', name, { posts: POSTS, readMs, ...own });
      if (own.heapMb !== undefined) expect(own.heapMb).toBeLessThan(150);
      expect(session.errors).toEqual([]);
      await page.close();
    },
  );

  test('posts that are gone before they are judged', async () => {
    const page = await session.openPage(hostilePage(post(RISKY)));
    await whenFlagged(session, page, 1);
    const before = name === 'chromium' ? await heapMb(page) : 0;
    const added = await page.evaluate(
      async (html, ms) => {
        let count = 0;
        for (const end = performance.now() + ms; performance.now() < end; ) {
          const box = document.createElement('section');
          box.innerHTML = Array.from({ length: 50 }, () =>
            html.replace('388', String(count++)),
          ).join('');
          document.body.append(box);
          await new Promise((shown) => setTimeout(shown, 20));
          box.remove();
        }
        return count;
      },
      post(RISKY),
      LONG ? 20_000 : 2_000,
    );
    const report = await whenFlagged(session, page, 1);
    expect(report.read).toBe(1);
    expect(report.errors).toEqual([]);
    const grownMb = name === 'chromium' ? (await heapMb(page)) - before : undefined;
    note('gone while judged', name, { added, grownMb });
    if (grownMb !== undefined) expect(grownMb).toBeLessThan(20);
    expect(session.errors).toEqual([]);
    await page.close();
  });
});
