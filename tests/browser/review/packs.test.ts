import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { builtExtension, presentBrowsers } from '../support';
import { inPages, problem, write } from './pack-editor';
import { expectInPages, HIT, teamRules } from './pack-in-pages';
import {
  CURE,
  choose,
  click,
  importFile,
  openQueue,
  rows,
  type TempFiles,
  tempFiles,
} from './page';
import { stored } from './stores';

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

  test('Save stores only what was checked, and asks before it replaces another pack', async () => {
    const page = await session.openExtensionPage('review.html#packs');
    const yamlOf = async (id: string) =>
      (await stored(page, 'packs')).find((pack) => pack.id === id)?.yaml;
    await click(page, '[data-action="pack-new"]');
    await write(page, 'pack-yaml', PACK.replace('id: shop-team', 'id: first'));
    await click(page, '[data-action="pack-save"]');
    await poll('the first one is stored', () => yamlOf('first'));

    // In the pause after typing, at once.
    await write(page, 'pack-yaml', 'nonsense: [');
    const pressed = await page.evaluate(() => {
      const save = document.querySelector<HTMLButtonElement>('[data-action="pack-save"]');
      save?.click();
      return save?.disabled;
    });
    expect(pressed).toBe(true);
    await problem(page, /./);
    expect(await yamlOf('first')).toContain('id: first');

    const changed = PACK.replace('id: shop-team', 'id: first').replace('version: 3', 'version: 4');
    await click(page, '[data-action="pack-new"]');
    await write(page, 'pack-yaml', changed);
    await click(page, '[data-action="pack-save"]');
    await poll('it asks', () =>
      page.evaluate(() =>
        document.querySelector('[data-action="pack-save"]')?.textContent?.includes('first')
          ? true
          : undefined,
      ),
    );
    expect(await yamlOf('first')).toContain('version: 3');
    await click(page, '[data-action="pack-save"]');
    await poll('it is replaced', async () =>
      (await yamlOf('first')) === changed ? true : undefined,
    );
    await click(page, '[data-pack="first"] [data-action="pack-remove"]');
    await page.close();
  });
});
