import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { builtExtension, demoFeed, presentBrowsers } from './support';

const HOST = 'weibo.com';

/** A page that the browser keeps for the way back is not loaded anew: its script has to live on. */
describe.each(presentBrowsers())('back and forward in %s', (name) => {
  let server: Server;
  let session: Session;
  let origin = '';
  beforeAll(async () => {
    const { html } = demoFeed();
    server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(request.url === '/next' ? '<!doctype html><p>下一页' : html);
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

  test('a page that comes back has its marks, and new posts get theirs', async () => {
    const page = await session.openLive(`${origin}/u/1000000001/home`);
    await session.readAll(page);
    const marks = await session.allHighlights(page);
    expect(marks).toBeGreaterThan(0);
    await page.evaluate(() => Object.assign(globalThis, { isKept: true }));

    await page.goto(`${origin}/next`);
    // Firefox tells the driver nothing of a page that comes back.
    await page.evaluate(() => void setTimeout(() => history.back()));
    await poll('the page comes back as it was', async () =>
      (await page.evaluate(() => 'isKept' in globalThis).catch(() => false)) ? true : undefined,
    );
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
