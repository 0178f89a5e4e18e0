import type { Page } from 'puppeteer-core';
import { poll } from '../driver/poll';

/** The problem with the settings that one of our pages tells of. */
export function bannerOf(page: Page): Promise<string> {
  return poll('a banner shows', async () => {
    const words = await page.evaluate(
      () => document.querySelector('.banner[data-problem]')?.textContent,
    );
    return words ?? undefined;
  });
}

export function switchOf(page: Page, wanted: string): Promise<string | null | undefined> {
  return page.evaluate(
    (category) =>
      document.querySelector(`[data-switch="${category}"]`)?.getAttribute('aria-checked'),
    wanted,
  );
}
