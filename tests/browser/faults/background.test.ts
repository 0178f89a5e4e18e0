import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageReport } from '../../../src/messages/from-page';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import {
  click,
  giveFile,
  openQueue,
  reload,
  type TempFiles,
  table,
  tempFiles,
} from '../review/page';
import { stored } from '../review/stores';
import { shows } from '../steps';
import { demoFeed, findingsOf, presentBrowsers } from '../support';
import { type BrowserSwitches, openSwitches } from './browser-switches';
import {
  counts,
  type Fault,
  type FaultySession,
  heldAt,
  launchFaulty,
  planFault,
} from './fault-copy';
import { isLong } from './long';
import { addPost } from './page-facts';

/** The background is ended at every step of its work; nobody who waits for it may notice more than a delay. */
describe.each(presentBrowsers())('a background that is killed in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  let switches: BrowserSwitches;
  let expected: PageReport;
  let files: TempFiles;
  beforeAll(async () => {
    faulty = await launchFaulty(name);
    session = faulty.session;
    files = await tempFiles();
    switches = await openSwitches(session);
    await changeSettings(session, { language: 'zh-CN' });
    const page = await session.openPage(demoFeed());
    expected = await session.readAll(page);
    await page.close();
  });
  afterAll(async () => {
    await faulty?.close();
    await files?.remove();
  });

  /** Kills the background where it is held, while a fresh background would start from nothing. */
  async function readsWhenKilledAt(hold: NonNullable<Fault['hold']>): Promise<void> {
    await switches.killBackground();
    await planFault(session, { hold });
    const page = await session.openPage(demoFeed());
    await poll(`the background is held: ${hold}`, async () =>
      (await heldAt(session)).includes(hold) ? true : undefined,
    );
    await switches.killBackground();
    await page.bringToFront();
    const report = await session.readAll(page);
    expect(report.guarded).toBe(true);
    expect(report.waiting).toBe(0);
    expect(findingsOf(report)).toEqual(findingsOf(expected));
    await page.close();
  }

  test('before it has named the adapter', () => readsWhenKilledAt('before page-site'));
  test.runIf(isLong)('before it has judged', () => readsWhenKilledAt('before page-judge'));
  test.runIf(isLong)('between judging and the answer', () => readsWhenKilledAt('after page-judge'));
  test('while the segmenter starts', () => readsWhenKilledAt('segmenter'));

  test.runIf(isLong)('again and again while the engine loads', async () => {
    const page = await session.openPage(demoFeed());
    for (let time = 0; time < 4; time++) await switches.killBackground();
    const report = await session.readAll(page);
    expect(findingsOf(report)).toEqual(findingsOf(expected));
    await page.close();
  });

  test('while the popup is open: it stays, and its switches work', async () => {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    const popup = await session.openPopupTab(page);
    await shows(popup, 'ready');
    await switches.killBackground();
    await shows(popup, 'ready');
    await click(popup, '[data-switch="site"][aria-checked="true"]');
    await shows(popup, 'off');
    await switches.killBackground();
    await click(popup, '[data-switch="site"][aria-checked="false"]');
    await page.bringToFront();
    await shows(popup, 'ready');
    expect(findingsOf(await session.readAll(page))).toEqual(findingsOf(expected));
    await popup.close();
    await page.close();
  });

  test.runIf(isLong)(
    'while an import runs, the page of the import too: every row once, a decision stays',
    async () => {
      const total = 3_000;
      const review = await session.openExtensionPage('review.html');
      await giveFile(review, await files.file('rows.csv', table(total, 10)));
      await click(review, '[data-action="start"]');
      await poll('some rows are stored', async () =>
        ((await stored(review, 'batches')).at(-1)?.records ?? 0) > 0 ? true : undefined,
      );
      await switches.killBackground();
      // The page itself goes in the middle of a step.
      await reload(review);
      const cut = (await stored(review, 'batches'))[0];
      expect(cut?.records).toBeLessThan(total);
      expect((await stored(review, 'cases')).length).toBe(cut?.flagged);

      await review.evaluate(() => {
        location.hash = '#import';
      });
      await click(review, '[data-action="resume"]');
      await giveFile(review, await files.file('rows.csv', table(total, 10)));
      const done = await poll('the import is through', async () => {
        const [batch] = await stored(review, 'batches');
        return batch?.state === 'done' ? batch : undefined;
      });
      expect(done).toMatchObject({ records: total, flagged: total / 10, bad: 0 });
      const rows = (await stored(review, 'cases')).map(({ row }) => row);
      expect(new Set(rows).size).toBe(total / 10);

      await openQueue(review);
      await poll('the queue shows', async () => ((await review.$('.cases li')) ? true : undefined));
      await click(review, '[data-decide="rejected"]');
      await switches.killBackground();
      await poll('the decision is on the disk', async () =>
        (await stored(review, 'cases')).some(({ state }) => state === 'rejected')
          ? true
          : undefined,
      );
      await review.close();
    },
  );

  describe('a segmenter that does not work', () => {
    let path = '';
    let whole: Uint8Array;
    beforeAll(async () => {
      const assets = join(faulty.dir, 'assets');
      const file = (await readdir(assets)).find((one) => one.endsWith('.wasm'));
      if (file === undefined) throw new Error('the built extension has no wasm');
      path = join(assets, file);
      whole = await readFile(path);
    });

    async function readFeed(): Promise<{ page: Page; report: PageReport }> {
      await switches.killBackground();
      const page = await session.openPage(demoFeed());
      return { page, report: await session.readAll(page) };
    }

    const damages = [
      ['missing', null],
      ['cut off', 100_000],
      ['not what it should be', 8],
    ] as const;
    test.each(isLong ? damages : damages.slice(0, 1))(
      '%s: matching goes on without it, and the popup says so',
      async (_, bytes) => {
        const errors = session.errors.length;
        if (bytes === null) await rm(path);
        else await writeFile(path, whole.subarray(0, bytes));
        const { page, report } = await readFeed();
        await writeFile(path, whole);
        expect(report).toMatchObject({ state: 'ready', guarded: false, waiting: 0, errors: [] });
        // Without the guard more may be found, never less.
        expect(report.counts.levels.warning).toBeGreaterThanOrEqual(expected.counts.levels.warning);
        const popup = await session.openPopupTab(page);
        const banner = await poll('the popup says so', async () => {
          const words = await popup.evaluate(() => document.querySelector('.banner')?.textContent);
          return words ?? undefined;
        });
        expect(banner).toBe('分词组件没有启动，这次少了一道检查，误报可能多一些。');
        await popup.close();
        await page.close();
        // The background says it once in its own console, and nothing else fails.
        session.errors.splice(errors).forEach((error) => {
          expect(error).toMatch(/segmenter/);
        });
      },
    );

    test('there again: the next background uses it', async () => {
      const { page, report } = await readFeed();
      expect(report.guarded).toBe(true);
      expect(findingsOf(report)).toEqual(findingsOf(expected));
      await page.close();
    });

    test.runIf(isLong)('hanging: posts do not wait for it longer than ten seconds', async () => {
      await switches.killBackground();
      await planFault(session, { hold: 'segmenter' });
      const page = await session.openPage(demoFeed());
      const report = await session.readAll(page);
      expect(report).toMatchObject({ state: 'ready', guarded: false, waiting: 0 });
      await page.close();
      await switches.killBackground();
      session.errors.splice(0).forEach((error) => {
        expect(error).toMatch(/segmenter takes long/);
      });
    });
  });

  test('one start of the segmenter serves all pages of one background', async () => {
    await switches.killBackground();
    const before = (await counts(session)).segmenters ?? 0;
    const pages: Page[] = [];
    for (let tab = 0; tab < 3; tab++) {
      const page = await session.openPage(demoFeed());
      await session.readAll(page);
      await addPost(page, `第${tab}个标签页`);
      pages.push(page);
    }
    expect(((await counts(session)).segmenters ?? 0) - before).toBe(1);
    expect(session.errors).toEqual([]);
    for (const page of pages) await page.close();
  });
});
