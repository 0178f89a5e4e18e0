import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { poll } from './driver/poll';
import type { Session } from './driver/session';
import { launch } from './driver/session';
import { changeSettings, storeSettings } from './driver/settings';
import { badgeOf, click, typeInto } from './steps';
import { builtExtension, demoFeed, flagged, presentBrowsers } from './support';

/** The settings page: what is switched there acts at once on a page that is open. */
describe.each(presentBrowsers())('the settings in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());
  beforeEach(async () => {
    await session.closeAllPages();
    await storeSettings(session, { language: 'zh-CN' });
  });

  async function openOptions(part: string): Promise<Page> {
    const tab = await session.openExtensionPage(`options.html#${part}`);
    await there(tab, '.rule-group');
    return tab;
  }

  test('a single rule is found, read with its examples and switched off at once', async () => {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    const rule = (await session.report(page))?.posts.flatMap(({ findings }) => findings)[0]?.rule;
    const found = rule ?? 'none';
    const tab = await openOptions('rules');
    await typeInto(tab, '[data-field="search"]', found);
    await there(tab, `.rule[data-rule="${found}"]`);
    expect(await tab.evaluate(() => document.querySelectorAll('.rule').length)).toBeLessThan(5);
    await click(tab, `[data-rule="${found}"] .rule-open`);
    await there(tab, '.examples mark');
    await click(tab, `[data-switch="${found}"]`);
    await poll('the rule is silent', async () => {
      const posts = (await session.report(page))?.posts ?? [];
      const rules = posts.flatMap(({ findings }) => findings.map((finding) => finding.rule));
      return rules.includes(found) ? undefined : true;
    });
    expect(session.errors).toEqual([]);
  });

  test('the level from which the page is marked acts at once', async () => {
    const page = await session.openPage(demoFeed());
    const report = await session.readAll(page);
    const all = flagged(report).length;
    const serious = report.posts.filter(({ level }) => level === 'warning').length;
    expect(serious).toBeLessThan(all);
    const tab = await openOptions('hints');
    for (const [level, badge] of [
      ['warning', String(serious)],
      ['never', ''],
      ['caution', String(all)],
    ] as const) {
      await click(tab, `input[name="mark-from"][value="${level}"]`);
      await poll(`${level} is marked`, async () =>
        (await badgeOf(session, page.url())) === badge ? true : undefined,
      );
    }
    await click(tab, '[data-action="reset"]');
    await poll('the switches are untouched again', async () =>
      'markFrom' in (await stored(session)) ? undefined : true,
    );
    expect(session.errors).toEqual([]);
  });

  test('the language can be set, rule texts included', async () => {
    const tab = await openOptions('language');
    for (const [language, title] of [
      ['zh-TW', '明鑑設定'],
      ['en', 'Mingjian settings'],
      ['zh-CN', '明鉴设置'],
    ] as const) {
      await click(tab, `input[name="language"][value="${language}"]`);
      await poll(`the page is in ${language}`, async () => {
        const shown = await tab.evaluate(() => ({
          title: document.title,
          lang: document.documentElement.lang,
        }));
        return shown.title === title && shown.lang === language ? true : undefined;
      });
    }
    await click(tab, 'input[name="language"][value="zh-TW"]');
    await typeInto(tab, '[data-field="search"]', 'pyramid/entry-fee');
    await click(tab, '[data-rule="pyramid/entry-fee"] .rule-open');
    const why = await poll('the reason shows', async () => {
      const text = await tab.evaluate(() => document.querySelector('.explained p')?.textContent);
      return text ?? undefined;
    });
    expect(why).not.toMatch(/[们这为说对发经国]/);
    expect(session.errors).toEqual([]);
  });

  test('the adapters test themselves, and tell what the open pages read', async () => {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    const tab = await openOptions('check');
    await click(tab, '[data-action="self-test"]');
    await there(tab, '.checks [data-adapter="weibo"]');
    const weibo = await tab.evaluate(
      () => document.querySelector('[data-adapter="weibo"]')?.textContent ?? '',
    );
    expect(weibo).toContain('weibo.com：读到 15 条');
    expect(
      await tab.evaluate(() => document.querySelectorAll('[data-adapter][data-ok="false"]').length),
    ).toBe(0);
    expect(session.errors).toEqual([]);
  });

  test('settings go out into a file and come back from it', async () => {
    await storeSettings(session, {
      language: 'zh-CN',
      rules: { 'pyramid/entry-fee': 'info' },
      trusted: [{ host: 'weibo.com', author: '山间小路', day: '2026-11-22' }],
    });
    const tab = await openOptions('transfer');
    // What the link would save: a driver cannot follow a download in both browsers.
    await tab.evaluate(() => {
      const page = globalThis as unknown as { saved?: Promise<string> };
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        page.saved = (blob as Blob).text();
        return createObjectURL(blob);
      };
    });
    await click(tab, '[data-action="export"]');
    const file = await tab.evaluate(
      () => (globalThis as unknown as { saved?: Promise<string> }).saved ?? '',
    );
    expect(file).toContain('"pyramid/entry-fee": "info"');

    await storeSettings(session, { language: 'zh-CN' });
    await choose(tab, 'other.json', '{"format":"other"}');
    await poll('the other file is refused', async () =>
      (await notice(tab)).startsWith('这不是明鉴导出') ? true : undefined,
    );
    expect(await stored(session)).toMatchObject({ rules: {}, trusted: [] });
    await choose(tab, 'settings.json', file);
    await poll('the settings are back', async () =>
      JSON.stringify(await stored(session)).includes('山间小路') ? true : undefined,
    );
    await click(tab, '[data-action="undo"]');
    await poll('the import is undone', async () =>
      JSON.stringify(await stored(session)).includes('山间小路') ? undefined : true,
    );

    // Something else is chosen after the next import: to take that back would lose the choice.
    await choose(tab, 'settings.json', file);
    await there(tab, '[data-action="undo"]');
    await changeSettings(session, { markFrom: 'warning' });
    await poll('the import is not taken back any more', async () =>
      (await tab.evaluate(() => document.querySelector('[data-action="undo"]') === null))
        ? true
        : undefined,
    );
    expect(await stored(session)).toMatchObject({ markFrom: 'warning' });
    expect(session.errors).toEqual([]);
  });
});

describe.each(presentBrowsers())('the first run in %s', (name) => {
  test('opens the welcome page once, and never again', async () => {
    const session = await launch(name, { extensionDir: builtExtension(name), keepWelcome: true });
    try {
      expect(await session.welcomeTab()).toBeGreaterThanOrEqual(0);
      const page = await session.openExtensionPage('welcome.html');
      await there(page, '[data-sample="recruiting"] mark');
      const samples = await page.evaluate(() =>
        [...document.querySelectorAll('[data-sample]')].map(
          (one) => one.querySelectorAll('mark').length,
        ),
      );
      expect(samples).toEqual([2, 0, 0, 0]);
      expect(await shownBefore(session)).toBe(true);
      expect(session.errors).toEqual([]);
    } finally {
      await session.close();
    }
  });
});

async function there(tab: Page, selector: string): Promise<void> {
  await poll(`${selector} is there`, async () =>
    (await tab.evaluate((wanted) => document.querySelector(wanted) !== null, selector))
      ? true
      : undefined,
  );
}

function notice(tab: Page): Promise<string> {
  return tab.evaluate(() => document.querySelector('[data-notice]')?.textContent ?? '');
}

/** Puts a file into the page's own field, as its dialogue does. */
async function choose(tab: Page, name: string, text: string): Promise<void> {
  await tab.evaluate(
    (fileName, content) => {
      const field = document.querySelector<HTMLInputElement>('[data-field="import"]');
      const files = new DataTransfer();
      files.items.add(new File([content], fileName, { type: 'application/json' }));
      if (field !== null) field.files = files.files;
      field?.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    text,
  );
}

interface OwnPageGlobals {
  readonly chrome: {
    readonly storage: {
      readonly local: { get(key: string): Promise<Record<string, unknown>> };
    };
  };
}

function stored(session: Session): Promise<object> {
  return session.inExtension(async () => {
    const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
    return ((await local.get('settings')).settings ?? {}) as object;
  });
}

function shownBefore(session: Session): Promise<boolean> {
  return session.inExtension(async () => {
    const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
    return (await local.get('welcome.shown'))['welcome.shown'] === true;
  });
}
