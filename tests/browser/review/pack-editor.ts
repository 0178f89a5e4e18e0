import type { Page } from 'puppeteer-core';
import { poll } from '../driver/poll';

/** What a test does with a team's pack on the review page. */

/** Types a whole text into a field, as far as the page can tell. */
export async function write(page: Page, field: string, text: string): Promise<void> {
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
export async function problem(page: Page, words: RegExp): Promise<void> {
  await poll(`the page tells of ${words}`, async () => {
    const told = await page.evaluate(
      () => document.querySelector('[data-pack-problems]')?.textContent ?? '',
    );
    return words.test(told) ? true : undefined;
  });
}

/** Waits until the pack judges web pages, or does not. */
export async function inPages(page: Page, wanted: 'true' | undefined): Promise<void> {
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
