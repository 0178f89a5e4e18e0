import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { builtExtension, DEMO_URL, flagged, presentBrowsers } from '../support';
import {
  CURE,
  choose,
  click,
  importFile,
  openQueue,
  rows,
  stored,
  type TempFiles,
  tempFiles,
} from './page';

const PACK = `id: shop-team
name: 社区组
version: 3
rules:
  secret-word:
    category: after-sales
    level: warning
    title: 社区暗号
    match: { any: ['(对|说)暗号..6领'] }
    examples: { flag: ['【对暗号就能领】'], clean: ['暗号是什么'] }
`;
const HIT = '大家记得对暗号再领号牌，排队不要挤';

describe.each(presentBrowsers())('packs and statistics in %s', (name) => {
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

  test('a pack is checked while it is typed, tried, saved, and flags as the team’s own', async () => {
    const page = await session.openExtensionPage('review.html#packs');
    await click(page, '[data-action="pack-new"]');
    await write(page, 'pack-yaml', PACK.replace('category: after-sales', 'category: nonsense'));
    await problem(page, /6 .*rules\.secret-word\.category/);
    await write(page, 'pack-yaml', PACK.replace('【对暗号就能领】', '【对暗号】就能领'));
    await problem(page, /rules\.secret-word\.examples\.flag\.0/);
    await write(page, 'pack-yaml', `a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n`);
    await problem(page, /alias/i);

    await write(page, 'pack-yaml', PACK);
    await write(page, 'pack-sample', HIT);
    await poll('the sample is marked', () =>
      page.evaluate(() =>
        document.querySelector('[data-pack-findings="1"] mark')?.textContent === '对暗号再领'
          ? true
          : undefined,
      ),
    );
    await click(page, '[data-action="pack-save"]');
    await poll('the pack is listed', async () =>
      (await page.$('[data-pack="shop-team"]')) ? true : undefined,
    );

    await inPages(page, 'true');
    await expectInPages(session);

    const csv = `text\n${HIT}\n${CURE}\n`;
    expect(await importFile(page, await files.file('team.csv', csv))).toMatchObject({ flagged: 2 });
    const cases = await stored(page, 'cases');
    const own = cases.find(({ text }) => text === HIT);
    expect(own?.findings.map(({ rule }) => rule)).toEqual(['team:shop-team/secret-word']);
    await openQueue(page);
    await rows(page, 2);
    await poll('it is shown as the team’s', () =>
      page.evaluate(() => {
        document
          .querySelector<HTMLElement>('.case[aria-current="false"]')
          ?.closest('li')
          ?.querySelector('button');
        const titles = [...document.querySelectorAll('.finding-title')].map(
          (one) => one.textContent,
        );
        if (titles.some((title) => /(团队规则：|team rule: )社区组/.test(title ?? ''))) return true;
        document.querySelector<HTMLElement>('.case[aria-current="false"]')?.click();
        return undefined;
      }),
    );

    await page.evaluate(() => {
      location.hash = '#packs';
    });
    await click(page, '[data-switch="shop-team"]');
    await inPages(page, undefined);
    expect(await teamRules(session)).toEqual([]);
    await page.bringToFront();
    expect(await importFile(page, await files.file('off.csv', `text\n${HIT}！\n`))).toMatchObject({
      flagged: 0,
    });
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('a rule that is often wrong is turned down with one click', async () => {
    const page = await session.openExtensionPage('review.html');
    await rows(page, 2);
    await choose(page, '[name="category"]', 'false-advertising');
    await rows(page, 1);
    await click(page, '[data-decide="rejected"]');
    await rows(page, 0);
    await page.evaluate(() => {
      location.hash = '#statistics';
    });
    const rules = await poll('the rules are listed', () =>
      page.evaluate(() => {
        const cells = [...document.querySelectorAll<HTMLElement>('[data-turn-down]')].map(
          (button) => ({
            rule: button.dataset.turnDown ?? '',
            row: [...(button.closest('tr')?.querySelectorAll('td.number') ?? [])].map(
              (cell) => cell.textContent,
            ),
          }),
        );
        return cells.length > 0 ? cells : undefined;
      }),
    );
    const wrong = rules.filter(({ row }) => row[1] === '1');
    expect(wrong.length).toBeGreaterThan(0);
    for (const { row } of wrong) expect(row.slice(0, 3)).toEqual(['0', '1', '100%']);
    expect(await page.$('.chart canvas')).not.toBeNull();

    for (const { rule } of wrong)
      await click(page, `[data-turn-down="${rule}"][aria-pressed="false"]`);
    await poll('all are down', async () =>
      (await page.$$('[data-turn-down][aria-pressed="true"]')).length === wrong.length
        ? true
        : undefined,
    );
    const batch = await importFile(page, await files.file('again.csv', `text\n${CURE}，又来了\n`));
    expect(batch).toMatchObject({ judged: 1, flagged: 0 });
    expect(session.errors).toEqual([]);
    await page.close();
  });
});

/** Waits until the pack judges web pages, or does not. */
async function inPages(page: Page, wanted: 'true' | undefined): Promise<void> {
  await poll(`the pack in pages: ${wanted}`, () =>
    page.evaluate((value) => {
      const told = document.querySelector<HTMLElement>('[data-pack="shop-team"] [data-in-pages]');
      return told?.dataset.inPages === value ? true : undefined;
    }, wanted),
  );
  // What the page tells is stored by then; without the pack nothing is.
  if (wanted === undefined) {
    await poll('nothing is published', () =>
      page.evaluate(async () => {
        const { local } = (globalThis as unknown as { chrome: StorageGlobals }).chrome.storage;
        return (await local.get('packs.published'))['packs.published'] === undefined
          ? true
          : undefined;
      }),
    );
  }
}
interface StorageGlobals {
  readonly storage: { readonly local: { get(key: string): Promise<Record<string, unknown>> } };
}

function feed(): { url: string; html: string } {
  const post = (text: string) =>
    `<article class="woo-panel-main"><div class="wbpro-feed-ogText">${text}</div></article>`;
  const html = `<!doctype html><meta charset="utf-8"><title>微博</title><style>article{margin:20px;width:600px}</style><body>${post(HIT)}${post(CURE)}</body>`;
  return { url: DEMO_URL, html };
}

/** The team's rules that flag the pages of a site now. */
async function teamRules(session: Session): Promise<string[]> {
  const page = await session.openPage(feed());
  const report = await session.readAll(page);
  // The built-in rules find what they find, packs or not.
  expect(flagged(report).some(({ text }) => text === CURE)).toBe(true);
  await page.close();
  const rules = report.posts.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return rules.filter((rule) => rule.startsWith('team:'));
}

/** A web page: the team's post is flagged and marked, and the popup and the card name the team. */
async function expectInPages(session: Session): Promise<void> {
  expect(await teamRules(session)).toEqual(['team:shop-team/secret-word']);
  const page = await session.openPage(feed());
  await session.readAll(page);
  await poll('the words are marked', () =>
    page.evaluate((words) => {
      const marks = [...(CSS.highlights.get('mingjian-warning') ?? [])];
      const texts = marks.map(({ startContainer, startOffset, endOffset }) =>
        startContainer.textContent?.slice(startOffset, endOffset),
      );
      return texts.includes(words) ? true : undefined;
    }, '对暗号再领'),
  );
  const texts = await session.inExtension(async (rule) => {
    const { runtime } = (globalThis as unknown as { chrome: RuntimeGlobals }).chrome;
    return runtime.sendMessage({ type: 'page-texts', rules: [rule], language: 'zh-CN' });
  }, 'team:shop-team/secret-word');
  expect(texts).toMatchObject({
    texts: { 'team:shop-team/secret-word': { title: '社区暗号（团队规则：社区组）' } },
  });
  const popup = await session.openPopupTab(page);
  await poll('the popup names the team', () =>
    popup.evaluate(() => {
      const titles = [...document.querySelectorAll('.finding-title')];
      if (titles.some((one) => /(团队规则：|team rule: )社区组/.test(one.textContent ?? ''))) {
        return true;
      }
      // Opened one by one: a closed post shows its words only.
      document.querySelector<HTMLElement>('.post-head[aria-expanded="false"]')?.click();
      return undefined;
    }),
  );
  await popup.close();
  await page.close();
}
interface RuntimeGlobals {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

/** Types a whole text into a field, as far as the page can tell. */
async function write(page: Page, field: string, text: string): Promise<void> {
  await poll(`${field} is there`, () =>
    page.evaluate(
      (name, value) => {
        const found = document.querySelector<HTMLTextAreaElement>(`[name="${name}"]`);
        if (found === null) return undefined;
        found.value = value;
        found.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
      },
      field,
      text,
    ),
  );
}

/** Waits until the page tells of such a problem. */
async function problem(page: Page, words: RegExp): Promise<void> {
  await poll(`the page tells of ${words}`, async () => {
    const told = await page.evaluate(
      () => document.querySelector('[data-pack-problems]')?.textContent ?? '',
    );
    return words.test(told) ? true : undefined;
  });
}
