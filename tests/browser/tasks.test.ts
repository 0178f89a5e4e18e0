import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { poll } from './driver/poll';
import type { Session } from './driver/session';
import { storeSettings } from './driver/settings';
import { launchForScenes, OTHER_URL } from './scene-browser';
import { click, shows, typeInto } from './steps';
import { ALL_VIEWS, browsersOf, builtExtension, demoFeed } from './support';

/**
 * Five things that people come to do, in clicks. The first click is the one on the toolbar; typing is
 * no click. A change that makes one of them longer has to say why.
 */
describe.each(browsersOf(ALL_VIEWS))('five tasks in %s', (name) => {
  let session: Session;
  let close: () => Promise<void>;
  let clicks = 0;
  beforeAll(async () => {
    ({ session, close } = await launchForScenes(name, builtExtension(name)));
  });
  afterAll(() => close?.());
  beforeEach(async () => {
    clicks = 0;
    await session.closeAllPages();
    await storeSettings(session, { language: 'zh-CN' });
  });

  async function toolbar(page: Page, view: string): Promise<Page> {
    clicks += 1;
    const popup = await session.openPopupTab(page);
    await shows(popup, view);
    return popup;
  }

  async function tap(tab: Page, selector: string): Promise<void> {
    clicks += 1;
    await click(tab, selector);
  }

  async function readFeed(): Promise<Page> {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    return page;
  }

  test('understand why a post is marked: 2', async () => {
    const popup = await toolbar(await readFeed(), 'ready');
    await tap(popup, 'li.post .post-head');
    const why = await poll('the reason shows', async () => {
      const text = await popup.evaluate(() => document.querySelector('.explained p')?.textContent);
      return text ?? undefined;
    });
    expect(why.length).toBeGreaterThan(20);
    expect(clicks).toBe(2);
  });

  test('switch off superlatives only: 4', async () => {
    await toolbar(await readFeed(), 'ready');
    // The settings button opens this page in a tab of its own.
    clicks += 1;
    const options = await session.openExtensionPage('options.html');
    await there(options, '.rule-group');
    clicks += 1;
    await typeInto(options, '[data-field="search"]', '绝对化');
    await tap(options, '[data-switch="false-advertising/superlative"]');
    await there(options, '[data-rule="false-advertising/superlative"][data-choice="off"]');
    const others = await options.evaluate(
      () => document.querySelectorAll('.rule[data-choice="off"]').length,
    );
    expect(others).toBe(1);
    expect(clicks).toBe(4);
  });

  test('trust a shop: 3', async () => {
    const popup = await toolbar(await readFeed(), 'ready');
    await tap(popup, 'li.post .post-head');
    await tap(popup, '[data-action="trust"]');
    await there(popup, '[data-aside]');
    expect(clicks).toBe(3);
  });

  test('report a post: 4, the last one opens 12315.cn', async () => {
    const popup = await toolbar(await readFeed(), 'ready');
    await tap(popup, 'li.post .post-head');
    await there(popup, '[data-action="draft"]');
    await popup.bringToFront();
    await popup.focus('[data-action="draft"]');
    clicks += 1;
    await popup.keyboard.press('Enter');
    const link = await poll('the way to 12315 shows', async () => {
      const href = await popup.evaluate(
        () => document.querySelector<HTMLAnchorElement>('[data-notice] a')?.href,
      );
      return href ?? undefined;
    });
    clicks += 1;
    expect(link).toBe('https://www.12315.cn/');
    expect(clicks).toBe(4);
  });

  test('switch on for a site that is not in the list: 2, and the browser asks once', async () => {
    const html = `<!doctype html><html lang="zh-CN"><title>社区</title><body>${'<p>新帖</p>'.repeat(9)}</body></html>`;
    const page = await session.openPage({ url: OTHER_URL, html });
    const popup = await toolbar(page, 'askable');
    await popup.bringToFront();
    await popup.focus('[data-action="enable"]');
    clicks += 1;
    await popup.keyboard.press('Enter');
    await poll('the page answers', async () =>
      (await session.report(page))?.adapter === 'generic' ? true : undefined,
    );
    expect(clicks).toBe(2);
  });
});

async function there(tab: Page, selector: string): Promise<void> {
  await poll(`${selector} is there`, async () =>
    (await tab.evaluate((wanted) => document.querySelector(wanted) !== null, selector))
      ? true
      : undefined,
  );
}
