import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { poll } from './driver/poll';
import type { Session } from './driver/session';
import { storeSettings } from './driver/settings';
import { launchForScenes, OTHER_URL } from './scene-browser';
import { SCENES } from './scenes';
import { badgeOf, click, shows } from './steps';
import { ALL_VIEWS, browsersOf, builtExtension, demoFeed, presentBrowsers } from './support';

/** The states that the popup can be in, and the ways out of them, in the real popup. */
describe.each(presentBrowsers())('the states of the popup in %s', (name) => {
  let session: Session;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ session, close } = await launchForScenes(name, builtExtension(name)));
  });
  afterAll(() => close?.());
  beforeEach(async () => {
    await session.closeAllPages();
    await storeSettings(session, { language: 'zh-CN' });
  });

  test.each([
    ['popup-nothing', '读了 2 条，没有需要提示的'],
    ['popup-no-posts', '这一页没有找到帖子'],
    ['popup-unreadable', '读不到帖子'],
    ['popup-restricted', '这个页面不能读取'],
  ])('%s says so', async (scene, words) => {
    const popup = await open(session, scene);
    expect(await headline(popup)).toBe(words);
    expect(session.errors).toEqual([]);
  });

  test('a site without an adapter: switched on here, it is read', async () => {
    const posts = ['摄影', '种花', '做饭']
      .map(
        (topic) =>
          `<li class="item"><h3>${topic}</h3><p>${`今天聊聊${topic}。`.repeat(12)}</p></li>`,
      )
      .join('');
    const page = await session.openPage({
      url: OTHER_URL,
      html: `<!doctype html><html lang="zh-CN"><title>社区</title><body><ul>${posts}</ul></body></html>`,
    });
    const popup = await session.openPopupTab(page);
    await shows(popup, 'askable');
    expect(await headline(popup)).toBe('还没有在这个网站启用');
    // With a key: the browser asks for permissions only when a person did something.
    await popup.bringToFront();
    await popup.focus('[data-action="enable"]');
    await popup.keyboard.press('Enter');
    await poll('the page answers', async () =>
      (await session.report(page))?.adapter === 'generic' ? true : undefined,
    );
    await click(popup, '[data-switch="site"][aria-checked="true"]');
    await shows(popup, 'off');
    expect(session.errors).toEqual([]);
  });

  test('paused: nothing is read anywhere, and resuming brings everything back', async () => {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    const marks = await session.highlights(page);
    expect(marks).toBeGreaterThan(0);
    const popup = await session.openPopupTab(page);
    await shows(popup, 'ready');
    await click(popup, '[data-action="pause"]');
    await shows(popup, 'paused');
    expect(await headline(popup)).toMatch(/^已暂停到 \d\d:\d\d$/);
    // The page hears of it by the storage, and the toolbar from the page.
    await poll('the marks go', async () =>
      (await session.highlights(page)) === 0 ? true : undefined,
    );
    await poll('the number goes', async () =>
      (await badgeOf(session, page.url())) === '' ? true : undefined,
    );

    await click(popup, '[data-action="resume"]');
    await shows(popup, 'ready');
    await page.bringToFront();
    await session.readAll(page);
    expect(await session.highlights(page)).toBe(marks);
    expect(session.errors).toEqual([]);
  });

  test('this site off and on: marks go and come, the toolbar number with them', async () => {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    expect(await badgeOf(session, page.url())).toBe('7');
    const popup = await session.openPopupTab(page);
    await click(popup, '[data-switch="site"]');
    await shows(popup, 'off');
    await poll('the marks go', async () =>
      (await session.highlights(page)) === 0 ? true : undefined,
    );
    await poll('the number goes', async () =>
      (await badgeOf(session, page.url())) === '' ? true : undefined,
    );
    await click(popup, '[data-switch="site"]');
    await shows(popup, 'ready');
    await page.bringToFront();
    await poll('the number is back', async () =>
      (await badgeOf(session, page.url())) === '7' ? true : undefined,
    );
    expect(session.errors).toEqual([]);
  });
});

describe.each(browsersOf(ALL_VIEWS))('a background that starts slowly in %s', (name) => {
  test('is said, and followed by the result', async () => {
    const { session, close } = await launchForScenes(name, builtExtension(name), 'slow');
    try {
      const popup = await open(session, 'popup-starting');
      expect(await popup.evaluate(() => document.querySelector('h2')?.textContent)).toBeTruthy();
      const page = (await session.pages()).find((one) => one.url().startsWith('https://weibo.com'));
      await page?.bringToFront();
      await shows(popup, 'ready');
      expect(session.errors).toEqual([]);
    } finally {
      await close();
    }
  });
});

async function open(session: Session, scene: string): Promise<Page> {
  const found = SCENES.find((one) => one.name === scene);
  if (found === undefined) throw new Error(`there is no scene ${scene}`);
  return found.open(session);
}

function headline(popup: Page): Promise<string> {
  return poll('the popup says something', async () => {
    const words = await popup.evaluate(() => document.querySelector('main h2')?.textContent);
    return words ?? undefined;
  });
}
