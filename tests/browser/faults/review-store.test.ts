import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import { importFile, rows, type TempFiles, table, tempFiles } from '../review/page';
import { stored } from '../review/stores';
import { browsersOf } from '../support';
import { type FaultySession, launchFaulty } from './fault-copy';
import { isLong } from './long';

/** The database of the review page cannot be opened or read: it says so, and nothing is changed. */
describe.each(browsersOf(isLong))('the review database in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  let files: TempFiles;
  /** A page of ours that is not the review page, to reach its database by. */
  let other: Page;
  let saved: unknown[] = [];
  beforeAll(async () => {
    files = await tempFiles();
    faulty = await launchFaulty(name);
    session = faulty.session;
    await changeSettings(session, { language: 'zh-CN' });
    const review = await session.openExtensionPage('review.html');
    await importFile(review, await files.file('rows.csv', table(20, 5)));
    saved = await stored(review, 'cases');
    expect(saved.length).toBe(4);
    await review.close();
    other = await session.openExtensionPage('welcome.html');
  });
  afterAll(async () => {
    await faulty?.close();
    await files?.remove();
  });

  const problemOf = (page: Page) =>
    poll('the page says what is wrong', () =>
      page.evaluate(() => document.querySelector('[data-problem]')?.textContent ?? undefined),
    );

  /** As it was, for the page and for whoever looks past it. */
  async function nothingLost(): Promise<void> {
    const review = await session.openExtensionPage('review.html');
    await rows(review, 2);
    expect(await review.evaluate(() => document.querySelector('[data-problem]'))).toBeNull();
    expect(await stored(review, 'cases')).toEqual(saved);
    await review.close();
    expect(session.errors.splice(0)).toEqual([]);
  }

  test('damaged, so that it does not open: said, nothing is made anew', async () => {
    const review = await session.openExtensionPage('review.html?db=unreadable');
    expect(await problemOf(review)).toMatch(
      /^浏览器读不到已存的内容，数据库可能已损坏；这里没有改动任何内容。请重启浏览器/,
    );
    await review.close();
    session.errors.splice(0);
    await nothingLost();
  });

  test.runIf(isLong)(
    'opens, but cannot be read: no empty queue is shown as if all was done',
    async () => {
      const review = await session.openExtensionPage('review.html?db=reads');
      for (const part of ['queue', 'import', 'statistics', 'packs']) {
        await review.evaluate((hash) => {
          location.hash = hash;
        }, part);
        expect(await problemOf(review)).toMatch(/^浏览器读不到已存的内容/);
      }
      await review.close();
      session.errors.splice(0);
      await nothingLost();
    },
  );

  test.runIf(isLong)('held by another page: said after five seconds', async () => {
    await other.evaluate(hold);
    const review = await session.openExtensionPage('review.html');
    expect(await problemOf(review)).toMatch(/^数据库没有回应，可能被另一个审阅页占用/);
    await review.close();
    await other.evaluate(letGo);
    await nothingLost();
  });

  test.runIf(isLong)('of a newer version: said, and left as it is', async () => {
    const open = await session.openExtensionPage('review.html');
    await rows(open, 2);
    await other.evaluate(upgrade);
    // The page that was open lets go, and says that nothing will be saved any more.
    expect(await problemOf(open)).toMatch(/^与数据库的连接断了，接下来的操作不会保存。请刷新/);
    await open.close();
    const review = await session.openExtensionPage('review.html');
    expect(await problemOf(review)).toBe(
      '队列由更新的版本写入，这里打不开，也没有改动。请更新扩展。',
    );
    expect(await stored(review, 'cases')).toEqual(saved);
    expect(session.errors.splice(0)).toEqual([]);
    await review.close();
  });
});

interface Held {
  held?: IDBDatabase;
}

/** Keeps a connection that gives way to nobody, and asks for a newer version: all others wait. */
function hold(): Promise<void> {
  return new Promise((resolve) => {
    const open = indexedDB.open('mingjian-review');
    open.onsuccess = () => {
      (globalThis as Held).held = open.result;
      const newer = indexedDB.open('mingjian-review', 2);
      newer.onupgradeneeded = () => newer.transaction?.abort();
      newer.onblocked = () => resolve();
    };
  });
}
function letGo(): void {
  (globalThis as Held).held?.close();
}
function upgrade(): Promise<void> {
  return new Promise((resolve) => {
    const newer = indexedDB.open('mingjian-review', 2);
    newer.onsuccess = () => {
      newer.result.close();
      resolve();
    };
  });
}
