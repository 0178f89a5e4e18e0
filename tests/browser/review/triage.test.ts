import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { storeSettings } from '../driver/settings';
import { builtExtension, demoFeed, flagged, presentBrowsers } from '../support';
import { CURE, click, importFile, openQueue, RISKY, rows, type TempFiles, tempFiles } from './page';
import { clearStores, stored } from './stores';

describe.each(presentBrowsers())('triage in %s', (name) => {
  let session: Session;
  let files: TempFiles;
  beforeAll(async () => {
    files = await tempFiles();
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  test('posts of the open tab: nothing is stored until the moderator decides', async () => {
    const page = await session.openPage(demoFeed());
    const report = await session.readAll(page);
    const tab = await session.inExtension(
      async (url) =>
        (await (globalThis as unknown as Tabs).chrome.tabs.query({})).find((one) => one.url === url)
          ?.id,
      page.url(),
    );
    const review = await session.openExtensionPage(`review.html?tab=${tab}`);
    const expected = report.posts.filter(({ level }) => level !== 'none').length;
    expect(flagged(report).length).toBeGreaterThan(1);
    const [first = ''] = await rows(review, expected);
    expect(await stored(review, 'cases')).toEqual([]);

    await review.bringToFront();
    await review.keyboard.press('a');
    await rows(review, expected - 1);
    const cases = await stored(review, 'cases');
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({ id: first, state: 'accepted' });
    expect(cases[0]?.findings.length).toBeGreaterThan(0);

    await review.keyboard.press('u');
    await rows(review, expected);
    expect(await stored(review, 'cases')).toMatchObject([
      { id: first, state: 'open', history: [] },
    ]);
    expect(session.errors).toEqual([]);
    await review.close();
  });

  test('rules are explained in the language of the page', async () => {
    await storeSettings(session, { language: 'en' });
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    const tab = await session.inExtension(
      async (url) =>
        (await (globalThis as unknown as Tabs).chrome.tabs.query({})).findLast(
          (one) => one.url === url,
        )?.id,
      page.url(),
    );
    const review = await session.openExtensionPage(`review.html?tab=${tab}`);
    await poll('the reason is in English', () =>
      review.evaluate(() => {
        const reason = document.querySelector('.panel .explained p')?.textContent ?? '';
        return /^[A-Z][a-z]/.test(reason) ? true : undefined;
      }),
    );
    await storeSettings(session, { language: 'zh-CN' });
    await review.close();
    await page.close();
  });

  test('keys decide, note and undo; near-duplicates are folded and decided together', async () => {
    const copies = [`${RISKY}001`, `😀${RISKY.replace('加我', '加 我')}002`, `${RISKY}！！`];
    const csv = [
      'id,author,text',
      ...copies.map((text, i) => `${i},甲,"${text}"`),
      `9,乙,"${CURE}"`,
    ].join('\n');
    const review = await session.openExtensionPage('review.html');
    const batch = await importFile(review, await files.file('copies.csv', csv));
    expect(batch).toMatchObject({ state: 'done', records: 4, flagged: 4, bad: 0 });
    await openQueue(review);
    // One of the test before is open as well.
    await rows(review, 3);
    await review.bringToFront();

    // The folded row first.
    await poll('the folded row is chosen', () =>
      review.evaluate(() => {
        const row = document.querySelector('.similar')?.closest<HTMLElement>('button');
        row?.click();
        return row?.getAttribute('aria-current') === 'true' ? true : undefined;
      }),
    );
    await review.keyboard.press('r');
    await rows(review, 2);
    const rejected = (await stored(review, 'cases')).filter(({ state }) => state === 'rejected');
    expect(rejected.map(({ text }) => text).sort()).toEqual([...copies].sort());
    expect(new Set(rejected.map(({ group }) => group)).size).toBe(1);

    await review.keyboard.press('u');
    await rows(review, 3);
    expect((await stored(review, 'cases')).filter(({ state }) => state === 'rejected')).toEqual([]);

    await review.keyboard.press('n');
    await review.keyboard.type('已联系店家核实');
    await review.keyboard.press('Escape');
    await poll('the note is stored', async () =>
      (await stored(review, 'cases')).some(({ note }) => note === '已联系店家核实')
        ? true
        : undefined,
    );
    await review.keyboard.press('s');
    await rows(review, 2);
    await click(review, '[data-decide="accepted"]');
    await rows(review, 1);

    await openQueue(review);
    await rows(review, 1);
    expect(session.errors).toEqual([]);
    await review.close();
  });

  test('keys pressed while a decision is written decide the cases that come next', async () => {
    const review = await session.openExtensionPage('review.html');
    await clearStores(review);
    const lines = [CURE, RISKY].map((text, id) => JSON.stringify({ id, text }));
    await importFile(review, await files.file('quick.jsonl', lines.join('\n')));
    await openQueue(review);
    const [first, second] = await rows(review, 2);
    await review.bringToFront();
    await Promise.all([review.keyboard.press('a'), review.keyboard.press('r')]);
    await rows(review, 0);
    const decided = (await stored(review, 'cases')).map(({ id, history }) => [id, history]);
    expect(Object.fromEntries(decided)).toMatchObject({
      [first ?? '']: [{ state: 'accepted' }],
      [second ?? '']: [{ state: 'rejected' }],
    });
    await review.close();
  });
});

interface Tabs {
  readonly chrome: {
    readonly tabs: { query(f: object): Promise<{ id?: number; url?: string }[]> };
  };
}
