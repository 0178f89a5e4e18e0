import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PageReport } from '../../../src/messages/from-page';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import { browsersOf, demoFeed, findingsOf } from '../support';
import { type BrowserSwitches, openSwitches } from './browser-switches';
import { counts, type FaultySession, launchFaulty, planFault } from './fault-copy';
import { isLong } from './long';
import { consoleErrors, ourTraces } from './page-facts';

const NO_RULES = /^明鉴自己的规则文件缺失或损坏，所以有内容没有检查。请重启浏览器/;

/** What may be in the place of the compiled rules; null: nothing, undefined: it never comes. */
const damages: readonly (readonly [string, (whole: string) => string | null | undefined])[] = [
  // Sound in itself, and half of its rules: the damage that nobody would see.
  [
    'of another version',
    (whole) => {
      const data = JSON.parse(whole) as { version: string; rules: unknown[] };
      return JSON.stringify({ ...data, version: '1999', rules: data.rules.slice(0, 40) });
    },
  ],
  ['missing', () => null],
  ['never delivered, so given up after ten seconds', () => undefined],
  ['cut off', (whole) => whole.slice(0, 100_000)],
  ['empty', () => ''],
  ['not JSON', (whole) => `<!doctype html>${whole}`],
  ['of another shape', () => '{"terms":[],"rules":{}}'],
];

/** The compiled rules are a file of the package: without them nothing may look as if it was judged. */
describe.each(browsersOf(isLong))('the rules of the package in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  let switches: BrowserSwitches;
  let expected: PageReport;
  let path = '';
  let whole = '';
  beforeAll(async () => {
    faulty = await launchFaulty(name);
    session = faulty.session;
    path = join(faulty.dir, 'rules/engine-data.json');
    whole = await readFile(path, 'utf8');
    switches = await openSwitches(session);
    await changeSettings(session, { language: 'zh-CN', categories: { 'after-sales': false } });
    const page = await session.openPage(demoFeed());
    expected = await session.readAll(page);
    await page.close();
  });
  afterAll(() => faulty?.close());
  afterEach(mend);

  async function mend(): Promise<void> {
    await planFault(session, {});
    await writeFile(path, whole);
  }

  async function damage(contents: string | null | undefined): Promise<void> {
    if (contents === undefined) await planFault(session, { silent: 'engine-data' });
    else if (contents === null) await rm(path);
    else await writeFile(path, contents);
  }
  const reportOf = (page: Page, state: string) =>
    poll(`the page is ${state}`, async () => {
      const report = await session.report(page);
      return report?.state === state ? report : undefined;
    });

  /** Nothing is marked from half a file, and page and popup say why and what to do. */
  async function saysSo(page: Page): Promise<void> {
    const report = await reportOf(page, 'unreadable');
    expect(report.errors).toEqual([expect.stringMatching(NO_RULES)]);
    expect(report).toMatchObject({ read: 0, posts: [] });
    expect(report.waiting).toBeGreaterThan(5);
    expect(await ourTraces(page)).toEqual({ marks: 0, badges: 0, hidden: 0 });
    const popup = await session.openPopupTab(page);
    const said = await poll('the popup says so', () =>
      popup.evaluate(() => document.querySelector('[data-view="unreadable"] .state')?.textContent),
    );
    expect(said).toMatch(/^这一页还没有检查完明鉴自己的规则文件缺失或损坏/);
    await popup.close();
    await page.bringToFront();
  }

  /** The background says it in its own console, and nothing else fails. */
  function onlyRules(): void {
    for (const error of session.errors.splice(0))
      expect(error).toMatch(/rules?\b|integrity|digest/);
  }

  async function sameAsBefore(page: Page): Promise<void> {
    expect(await session.inExtension(readSettings)).toMatchObject({
      language: 'zh-CN',
      categories: { 'after-sales': false },
    });
    const report = await session.readAll(page);
    expect(report).toMatchObject({ state: 'ready', guarded: true, waiting: 0, errors: [] });
    expect(findingsOf(report)).toEqual(findingsOf(expected));
  }

  test.each(isLong ? damages : damages.slice(0, 1))(
    '%s: nothing is judged, and it is said; there again: as before',
    async (_, change) => {
      await switches.killBackground();
      await damage(change(whole));
      const page = await session.openPage(demoFeed());
      const errors = consoleErrors(page);
      await saysSo(page);
      onlyRules();

      await mend();
      await switches.killBackground();
      const next = await session.openPage(demoFeed());
      await sameAsBefore(next);
      await next.close();
      // The page that had no answer asks again by itself.
      await page.bringToFront();
      await reportOf(page, 'ready');
      await sameAsBefore(page);
      expect(errors).toEqual([]);
      await page.close();
      onlyRules();
    },
  );

  test.runIf(isLong)('missing, on a page that never stands still: asked for seldom', async () => {
    await switches.killBackground();
    await damage(null);
    const page = await session.openPage(demoFeed());
    const before = (await counts(session)).engines ?? 0;
    await page.evaluate(() => {
      let ticks = 0;
      const tick = () => {
        for (const text of document.querySelectorAll('.wbpro-feed-ogText'))
          text.firstChild?.after(` ${ticks++}`);
      };
      setInterval(tick, 50);
    });
    await saysSo(page);
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    // When the page opens, its first question, and again after 2 s and after 12 s.
    expect(((await counts(session)).engines ?? 0) - before).toBeLessThanOrEqual(5);
    await page.close();
    onlyRules();
  });
});

interface OwnPageGlobals {
  readonly chrome: {
    readonly storage: { readonly local: { get(key: string): Promise<Record<string, unknown>> } };
  };
}

/** Runs in a page of the extension. */
async function readSettings(): Promise<unknown> {
  const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
  return (await local.get('settings')).settings;
}
