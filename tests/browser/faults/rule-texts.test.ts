import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PageReport } from '../../../src/messages/from-page';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import { click, shows } from '../steps';
import { browsersOf, demoFeed, findingsOf } from '../support';
import { type FaultySession, launchFaulty } from './fault-copy';
import { isLong } from './long';
import { consoleErrors } from './page-facts';

const NO_TEXTS = /^规则的说明文件缺失或损坏，暂时看不到理由和法条；提示照常。请重启浏览器/;

/** The texts only explain: without them everything else goes on. */
describe.each(browsersOf(isLong))('the explanations of the rules in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  let page: Page;
  let errors: string[] = [];
  let expected: PageReport;
  let path = '';
  let whole = '';
  beforeAll(async () => {
    faulty = await launchFaulty(name);
    session = faulty.session;
    path = join(faulty.dir, 'rules/rule-texts.zh-CN.json');
    whole = await readFile(path, 'utf8');
    await changeSettings(session, { language: 'zh-CN' });
    page = await session.openPage(demoFeed());
    errors = consoleErrors(page);
    expected = await session.readAll(page);
  });
  afterAll(() => faulty?.close());
  afterEach(() => writeFile(path, whole));

  const wordsOf = (tab: Page, selector: string) =>
    poll(`${selector} says something`, async () => {
      const words = await tab.evaluate(
        (wanted) => document.querySelector(wanted)?.textContent,
        selector,
      );
      return words || undefined;
    });

  /** What a popup says whose texts cannot be read: everything but the texts. */
  async function saysSo(popup: Page): Promise<void> {
    await shows(popup, 'ready');
    expect(await wordsOf(popup, '[data-problem="texts"]')).toMatch(NO_TEXTS);
    await click(popup, 'li.post .post-head');
    expect(await wordsOf(popup, 'li.post .finding > .hint')).toBe('这条规则的说明暂时读不到。');
    expect(await wordsOf(popup, '.finding-foot')).not.toContain('规则版本');
    expect(await wordsOf(popup, '.quotes q')).not.toBe('');
    // Half an explanation would be no evidence.
    await click(popup, '[data-action="copy"]');
    expect(await wordsOf(popup, '[data-notice]')).toMatch(NO_TEXTS);
    await popup.close();
  }

  /** Our own pages say it in their consoles, and nothing else fails. */
  function onlyTexts(): void {
    for (const error of session.errors.splice(0))
      expect(error).toMatch(/rule texts|integrity|digest/);
    expect(errors).toEqual([]);
  }

  const damages: readonly (readonly [string, () => Promise<void>])[] = [
    ['missing', () => rm(path)],
    ['cut off', () => writeFile(path, whole.slice(0, 5_000))],
    ['of another file', () => cp(join(faulty.dir, 'rules/rule-texts.en.json'), path)],
  ];
  test.each(isLong ? damages : damages.slice(0, 1))(
    '%s: popup and settings say so, findings go on; there again: as before',
    async (_, damage) => {
      await damage();
      await saysSo(await session.openPopupTab(page));
      const options = await session.openExtensionPage('options.html');
      expect(await wordsOf(options, '[data-problem="texts"]')).toMatch(NO_TEXTS);
      expect(
        await options.evaluate(() => document.querySelectorAll('[role="switch"]').length),
      ).toBe(6);
      await options.close();
      await page.bringToFront();
      expect(findingsOf(await session.readAll(page))).toEqual(findingsOf(expected));

      await writeFile(path, whole);
      const popup = await session.openPopupTab(page);
      await shows(popup, 'ready');
      await click(popup, 'li.post .post-head');
      expect(await wordsOf(popup, 'li.post .explained')).toContain('为什么提示');
      expect(await popup.evaluate(() => document.querySelector('[data-problem]'))).toBeNull();
      await popup.close();
      onlyTexts();
    },
  );

  test.runIf(isLong)('never delivered: given up after ten seconds', async () => {
    const tab = await session.inExtension(async (url) => {
      const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
      return (await tabs.query({})).findLast((one) => one.url === url)?.id;
    }, page.url());
    await saysSo(await session.openExtensionPage(`popup.html?tab=${tab}&silent=rule-texts`));
    onlyTexts();
  });
});

interface OwnPageGlobals {
  readonly chrome: {
    readonly tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> };
  };
}
