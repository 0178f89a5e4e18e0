import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Settings } from '../../src/settings/schema';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { changeSettings, storeSettings } from './driver/settings';
import { click, shows } from './steps';
import { builtExtension, demoFeed, flagged, presentBrowsers } from './support';

/** Every action on a post, driven in the real popup over the demo feed. */
describe.each(presentBrowsers())('the actions of the popup in %s', (name) => {
  let session: Session;
  let page: Page;
  let popup: Page;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  beforeEach(async () => {
    await session.closeAllPages();
    await storeSettings(session, { language: 'zh-CN' });
    page = await session.openPage(demoFeed());
    await session.readAll(page);
    popup = await session.openPopupTab(page);
    await shows(popup, 'ready');
    await click(popup, 'li.post .post-head');
    await there(popup, 'li.post[data-open="true"] [data-rule] .explained');
  });

  test('not a problem: gone from list, count and page, kept as a hash, and back with undo', async () => {
    const before = await flaggedNow(session, page);
    const text = await quoteOf(popup);
    await click(popup, '[data-action="fine"]');
    await poll('the post is not pointed out', async () =>
      (await flaggedNow(session, page)) === before - 1 ? true : undefined,
    );
    await there(popup, `.summary[data-flagged="${before - 1}"]`);
    await there(popup, '[data-aside="1"]');
    const stored = JSON.stringify(await storedSettings(session));
    expect(stored).toContain('"as":"fine"');
    expect(stored).not.toContain(text.slice(0, 8));

    // The same text is known again in a page that is loaded anew.
    const again = await session.openPage(demoFeed());
    expect(flagged(await session.readAll(again)).length).toBe(before - 1);
    await again.close();

    await click(popup, '[data-action="undo"]');
    await poll('the post is back', async () =>
      (await flaggedNow(session, page)) === before ? true : undefined,
    );
    expect(session.errors).toEqual([]);
  });

  test('hide this post: out of sight on the page, and back with undo', async () => {
    const text = (await quoteOf(popup)).slice(0, 12);
    expect(await isVisible(page, text)).toBe(true);
    await click(popup, '[data-action="hide"]');
    await poll('the post is hidden', async () =>
      (await isVisible(page, text)) ? undefined : true,
    );
    expect(JSON.stringify(await storedSettings(session))).not.toContain(text.slice(0, 6));
    await click(popup, '[data-action="undo"]');
    await poll('the post is back', async () => ((await isVisible(page, text)) ? true : undefined));
    const traces = await page.evaluate(
      () => document.querySelectorAll('[data-mingjian-hidden]').length,
    );
    expect(traces).toBe(0);
    expect(session.errors).toEqual([]);
  });

  test('trust this author here: their posts are not pointed out, listed in the settings', async () => {
    const before = await flaggedNow(session, page);
    await click(popup, '[data-action="trust"]');
    await poll('the author is not pointed out', async () =>
      (await flaggedNow(session, page)) < before ? true : undefined,
    );
    await there(popup, '[data-aside]');
    const options = await session.openExtensionPage('options.html#aside');
    await there(options, '[data-trusted]');
    await click(options, '[data-trusted] [data-action="remove"]');
    await poll('the trust is taken back', async () =>
      (await flaggedNow(session, page)) === before ? true : undefined,
    );
    expect(session.errors).toEqual([]);
  });

  test('switch off this rule: it is silent on the page, other rules are not', async () => {
    const rule = await openRule(popup);
    expect(await countRule(session, page, rule)).toBeGreaterThan(0);
    await click(popup, `[data-rule="${rule}"] [data-action="mute"]`);
    await poll('the rule is silent', async () =>
      (await countRule(session, page, rule)) === 0 ? true : undefined,
    );
    expect(await flaggedNow(session, page)).toBeGreaterThan(0);
    await click(popup, '[data-action="undo"]');
    await poll('the rule speaks again', async () =>
      (await countRule(session, page, rule)) > 0 ? true : undefined,
    );
    expect(session.errors).toEqual([]);
  });

  test('a rule that was information only is so again after undo', async () => {
    const rule = await openRule(popup);
    await changeSettings(session, { rules: { [rule]: 'info' } });
    const choice = async () => (await storedSettings(session)).rules?.[rule];
    await click(popup, `[data-rule="${rule}"] [data-action="mute"]`);
    await poll('the rule is off', async () => ((await choice()) === 'off' ? true : undefined));
    await click(popup, '[data-action="undo"]');
    await poll('it is as before', async () => ((await choice()) === 'info' ? true : undefined));
    expect(session.errors).toEqual([]);
  });

  test('copy evidence and the 12315 draft: the facts are on the clipboard', async () => {
    const quoted = await quoteOf(popup);
    const evidence = await copied(popup, 'copy');
    expect(evidence).toContain('明鉴证据记录');
    expect(evidence.replace(/[【】]/g, '')).toContain(quoted.slice(0, 30));
    expect(evidence).toMatch(/https:\/\/weibo\.com\//);

    // In English too the draft is in Chinese: it is the authority that reads it.
    await storeSettings(session, { language: 'en' });
    await poll('the popup is in English', async () =>
      (await popup.evaluate(() => document.documentElement.lang)) === 'en' ? true : undefined,
    );
    // The page is read anew in the other language; its list is closed again.
    await page.bringToFront();
    await session.readAll(page);
    await there(popup, 'li.post');
    await popup.evaluate(() => {
      const head = document.querySelector<HTMLElement>('li.post .post-head');
      if (head?.getAttribute('aria-expanded') === 'false') head.click();
    });
    await there(popup, 'li.post[data-open="true"] [data-action="draft"]');
    const draft = await copied(popup, 'draft');
    expect(draft).toContain('情况反映（草稿）');
    expect(draft).toMatch(/《[^》]+》第[一二三四五六七八九十百]+条/);
    expect(draft).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d \(UTC/);
    expect(draft).not.toMatch(/骗子|诈骗|违法/);
    expect(session.errors).toEqual([]);
  });

  test('all of it works from the keyboard', async () => {
    await popup.bringToFront();
    await popup.focus('li.post[data-open="true"] .post-head');
    await popup.keyboard.press('Tab');
    const reached = await popup.evaluate(() => document.activeElement?.getAttribute('data-action'));
    expect(reached).toBe('show');
    for (const next of ['draft', 'copy', 'fine']) {
      await popup.keyboard.press('Tab');
      const now = await popup.evaluate(() => document.activeElement?.getAttribute('data-action'));
      expect(now).toBe(next);
    }
    const outline = await popup.evaluate(() => {
      const focused = document.activeElement;
      return focused === null ? '' : getComputedStyle(focused).outlineStyle;
    });
    expect(outline).toBe('solid');
    await popup.keyboard.press('Enter');
    await there(popup, '[data-aside="1"]');
    expect(session.errors).toEqual([]);
  });
});

async function there(tab: Page, selector: string): Promise<void> {
  await poll(`${selector} is there`, async () =>
    (await tab.evaluate((wanted) => document.querySelector(wanted) !== null, selector))
      ? true
      : undefined,
  );
}

/** The first rule of the post that is open. */
async function openRule(popup: Page): Promise<string> {
  return popup.evaluate(
    () =>
      document.querySelector('li.post[data-open="true"] [data-rule]')?.getAttribute('data-rule') ??
      '',
  );
}

async function quoteOf(popup: Page): Promise<string> {
  return popup.evaluate(
    () => document.querySelector('li.post[data-open="true"] blockquote')?.textContent ?? '',
  );
}

async function flaggedNow(session: Session, page: Page): Promise<number> {
  const report = await session.report(page);
  return report === undefined ? -1 : flagged(report).length;
}

async function countRule(session: Session, page: Page, rule: string): Promise<number> {
  const posts = (await session.report(page))?.posts ?? [];
  return posts.flatMap(({ findings }) => findings).filter((one) => one.rule === rule).length;
}

/** Whether the post that holds these words takes any room on the page. */
async function isVisible(page: Page, words: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const post = [...document.querySelectorAll('article')].find((one) =>
      one.textContent?.includes(wanted),
    );
    return (post?.getBoundingClientRect().height ?? 0) > 0;
  }, words);
}

/** Presses the button as a person does, then pastes into a field of the popup: the real clipboard. */
async function copied(popup: Page, action: string): Promise<string> {
  await popup.bringToFront();
  const before = await popup.evaluate(() => document.querySelector('[data-notice]')?.textContent);
  // With a key: Firefox lets no driver click into the pages of an extension.
  await popup.focus(`li.post[data-open="true"] [data-action="${action}"]`);
  await popup.keyboard.press('Enter');
  await poll('the popup says that it was copied', async () => {
    const now = await popup.evaluate(() => document.querySelector('[data-notice]')?.textContent);
    return now != null && now !== before ? true : undefined;
  });
  await popup.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await popup.keyboard.down('Control');
  await popup.keyboard.press('v');
  await popup.keyboard.up('Control');
  return poll('the text is pasted', async () => {
    const text = await popup.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('#pasted');
      const { value = '' } = field ?? {};
      if (value !== '') field?.remove();
      return value;
    });
    return text === '' ? undefined : text;
  });
}

interface OwnPageGlobals {
  readonly chrome: {
    readonly storage: {
      readonly local: { get(key: string): Promise<{ settings?: Partial<Settings> }> };
    };
  };
}

function storedSettings(session: Session): Promise<Partial<Settings>> {
  return session.inExtension(async () => {
    const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
    return (await local.get('settings')).settings ?? {};
  });
}
