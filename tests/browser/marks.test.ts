import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { builtExtension, DEMO_URL, presentBrowsers } from './support';

const RISKY = '诚招全国代理！交388元就能成为代理，发展下线三级返利，加微信 zs88999 详聊';
const STYLE =
  'body{margin:0}article{position:relative;margin:20px;padding:14px;width:600px;height:120px}.menu{position:absolute;right:0;top:-10px;width:44px;height:34px}';

/** A page with one flagged post, whose own menu stands where the badge would like to be. */
function postWithMenu() {
  const html = `<!doctype html><meta charset="utf-8"><title>微博</title><style>${STYLE}</style><body><article class="woo-panel-main"><button class="menu" type="button" onclick="window.clicked=true">…</button><div class="wbpro-feed-ogText">${RISKY}</div></article><input id="field"></body>`;
  return { url: DEMO_URL, html };
}

describe.each(presentBrowsers())('marks in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  /** The badge stands in a closed root: what shows at a point is all that a page can see of it. */
  function badgeAt(page: Page): Promise<{ x: number; y: number } | undefined> {
    return page.evaluate(() => {
      for (let x = 700; x > 300; x -= 4) {
        const y = 24;
        if (document.elementFromPoint(x, y)?.localName === 'mingjian-layer') return { x: x - 8, y };
      }
      return undefined;
    });
  }
  const layerHasFocus = (page: Page) =>
    page.evaluate(() => document.activeElement?.localName === 'mingjian-layer');

  test('the badge leaves the page its own controls, and its card opens, reads and closes by key', async () => {
    const page = await session.openPage(postWithMenu());
    await session.readAll(page);
    const badge = await poll('the badge shows', () => badgeAt(page));
    // The menu reaches from 604 to 648; the badge has stepped aside and the menu can be clicked.
    expect(badge.x).toBeLessThan(604 - 11);
    await page.mouse.click(626, 24);
    expect(await page.evaluate(() => (window as unknown as { clicked?: boolean }).clicked)).toBe(
      true,
    );

    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.mouse.click(badge.x, badge.y);
    await poll('the card has the focus', async () =>
      (await layerHasFocus(page)) ? true : undefined,
    );
    expect(await page.evaluate(() => document.elementFromPoint(500, 80)?.localName)).toBe(
      'mingjian-layer',
    );
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);

    await page.keyboard.press('Escape');
    await poll('the card is gone', async () => {
      const front = await page.evaluate(() => document.elementFromPoint(500, 80)?.localName);
      return front === 'mingjian-layer' ? undefined : true;
    });
    // Back at the badge, whose Enter opens the card again.
    expect(await layerHasFocus(page)).toBe(true);
    await page.keyboard.press('Enter');
    await poll('the card is open again', async () => {
      const front = await page.evaluate(() => document.elementFromPoint(500, 80)?.localName);
      return front === 'mingjian-layer' ? true : undefined;
    });
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('the badge follows its post when the page scrolls a box of its own', async () => {
    const html = `<!doctype html><meta charset="utf-8"><style>${STYLE}#box{height:400px;overflow:auto}</style><body><div id="box"><article class="woo-panel-main"><div class="wbpro-feed-ogText">${RISKY}</div></article><div style="height:2000px"></div></div></body>`;
    const page = await session.openPage({ url: DEMO_URL, html });
    await session.readAll(page);
    await poll('the badge shows', () => badgeAt(page));
    await page.evaluate(() => document.getElementById('box')?.scrollTo(0, 300));
    await poll('the badge has gone with its post', async () =>
      (await badgeAt(page)) === undefined ? true : undefined,
    );
    await page.evaluate(() => document.getElementById('box')?.scrollTo(0, 0));
    await poll('the badge is back', () => badgeAt(page));
    await page.close();
  });
});
