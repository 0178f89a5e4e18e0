import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { storeSettings } from '../driver/settings';
import { click } from '../steps';
import { browsersOf, demoFeed } from '../support';
import { type BrowserSwitches, openSwitches } from './browser-switches';
import { type FaultySession, launchFaulty, planFault } from './fault-copy';
import { clearLocal, fillLocal, readLocal, writeLocal } from './local-storage';
import { isLong } from './long';
import { bannerOf, switchOf } from './settings-page';

/** The demo feed with attributes for `prelude.js` on its root element. */
function feedWith(attributes: string) {
  const feed = demoFeed();
  const html = feed.html.toString().replace('<html', `<html ${attributes}`);
  return { ...feed, html };
}

describe.each(browsersOf(isLong))('storage and settings in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  let switches: BrowserSwitches;
  beforeAll(async () => {
    faulty = await launchFaulty(name);
    session = faulty.session;
    switches = await openSwitches(session);
  });
  afterAll(() => faulty?.close());
  beforeEach(async () => {
    await session.inExtension(clearLocal);
    await storeSettings(session, { language: 'zh-CN' });
  });

  test('full: the change is refused and said so, nothing is lost', async () => {
    // Firefox sets no limit to it: there the write itself fails.
    if (name === 'chromium') await session.inExtension(fillLocal);
    const before = await session.inExtension(readLocal);
    const full = name === 'chromium' ? '' : '?storage=reject-set';
    const options = await session.openExtensionPage(`options.html${full}`);
    await click(options, '[data-switch="pyramid"]');
    expect(await bannerOf(options)).toMatch(/^没有保存成功，原来的设置没有变/);
    expect(await switchOf(options, 'pyramid')).toBe('true');
    expect((await session.inExtension(readLocal)).settings).toEqual(before.settings);
    await options.close();
    expect(session.errors).toEqual([]);
  });

  test.each(isLong ? ['reject', 'silent'] : ['reject'])(
    '%s: popup and settings page say so, and show',
    async (how) => {
      const page = await session.openPage(feedWith(`data-storage="${how}"`));
      const popup = await session.openExtensionPage(
        `popup.html?tab=${await tabOf(session, page)}&storage=${how}`,
      );
      // In the language of the browser: the chosen one is in the settings.
      expect(await bannerOf(popup)).toMatch(/^(暂时读不到设置|The settings cannot be read)/);
      // The page itself has done nothing that may have been switched off.
      const report = await poll('the page says so', async () => {
        const now = await session.report(page);
        return now?.state === 'unreadable' ? now : undefined;
      });
      expect(report.errors).toEqual([
        expect.stringMatching(/读不到设置|The settings cannot be read/),
      ]);
      expect(await session.highlights(page)).toBe(0);

      // It comes back: so does everything else, by itself.
      await page.evaluate(() => {
        delete document.documentElement.dataset.storage;
      });
      const after = await poll('the page is read', async () => {
        const now = await session.report(page);
        return now?.state === 'ready' ? now : undefined;
      });
      expect(after.errors).toEqual([]);
      await popup.close();
      await page.close();
      expect(session.errors).toEqual([]);
    },
  );

  test.each(isLong ? (['reject', 'silent'] as const) : (['silent'] as const))(
    '%s in the background: posts are judged',
    async (how) => {
      await switches.killBackground();
      await planFault(session, { storage: how });
      const page = await session.openPage(demoFeed());
      const report = await session.readAll(page);
      expect(report).toMatchObject({ state: 'ready', guarded: true, waiting: 0, errors: [] });
      expect(report.counts.levels.warning).toBeGreaterThan(0);
      await page.close();
      await planFault(session, {});
      await switches.killBackground();
      session.errors.splice(0).forEach((error) => {
        expect(error).toMatch(/list of sites could not be brought up to date/);
      });
    },
  );

  const good = {
    ...DEFAULT_SETTINGS,
    language: 'zh-CN',
    categories: { 'after-sales': false },
    sites: { 'example.org': true },
  };
  test.each([
    ['the whole of it', 'not settings', true],
    ['version', { ...good, version: 'one' }, false],
    ['categories', { ...good, categories: [1] }, true],
    ['one category', { ...good, categories: { 'after-sales': false, pyramid: 'no' } }, false],
    ['rules', { ...good, rules: 7 }, false],
    ['level', { ...good, markFrom: 'all' }, false],
    ['sites', { ...good, sites: null }, false],
    ['pause', { ...good, pausedUntil: 'soon' }, false],
    ['authors', { ...good, trusted: [{ host: 1 }] }, false],
    ['ignored posts', { ...good, aside: {} }, false],
    ['language', { ...good, language: 'xx' }, false],
  ])(
    'corrupt %s: the rest is kept, the copy is shown and can be removed',
    async (_, broken, lost) => {
      await session.inExtension(writeLocal, { settings: broken });
      const options = await session.openExtensionPage('options.html');
      await poll('the settings page offers the copy', async () =>
        (await options.evaluate(() => document.querySelector('[data-kept]') !== null))
          ? true
          : undefined,
      );
      expect(await switchOf(options, 'after-sales')).toBe(lost ? 'true' : 'false');
      await click(options, '[data-switch="money-scam"]');
      const kept = await poll('the copy is kept aside', async () => {
        const all = await session.inExtension(readLocal);
        return 'settings.rejected' in all ? all : undefined;
      });
      expect(kept['settings.rejected']).toEqual(broken);
      expect(kept.settings).toMatchObject({ version: 1, categories: { 'money-scam': false } });

      await click(options, '[data-action="forget-kept"]');
      await poll('the copy is gone', async () => {
        const gone = await options.evaluate(() => document.querySelector('[data-kept]') === null);
        return gone && !('settings.rejected' in (await session.inExtension(readLocal)))
          ? true
          : undefined;
      });
      await options.close();
      expect(session.errors).toEqual([]);
    },
  );

  test('of a newer version: understood as far as it goes, and not written over', async () => {
    const newer = { ...good, version: 2, colour: 'red' };
    await session.inExtension(writeLocal, { settings: newer });
    const options = await session.openExtensionPage('options.html');
    await click(options, '[data-switch="pyramid"]');
    expect(await bannerOf(options)).toBe('设置由更新的版本写入，这里不能改。请更新扩展。');
    expect(await switchOf(options, 'after-sales')).toBe('false');
    expect((await session.inExtension(readLocal)).settings).toEqual(newer);
    await options.close();
  });

  test('of the first version: its choices hold, and a change keeps them', async () => {
    const first = { version: 1, categories: { pyramid: false }, sites: {}, language: 'zh-CN' };
    await session.inExtension(writeLocal, { settings: first });
    const options = await session.openExtensionPage('options.html');
    await click(options, '[data-switch="money-scam"]');
    const all = await poll('the change is stored', async () => {
      const now = await session.inExtension(readLocal);
      const { categories } = now.settings as typeof DEFAULT_SETTINGS;
      return categories['money-scam'] === false ? now : undefined;
    });
    expect(all.settings).toEqual({
      ...DEFAULT_SETTINGS,
      ...first,
      categories: { pyramid: false, 'money-scam': false },
    });
    expect(all['settings.rejected']).toBeUndefined();
    await options.close();
  });

  test('two windows change different settings at once: every change is kept', async () => {
    const [one, two] = [
      await session.openExtensionPage('options.html'),
      await session.openExtensionPage('options.html'),
    ];
    const ids = ['legal-operation', 'product-quality', 'false-advertising', 'after-sales'];
    for (const page of [one, two]) await click(page, '[data-switch="pyramid"]');
    const clickAll = (page: Page, names: string[]) =>
      page.evaluate((all) => {
        for (const id of all) document.querySelector<HTMLElement>(`[data-switch="${id}"]`)?.click();
      }, names);
    await Promise.all([clickAll(one, ids.slice(0, 2)), clickAll(two, ids.slice(2))]);
    await poll('all four are off, in both windows', async () => {
      for (const page of [one, two]) {
        for (const id of ids) if ((await switchOf(page, id)) !== 'false') return undefined;
      }
      return true;
    });
    await one.close();
    await two.close();
  });
});

interface OwnPageGlobals {
  readonly chrome: {
    readonly tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> };
  };
}

async function tabOf(session: Session, page: Page): Promise<number> {
  const id = await session.inExtension(async (url) => {
    const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
    return (await tabs.query({})).findLast((tab) => tab.url === url)?.id;
  }, page.url());
  if (id === undefined) throw new Error('no such tab');
  return id;
}
