import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import {
  catchDownloads,
  choose,
  click,
  importFile,
  openQueue,
  rows,
  type TempFiles,
  table,
  tempFiles,
} from '../review/page';
import { stored } from '../review/stores';
import { browsersOf } from '../support';
import { type FaultySession, launchFaulty } from './fault-copy';
import { isLong } from './long';

/** What may have become of a record: some fields replaced, `undefined` taken away. */
const damages: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['without findings and history', { findings: undefined, history: undefined }],
  ['with a text that is none', { text: 7 }],
  ['with a finding of another shape', { findings: [{ rule: 'x', category: 'unheard-of' }] }],
  ['that no index knows', { state: undefined, rank: 'first' }],
];

/** One record that cannot be understood does not take the others with it. */
describe.each(browsersOf(isLong))('a damaged record in the review database in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  let files: TempFiles;
  beforeAll(async () => {
    files = await tempFiles();
    faulty = await launchFaulty(name);
    session = faulty.session;
    await changeSettings(session, { language: 'zh-CN' });
    const review = await session.openExtensionPage('review.html');
    await importFile(review, await files.file('rows.csv', table(20, 5)));
    await review.close();
  });
  afterAll(async () => {
    await faulty?.close();
    await files?.remove();
  });

  const text = (page: Page, selector: string) =>
    poll(`${selector} says something`, () =>
      page.evaluate((wanted) => document.querySelector(wanted)?.textContent || undefined, selector),
    );
  async function exported(page: Page): Promise<string> {
    const taken = await catchDownloads(page);
    await click(page, '[data-export="jsonl"]');
    return taken();
  }
  async function showAll(page: Page): Promise<void> {
    await openQueue(page);
    await choose(page, '[name="state"]', 'all');
    if (await page.$('[name="folded"]:checked')) await click(page, '[name="folded"]');
  }

  test.each(isLong ? damages : damages.slice(0, 1))(
    '%s: left out and said, others go on, an earlier export restores it',
    async (_, change) => {
      const review = await session.openExtensionPage('review.html');
      await showAll(review);
      await rows(review, 4);
      const before = await stored(review, 'cases');
      const whole = await exported(review);
      const [broken] = before;
      if (broken === undefined) throw new Error('nothing is stored');
      await review.evaluate(
        replaceCase,
        Object.entries({ ...broken, ...change }).filter(([, value]) => value !== undefined),
      );

      await showAll(review);
      const others = await rows(review, 3);
      expect(others).not.toContain(broken.id);
      expect(await text(review, '[data-broken="1"]')).toMatch(/^有 1 条记录已损坏，没有列出/);
      await click(review, '[data-decide="skipped"]');
      await poll(
        'the decision is stored',
        async () =>
          (await stored(review, 'cases')).some(({ state }) => state === 'skipped') || undefined,
      );
      await review.evaluate(() => {
        location.hash = '#statistics';
      });
      await text(review, '.statistics table');
      await showAll(review);
      await rows(review, 3);
      expect((await exported(review)).trim().split('\n')).toHaveLength(3);
      // What is left of it is still there.
      expect((await stored(review, 'cases')).map(({ id }) => id)).toContain(broken.id);

      await importFile(review, await files.file('whole.jsonl', whole));
      await showAll(review);
      await rows(review, 4);
      expect(await review.evaluate(() => document.querySelector('[data-broken]'))).toBeNull();
      const after = await stored(review, 'cases');
      expect(after.find(({ id }) => id === broken.id)).toMatchObject({
        text: broken.text,
        findings: broken.findings,
      });
      await review.close();
      expect(session.errors.splice(0)).toEqual([]);
    },
  );
});

/** Runs in the review page. */
function replaceCase(entries: [string, unknown][]): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('mingjian-review');
    open.onsuccess = () => {
      const tx = open.result.transaction('cases', 'readwrite');
      tx.objectStore('cases').put(Object.fromEntries(entries));
      tx.onerror = () => reject(tx.error);
      tx.oncomplete = () => {
        open.result.close();
        resolve();
      };
    };
  });
}
