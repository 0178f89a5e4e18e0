import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { poll } from '../driver/poll';
import { type Batch, stored } from './stores';

/** What a test does on the review page, in both browsers. */

/** Texts written for these tests: two flagged for different reasons, and what nobody would flag. */
export const RISKY = '招代理啦，无需囤货，拉一个人头返现五百，三级分销躺赚，加我微信';
export const CURE = '老中医祖传秘方，三天根治糖尿病，无效退款，加微信下单';
export const CLEAN = '今天和朋友去公园散步，天气很好';

export interface TempFiles {
  file(name: string, content: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
}

export async function tempFiles(): Promise<TempFiles> {
  const dir = await mkdtemp(join(tmpdir(), 'mingjian-review-'));
  return {
    async file(name, content) {
      const path = join(dir, name);
      await writeFile(path, content);
      return path;
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** Rows `id,author,text`: every `every`-th one is risky, with small changes from row to row. */
export function table(rows: number, every: number): string {
  const lines = ['id,author,text'];
  for (let row = 1; row <= rows; row++) {
    const text =
      row % every === 0 ? `${row % (2 * every) === 0 ? RISKY : CURE}${row}` : `${CLEAN}${row}`;
    lines.push(`p${row},店主${row % 7},"${text}"`);
  }
  return `${lines.join('\n')}\n`;
}

export async function click(page: Page, selector: string): Promise<void> {
  await poll(`${selector} is there`, () =>
    page.evaluate((wanted) => {
      const found = document.querySelector<HTMLButtonElement>(wanted);
      if (found === null || found.disabled) return undefined;
      found.click();
      return true;
    }, selector),
  );
}

export async function choose(page: Page, selector: string, value: string): Promise<void> {
  await poll(`${selector} offers ${value}`, () =>
    page.evaluate(
      (wanted, option) => {
        const found = document.querySelector<HTMLSelectElement>(wanted);
        if (found === null || ![...found.options].some((one) => one.value === option))
          return undefined;
        found.value = option;
        found.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      selector,
      value,
    ),
  );
}

/** Gives a file to the page's chooser, as a user does. */
export async function giveFile(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#import';
  });
  const input = await poll(
    'the chooser is there',
    async () => (await page.$('[data-input="file"]')) ?? undefined,
  );
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
}

/** Resolves to the import of this number (1 = the first batch of the profile) when it has ended. */
export function imported(page: Page, nth: number, timeoutMs = 90_000): Promise<Batch> {
  return poll(
    `import ${nth} ends`,
    async () => {
      const batch = (await stored(page, 'batches'))[nth - 1];
      const shown = await page.evaluate(() => document.querySelector('.progress') !== null);
      return batch !== undefined && batch.state !== 'running' && !shown ? batch : undefined;
    },
    timeoutMs,
  );
}

export async function importFile(page: Page, path: string, timeoutMs?: number): Promise<Batch> {
  const nth = (await stored(page, 'batches')).length + 1;
  await giveFile(page, path);
  await click(page, '[data-action="start"]');
  return imported(page, nth, timeoutMs);
}

/** Loads the page anew. Firefox never tells the driver that an extension's page has loaded. */
export async function reload(page: Page): Promise<void> {
  await page
    .evaluate(() => {
      (window as { isOld?: boolean }).isOld = true;
      location.reload();
    })
    // The answer may be lost with the page.
    .catch(() => undefined);
  await poll('the page is loaded anew', () =>
    page
      .evaluate(() =>
        !(window as { isOld?: boolean }).isOld && document.querySelector('main') !== null
          ? true
          : undefined,
      )
      .catch(() => undefined),
  );
}

/** Shows the queue, with what is saved now. */
export async function openQueue(page: Page): Promise<void> {
  await reload(page);
  await page.evaluate(() => {
    location.hash = '#queue';
  });
}

/** Ids of the rows shown, in their order; waits until there are `count` of them. */
export function rows(page: Page, count: number): Promise<string[]> {
  return poll(`${count} rows are shown`, async () => {
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.cases li')].map((row) => row.dataset.case ?? ''),
    );
    return shown.length === count ? shown : undefined;
  });
}

/** Catches what the page gives for download; `taken` tells the last one's text. */
export async function catchDownloads(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const kept = window as unknown as { lastBlob?: Blob };
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      kept.lastBlob = blob;
      return original(blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  return () =>
    poll('a file is given', () =>
      page.evaluate(async () => {
        const { lastBlob } = window as unknown as { lastBlob?: Blob };
        if (lastBlob === undefined) return undefined;
        // `text()` would take the byte order mark off.
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await lastBlob.arrayBuffer());
      }),
    );
}
