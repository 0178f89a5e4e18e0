import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import {
  catchDownloads,
  click,
  giveFile,
  importFile,
  rows,
  type TempFiles,
  table,
  tempFiles,
} from '../review/page';
import { stored } from '../review/stores';
import { browsersOf } from '../support';
import { type FaultySession, launchFaulty } from './fault-copy';
import { isLong } from './long';

const FULL = /^没有保存：浏览器给扩展的空间或磁盘已满，已存的内容没有变。请先导出/;

/** No space left for what is saved on the review page. */
describe.each(browsersOf(isLong))('the review database, full, in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  let files: TempFiles;
  beforeAll(async () => {
    files = await tempFiles();
    faulty = await launchFaulty(name);
    session = faulty.session;
    await changeSettings(session, { language: 'zh-CN' });
    const review = await session.openExtensionPage('review.html');
    await importFile(review, await files.file('first.csv', table(20, 5)));
    await review.close();
  });
  afterAll(async () => {
    await faulty?.close();
    await files?.remove();
  });

  const says = (page: Page, selector: string) =>
    poll(`${selector} says it`, () =>
      page.evaluate((wanted) => document.querySelector(wanted)?.textContent || undefined, selector),
    );

  test('decision and note are refused and said so; the queue stays, an export is still made', async () => {
    const review = await session.openExtensionPage('review.html?db=full');
    const before = await stored(review, 'cases');
    const shown = await rows(review, 2);
    await click(review, '[data-decide="accepted"]');
    expect(await says(review, '.toast')).toMatch(FULL);
    expect(await rows(review, 2)).toEqual(shown);
    expect(await stored(review, 'cases')).toEqual(before);
    const taken = await catchDownloads(review);
    await click(review, '[data-export="jsonl"]');
    expect((await taken()).trim().split('\n')).toHaveLength(before.length);
    await review.close();
    expect(session.errors.splice(0)).toEqual([]);
  });

  // Firefox has no such switch.
  test.runIf(isLong && name === 'chromium')(
    "the browser's own quota: a note is refused and stays in its field, and is taken once there is space",
    async () => {
      const review = await session.openExtensionPage('review.html');
      const before = await stored(review, 'cases');
      await rows(review, 2);
      const devtools = await review.createCDPSession();
      const quota = async (size: { quotaSize?: number }) => {
        await devtools.send('Storage.overrideQuotaForOrigin', { origin: session.origin, ...size });
        // It believes what it knew of the free space for half a minute.
        await new Promise((resolve) => setTimeout(resolve, 32_000));
      };
      await quota({ quotaSize: 1 });
      const note = await review.$('.panel textarea');
      await note?.type('核实过');
      await note?.evaluate((field) => (field as HTMLElement).blur());
      expect(await says(review, '.toast')).toMatch(FULL);
      expect(await note?.evaluate((field) => (field as HTMLTextAreaElement).value)).toBe('核实过');
      expect(await stored(review, 'cases')).toEqual(before);

      await quota({});
      await note?.type('。');
      await note?.evaluate((field) => (field as HTMLElement).blur());
      await poll('the note is stored', async () =>
        (await stored(review, 'cases')).some(({ note: text }) => text === '核实过。')
          ? true
          : undefined,
      );
      await review.close();
      expect(session.errors.splice(0)).toEqual([]);
    },
  );

  test.runIf(isLong)('an import that finds no space leaves nothing behind', async () => {
    const review = await session.openExtensionPage('review.html?db=full');
    const before = await stored(review, 'batches');
    await giveFile(review, await files.file('none.csv', table(50, 5)));
    await click(review, '[data-action="start"]');
    expect(await says(review, '.banner[role="alert"]')).toMatch(FULL);
    expect(await stored(review, 'batches')).toEqual(before);
    await review.close();
    expect(session.errors.splice(0)).toEqual([]);
  });

  test.runIf(isLong)(
    'full in the middle of an import: whole steps only, and it goes on later',
    async () => {
      const total = 3_000;
      const path = await files.file('long.csv', table(total, 10));
      const full = await session.openExtensionPage('review.html?db=full-later');
      const known = (await stored(full, 'cases')).length;
      await giveFile(full, path);
      await click(full, '[data-action="start"]');
      expect(await says(full, '.banner[role="alert"]')).toMatch(FULL);
      const cut = (await stored(full, 'batches'))[1];
      expect(cut?.state).not.toBe('done');
      expect(cut?.records).toBeGreaterThan(0);
      expect(cut?.records).toBeLessThan(total);
      expect((await stored(full, 'cases')).length - known).toBe(cut?.flagged);
      await full.close();

      const review = await session.openExtensionPage('review.html#import');
      await click(review, '[data-action="resume"]');
      await giveFile(review, path);
      const done = await poll('the import is through', async () => {
        const batch = (await stored(review, 'batches'))[1];
        return batch?.state === 'done' ? batch : undefined;
      });
      expect(done).toMatchObject({ records: total, flagged: total / 10, bad: 0 });
      const all = (await stored(review, 'cases')).map(({ id }) => id);
      expect(all.length - known).toBe(total / 10);
      expect(new Set(all).size).toBe(all.length);
      await review.close();
      expect(session.errors.splice(0)).toEqual([]);
    },
  );
});
