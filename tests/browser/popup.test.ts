import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { builtExtension, demoFeed, presentBrowsers } from './support';

const CHIP = 'button[data-category="pyramid"]';

describe.each(presentBrowsers())('the popup in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  test('switches a category off and on in the open page, and it stays off after a restart', async () => {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    const all = await session.highlights(page);
    await page.evaluate(() => {
      window.name = 'never reloaded';
    });

    const popup = await session.openPopupTab(page);
    expect(await chipState(popup)).toBe('true');
    await clickChip(popup);
    const fewer = await poll('the marks of the category go', async () => {
      const now = await session.highlights(page);
      return now < all ? now : undefined;
    });
    expect(fewer).toBeGreaterThan(0);
    expect(await pyramidFindings(session, page)).toBe(0);
    expect(await page.evaluate(() => window.name)).toBe('never reloaded');

    await session.restart();
    const again = await session.openPage(demoFeed());
    await session.readAll(again);
    expect(await session.highlights(again)).toBe(fewer);
    expect(await pyramidFindings(session, again)).toBe(0);
    const reopened = await session.openPopupTab(again);
    expect(await chipState(reopened)).toBe('false');

    await clickChip(reopened);
    await again.bringToFront();
    await poll('marks come back', async () =>
      (await session.highlights(again)) > fewer ? true : undefined,
    );
    // Those far from the screen come when it gets there.
    await session.readAll(again);
    expect(await session.highlights(again)).toBe(all);
    expect(session.errors).toEqual([]);
  });

  test('shows evidence and the official source of each post, and scrolls to it', async () => {
    const page = await session.openPage(demoFeed());
    const report = await session.readAll(page);
    const popup = await session.openPopupTab(page);
    const count = await poll('the popup lists the posts', async () => {
      const shown = await popup.evaluate(() => document.querySelectorAll('li.post').length);
      return shown > 0 ? shown : undefined;
    });
    expect(count).toBe(report.posts.filter(({ findings }) => findings.length > 0).length);

    await popup.evaluate(() => {
      [...document.querySelectorAll<HTMLElement>('li.post .post-head')].at(-1)?.click();
    });
    const open = await poll('the post opens', () => popup.evaluate(readOpenPost));
    expect(open.evidence.length).toBeGreaterThan(0);
    for (const words of open.evidence) expect(open.quote).toContain(words);
    expect(open.links.filter((link) => /^https?:/.test(link)).length).toBeGreaterThan(0);

    await popup.evaluate(() => {
      document
        .querySelector<HTMLElement>('li.post[data-open="true"] [data-action="show"]')
        ?.click();
    });
    await page.bringToFront();
    await poll('the page scrolls there', async () =>
      (await page.evaluate(() => scrollY)) > 0 ? true : undefined,
    );
    expect(session.errors).toEqual([]);
  });

  test('shows below the findings what a post also says, and where to check it', async () => {
    const page = await session.openPage(demoFeed());
    const report = await session.readAll(page);
    const signed = report.posts.filter(({ signs }) => signs !== undefined);
    expect(signed.map(({ text }) => text.slice(0, 7))).toEqual(['祖传秘方减肥茶']);
    const popup = await session.openPopupTab(page);
    const id = signed[0]?.id ?? '';
    await poll('the post opens', () => popup.evaluate(openPost, id));
    const shown = await poll('its sign is shown', () => popup.evaluate(readSigns));
    expect(shown.quotes).toEqual(['营业执照']);
    expect(shown.links).toContain('https://www.gsxt.gov.cn/');
    expect(session.errors).toEqual([]);
  });
});

/** Runs in the popup. */
function openPost(id: string) {
  const head = document.querySelector<HTMLElement>(`li.post[data-post="${id}"] .post-head`);
  if (head === null) return undefined;
  head.click();
  return true;
}

/** Runs in the popup. */
function readSigns() {
  const signs = document.querySelector('li.post[data-open="true"] .signs');
  if (signs === null) return undefined;
  return {
    quotes: [...signs.querySelectorAll('q')].map((quote) => quote.textContent),
    links: [...signs.querySelectorAll('a')].map((link) => link.href),
  };
}

/** Runs in the popup. */
function readOpenPost() {
  const post = document.querySelector('li.post[data-open="true"]');
  const links = [...(post?.querySelectorAll('a') ?? [])].map((link) => link.href);
  if (!post || links.length === 0) return undefined;
  const evidence = [...post.querySelectorAll('blockquote mark')].map((mark) => mark.textContent);
  return { evidence, quote: post.querySelector('blockquote')?.textContent ?? '', links };
}

async function pyramidFindings(session: Session, page: Page): Promise<number> {
  const posts = (await session.report(page))?.posts ?? [];
  const findings = posts.flatMap((post) => post.findings);
  return findings.filter(({ category }) => category === 'pyramid').length;
}

function chipState(popup: Page): Promise<string | null> {
  return poll('the category is shown', async () => {
    const state = await popup.evaluate(
      (chip) => document.querySelector(chip)?.getAttribute('aria-checked'),
      CHIP,
    );
    return state ?? undefined;
  });
}

async function clickChip(popup: Page): Promise<void> {
  await popup.evaluate((chip) => {
    document.querySelector<HTMLElement>(chip)?.click();
  }, CHIP);
}
