import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { storeSettings } from './driver/settings';
import { badgeOf } from './steps';
import { builtExtension, demoFeed, presentBrowsers } from './support';

const HOST = 'weibo.com';
const FRAME =
  '<iframe width="500" height="300" srcdoc=\'<meta charset="utf-8"><article class="woo-panel-main"><div class="wbpro-feed-ogText">祖传秘方三天根治糖尿病，无效退款，加微信下单</div></article>\'></iframe>';

/** A page that the browser keeps for the way back is not loaded anew: its script has to live on. */
describe.each(presentBrowsers())('back and forward in %s', (name) => {
  let server: Server;
  let session: Session;
  let origin = '';
  beforeAll(async () => {
    const { html } = demoFeed();
    server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      const { url } = request;
      if (url === '/next') response.end('<!doctype html><p>下一页');
      else response.end(url === '/framed' ? `<!doctype html><title>微博</title>${FRAME}` : html);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://${HOST}:${(server.address() as AddressInfo).port}`;
    session = await launch(name, { extensionDir: builtExtension(name), localHosts: [HOST] });
  });
  afterAll(async () => {
    await session?.close();
    server?.closeAllConnections();
    server?.close();
  });

  async function leave(page: Page): Promise<void> {
    await page.evaluate(() => Object.assign(globalThis, { isKept: true }));
    // Firefox tells the driver nothing of a page that comes back: it could not go on from there.
    await page.evaluate((to) => void setTimeout(() => location.assign(to)), `${origin}/next`);
    await poll('the next page is there', async () =>
      (await page.evaluate(() => location.pathname === '/next').catch(() => false))
        ? true
        : undefined,
    );
  }

  async function goBack(page: Page): Promise<void> {
    await page.evaluate(() => void setTimeout(() => history.back()));
    await poll('the page comes back as it was', async () =>
      (await page.evaluate(() => 'isKept' in globalThis).catch(() => false)) ? true : undefined,
    );
  }

  test('a page that comes back has its count, and hears what was switched meanwhile', async () => {
    const address = `${origin}/u/1000000001/home`;
    const page = await session.openLive(address);
    await session.readAll(page);
    const badge = await poll(
      'the count is on the icon',
      async () => /^\d+$/.exec(await badgeOf(session, address))?.[0],
    );
    await leave(page);
    expect(await badgeOf(session, `${origin}/next`)).toBe('');
    await goBack(page);
    await poll('the count is on the icon again', async () =>
      (await badgeOf(session, address)) === badge ? true : undefined,
    );

    await leave(page);
    await storeSettings(session, { sites: { [HOST]: false } });
    try {
      await goBack(page);
      await poll('the page is left alone', async () =>
        (await session.allHighlights(page)) === 0 ? true : undefined,
      );
      await poll('the icon says so', async () =>
        (await badgeOf(session, address)) === '' ? true : undefined,
      );
    } finally {
      await storeSettings(session, {});
    }
    await poll('the page is read again', async () =>
      (await session.allHighlights(page)) > 0 ? true : undefined,
    );
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('a frame of a page that comes back still has its marks', async () => {
    const page = await session.openLive(`${origin}/framed`);
    const marks = () =>
      page.evaluate(() => {
        const inside = document.querySelector('iframe')?.contentWindow as
          | (Window & typeof globalThis)
          | undefined;
        const sizes = ['mingjian-warning', 'mingjian-caution'].map(
          (level) => inside?.CSS.highlights.get(level)?.size ?? 0,
        );
        return Math.max(...sizes);
      });
    await poll('the frame is marked', async () => ((await marks()) > 0 ? true : undefined));
    await leave(page);
    await goBack(page);
    expect(await marks()).toBeGreaterThan(0);
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('a page that comes back has its marks, and new posts get theirs', async () => {
    const page = await session.openLive(`${origin}/u/1000000001/home`);
    await session.readAll(page);
    const marks = await session.allHighlights(page);
    expect(marks).toBeGreaterThan(0);
    await leave(page);
    await goBack(page);
    expect(await session.allHighlights(page)).toBe(marks);

    await page.evaluate(() => {
      const post = document.querySelector('article');
      if (post === null) throw new Error('the page has no post');
      const copy = post.cloneNode(true) as Element;
      const text = copy.querySelector('.wbpro-feed-ogText');
      if (text !== null) text.textContent = '祖传秘方三天根治糖尿病，无效退款，加微信下单';
      post.before(copy);
      scrollTo(0, 0);
    });
    await poll('the new post is marked', async () =>
      (await session.allHighlights(page)) > marks ? true : undefined,
    );
    expect(session.errors).toEqual([]);
  });
});
