import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { changeSettings } from '../driver/settings';
import { browsersOf, demoFeed, flagged } from '../support';
import { type BrowserSwitches, openSwitches } from './browser-switches';
import { type FaultySession, launchFaulty } from './fault-copy';
import { isLong } from './long';
import { addPost, consoleErrors, liveParts, ourTraces } from './page-facts';

/** The extension goes while pages are open: they have to be as if it had never been there. */
describe.each(browsersOf(isLong))('pages outlive the extension in %s', (name) => {
  let faulty: FaultySession;
  let switches: BrowserSwitches;
  beforeAll(async () => {
    faulty = await launchFaulty(name);
    switches = await openSwitches(faulty.session);
  });
  afterAll(() => faulty?.close());

  /** A feed with marks, badges, an open card and one post that was hidden. */
  async function markedFeed(): Promise<{ page: Page; errors: string[] }> {
    const { session } = faulty;
    const page = await session.openPage(demoFeed());
    const errors = consoleErrors(page);
    const report = await session.readAll(page);
    const [hide] = flagged(report);
    if (hide === undefined) throw new Error('the demo feed has no flagged post');
    await hideText(hide.id, page);
    await poll('marks, badges and the hidden post are there', async () => {
      const { marks, badges, hidden } = await ourTraces(page);
      return marks > 0 && badges > 0 && hidden === 1 ? true : undefined;
    });
    return { page, errors };
  }

  /** Hides a post by its text, as the popup does. */
  async function hideText(id: string, page: Page): Promise<void> {
    const popup = await faulty.session.openPopupTab(page);
    await poll('the post is hidden', () =>
      popup.evaluate((wanted) => {
        const post =
          [...document.querySelectorAll<HTMLElement>('li.post')].find(
            (one) => one.dataset.post === wanted,
          ) ?? document.querySelector<HTMLElement>('li.post');
        const button = post?.querySelector<HTMLElement>('[data-action="hide"]');
        if (button) button.click();
        else post?.querySelector<HTMLElement>('.post-head')?.click();
        return button ? true : undefined;
      }, id),
    );
    // A popup that closes at once takes an unfinished change with it.
    await poll('the page follows', async () =>
      (await faulty.session.report(page))?.aside.hidden === 1 ? true : undefined,
    );
    await popup.close();
    await page.bringToFront();
  }

  /** Read by one script only: Firefox starts the new one in open pages by itself. */
  async function readOnce(page: Page): Promise<void> {
    const report = await faulty.session.readAll(page);
    expect(report.state).toBe('ready');
    expect(await page.evaluate(() => document.querySelectorAll('mingjian-layer').length)).toBe(1);
    expect((await ourTraces(page)).marks).toBeGreaterThan(0);
  }

  async function goesQuiet(page: Page, errors: string[]): Promise<void> {
    await page.bringToFront();
    await poll('nothing of ours shows', async () => {
      const { marks, badges, hidden } = await ourTraces(page);
      return marks + badges + hidden === 0 ? true : undefined;
    });
    if (name === 'chromium') {
      expect(await liveParts(page)).toEqual({ timers: 0, observers: 0, listeners: 0 });
      expect(await page.evaluate(() => document.querySelector('mingjian-layer'))).toBeNull();
    }
    // What a feed does next brings nothing back and fails nowhere.
    await addPost(page, '新来的一条');
    await page.evaluate(() => scrollTo(0, 400));
    await new Promise((settle) => setTimeout(settle, 500));
    const { marks, badges } = await ourTraces(page);
    expect(marks + badges).toBe(0);
    expect(errors).toEqual([]);
    expect(faulty.session.errors).toEqual([]);
  }

  test('switched off: marks, badges and hidden posts are undone, nothing of ours lives on', async () => {
    const { page, errors } = await markedFeed();
    await switches.disable();
    await goesQuiet(page, errors);

    // Switched on again, the popup brings it back, once.
    await switches.enable();
    await changeSettings(faulty.session, { aside: [] });
    const popup = await faulty.session.openPopupTab(page);
    await poll('the popup reads the page again', async () =>
      (await popup.evaluate(() => document.querySelector('[data-view="ready"]') !== null))
        ? true
        : undefined,
    );
    await popup.close();
    await readOnce(page);
    await page.close();
  });

  test('updated: the old script goes quiet, the new version reads pages once', async () => {
    const { page, errors } = await markedFeed();
    const path = join(faulty.dir, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...manifest, version: '0.1.99' }));
    await switches.reload();
    if (name === 'chromium') await goesQuiet(page, errors);
    else await readOnce(page);
    expect(errors).toEqual([]);
    await page.close();

    const next = await faulty.session.openPage(demoFeed());
    const report = await faulty.session.readAll(next);
    expect(report.state).toBe('ready');
    const version = await faulty.session.inExtension(
      () =>
        (
          globalThis as unknown as { chrome: { runtime: { getManifest(): { version: string } } } }
        ).chrome.runtime.getManifest().version,
    );
    expect(version).toBe('0.1.99');
    await next.close();
  });

  test('removed: the page is as if it had never been there', async () => {
    await changeSettings(faulty.session, { aside: [] });
    const { page, errors } = await markedFeed();
    await switches.remove();
    await goesQuiet(page, errors);
    await page.close();
  });
});
