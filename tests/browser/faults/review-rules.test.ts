import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import { click, giveFile, type TempFiles, table, tempFiles } from '../review/page';
import { stored } from '../review/stores';
import { browsersOf } from '../support';
import { type FaultySession, launchFaulty } from './fault-copy';
import { isLong } from './long';

/** An import judges, so it needs the rules of the package. */
describe.runIf(isLong).each(browsersOf(isLong))('an import without rules in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  let files: TempFiles;
  beforeAll(async () => {
    files = await tempFiles();
    faulty = await launchFaulty(name);
    session = faulty.session;
    await changeSettings(session, { language: 'zh-CN' });
  });
  afterAll(async () => {
    await faulty?.close();
    await files?.remove();
  });

  const says = (page: Page) =>
    poll('the page says it', () =>
      page.evaluate(
        () => document.querySelector('.banner[role="alert"]')?.textContent || undefined,
      ),
    );

  test('missing rules: no row counts as read, and the import goes on once they are back', async () => {
    const path = join(faulty.dir, 'rules/engine-data.json');
    const whole = await readFile(path);
    const rows = await files.file('rows.csv', table(20, 5));
    await rm(path);
    const review = await session.openExtensionPage('review.html');
    await giveFile(review, rows);
    await click(review, '[data-action="start"]');
    expect(await says(review)).toMatch(/^明鉴自己的规则文件缺失或损坏，没有判断任何内容。请重启/);
    const [failed] = await stored(review, 'batches');
    expect(failed).toMatchObject({ state: 'failed', records: 0, judged: 0, flagged: 0 });
    expect(await stored(review, 'cases')).toEqual([]);

    await writeFile(path, whole);
    await click(review, '[data-action="resume"]');
    await giveFile(review, rows);
    const done = await poll('the import is through', async () => {
      const [batch] = await stored(review, 'batches');
      return batch?.state === 'done' ? batch : undefined;
    });
    expect(done).toMatchObject({ records: 20, judged: 20, flagged: 4, bad: 0 });
    await review.close();
  });
});
