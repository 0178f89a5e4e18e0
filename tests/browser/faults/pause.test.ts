import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { storeSettings } from '../driver/settings';
import { click, shows } from '../steps';
import { browsersOf, demoFeed } from '../support';
import { type FaultySession, launchFaulty } from './fault-copy';
import { clearLocal, readLocal } from './local-storage';
import { isLong } from './long';

const HOUR = 3_600_000;

describe.each(browsersOf(isLong))('a pause of an hour in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  beforeAll(async () => {
    faulty = await launchFaulty(name);
    session = faulty.session;
  });
  afterAll(() => faulty?.close());
  beforeEach(async () => {
    await session.inExtension(clearLocal);
    await storeSettings(session, { language: 'zh-CN' });
  });

  /** A page that is open and paused. */
  async function paused(): Promise<Page> {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    await storeSettings(session, { language: 'zh-CN', pausedUntil: Date.now() + HOUR });
    await stateIs(page, 'paused');
    return page;
  }
  const stateIs = (page: Page, state: string) =>
    poll(`the page is ${state}`, async () =>
      (await session.report(page))?.state === state ? true : undefined,
    );
  /** Changes the clocks of a page, then looks away and back as people do. */
  async function setClock(page: Page, clock: { clock?: number; passed?: number }) {
    await page.evaluate((values) => {
      for (const [key, value] of Object.entries(values))
        document.documentElement.dataset[key] = String(value);
    }, clock);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  }

  test('ends after an hour that the machine slept through, and not before', async () => {
    const page = await paused();
    await setClock(page, { clock: HOUR - 60_000 });
    expect((await session.report(page))?.state).toBe('paused');
    await setClock(page, { clock: HOUR + 1_000 });
    await stateIs(page, 'ready');
    await page.close();
  });

  test('does not end when the clock is set back, and lasts no longer for it', async () => {
    const page = await paused();
    await setClock(page, { clock: -5_000 });
    expect((await session.report(page))?.state).toBe('paused');
    await setClock(page, { clock: -365 * 24 * HOUR });
    expect((await session.report(page))?.state).toBe('paused');
    await setClock(page, { clock: -365 * 24 * HOUR, passed: HOUR + 1_000 });
    await stateIs(page, 'ready');
    await page.close();
  });

  test('left behind a year ahead: the background puts its end to an hour from now', async () => {
    await storeSettings(session, {
      language: 'zh-CN',
      pausedUntil: Date.now() + 365 * 24 * HOUR,
    });
    const page = await session.openPage(demoFeed());
    await stateIs(page, 'paused');
    const until = await poll('the end is near', async () => {
      const { settings } = await session.inExtension(readLocal);
      const { pausedUntil = 0 } = settings as { pausedUntil?: number };
      return pausedUntil <= Date.now() + HOUR ? pausedUntil : undefined;
    });
    expect(until).toBeGreaterThan(Date.now() + HOUR - 60_000);
    const popup = await session.openPopupTab(page);
    await shows(popup, 'paused');
    await click(popup, '[data-action="resume"]');
    await page.bringToFront();
    await stateIs(page, 'ready');
    await popup.close();
    await page.close();
    expect(session.errors).toEqual([]);
  });
});
