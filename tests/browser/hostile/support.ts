import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { ROOT } from '../../../scripts/build-extension';
import type { PageReport } from '../../../src/messages/from-page';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import type { ServedPage } from '../driver/types';
import { DEMO_URL, flagged } from '../support';

/** `npm run test:hostile`: the full numbers; `npm test` takes the same roads in seconds. */
export const LONG = process.env.MINGJIAN_HOSTILE === 'long';
/** For a test that takes the full numbers. */
export const TIMEOUT = LONG ? 400_000 : 120_000;
/** A host on which the extension does not run: what a page costs by itself. */
export const PLAIN_URL = 'https://plain.example/';

export const RISKY = '诚招全国代理！交388元就能成为代理，发展下线三级返利，加微信 zs88999 详聊';
export const CLEAN = '周末去了趟植物园，银杏刚开始黄，人不多，走了两个小时。';

const STYLE =
  'body{margin:0}article,.woo-panel-main{position:relative;margin:20px;padding:14px;width:600px;min-height:60px}';

export function post(text: string, tag = 'article'): string {
  return `<${tag} class="woo-panel-main"><header><a usercard="1" href="/u/1">阿青</a></header><div class="wbpro-feed-ogText">${text}</div></${tag}>`;
}

/** A feed of Weibo, written for these tests; `head` runs before everything else in the page. */
export function hostilePage(body: string, head = '', url = DEMO_URL): ServedPage {
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>微博</title><style>${STYLE}</style><script>${head}</script></head><body>${body}</body></html>`;
  return { url, html };
}

/** The report once so many posts are flagged and nothing waits. */
export function whenFlagged(
  session: Session,
  page: Page,
  count: number,
  timeoutMs = 30_000,
): Promise<PageReport> {
  return poll(
    `${count} posts are flagged`,
    async () => {
      const now = await session.report(page);
      return now?.state === 'ready' && flagged(now).length === count ? now : undefined;
    },
    timeoutMs,
  );
}

export function whenMarked(session: Session, page: Page): Promise<true> {
  return poll('words are marked', async () =>
    (await session.highlights(page)) > 0 ? true : undefined,
  );
}

/** Where the badge of the first post stands: what shows at a point is all that a page can see of it. */
export function badgeAt(page: Page): Promise<{ x: number; y: number } | undefined> {
  return page.evaluate(() => {
    for (let y = 16; y < 40; y += 4) {
      for (let x = 700; x > 300; x -= 4) {
        const front = document.elementFromPoint(x, y);
        if (front?.localName.startsWith('mingjian-layer')) return { x: x - 8, y };
      }
    }
    return undefined;
  });
}

/** Opens the card with a real click on the badge. */
export async function openCard(page: Page): Promise<void> {
  const at = await poll('the badge shows', () => badgeAt(page));
  await page.mouse.click(at.x, at.y);
  await poll('the card is open', async () => ((await hasCard(page)) ? true : undefined));
}

export function hasCard(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.elementFromPoint(520, 110)?.localName.startsWith('mingjian-layer') ?? false,
  );
}

/** Megabytes of script memory in the page's process after a collection; Chromium only. */
export async function heapMb(page: Page): Promise<number> {
  const cdp = await page.createCDPSession();
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return Math.round(usedSize / 1e5) / 10;
}

/** Keeps a measured number: the table in docs/attacks.md is written from these. */
export function note(attack: string, browser: string, numbers: Record<string, unknown>): void {
  const dir = join(ROOT, '.output', 'hostile');
  mkdirSync(dir, { recursive: true });
  const line = { attack, browser, long: LONG, ...numbers };
  appendFileSync(join(dir, 'numbers.jsonl'), `${JSON.stringify(line)}\n`);
}

export function since(started: number): number {
  return Math.round(performance.now() - started);
}
