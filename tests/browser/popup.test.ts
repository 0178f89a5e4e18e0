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
    await poll('the marks come back', async () =>
      (await session.highlights(again)) === all ? true : undefined,
    );
    expect(session.errors).toEqual([]);
  });

  test('shows the flagged posts with evidence, and scrolls to one', async () => {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    const popup = await session.openPopupTab(page);
    const words = await poll('the popup lists the posts', async () => {
      const text = await popup.evaluate(() => document.body.textContent ?? '');
      return text.includes('美业合伙人阿琳') ? text : undefined;
    });
    expect(words).not.toContain('山间小路');
    expect(session.errors).toEqual([]);
  });
});

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
