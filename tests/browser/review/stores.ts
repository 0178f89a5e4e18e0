import type { Page } from 'puppeteer-core';

/** What the review page has stored. */

export interface Batch {
  state: string;
  records: number;
  judged: number;
  flagged: number;
  bad: number;
  bytes: number;
  size: number;
}
interface Saved {
  id: string;
  state: string;
  note: string;
  text: string;
  row: number;
  level: string;
  group: string;
  history: unknown[];
  findings: { rule: string; start: number; end: number; text: string }[];
}

/** All records of a store, read past the page's own code. Only fields that tests look at are typed. */
export function stored(page: Page, store: 'cases'): Promise<Saved[]>;
export function stored(page: Page, store: 'batches'): Promise<Batch[]>;
export function stored(page: Page, store: 'badRows'): Promise<{ row: number; problem: string }[]>;
export function stored(page: Page, store: 'groups'): Promise<{ id: string }[]>;
export function stored(page: Page, store: 'packs'): Promise<{ id: string; yaml: string }[]>;
export function stored(page: Page, store: string): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    // Opening it ahead of the page's own code would make an empty one, and hold that code up.
    const known = await indexedDB.databases();
    if (!known.some((one) => one.name === 'mingjian-review')) return [];
    return new Promise<unknown[]>((resolve, reject) => {
      const open = indexedDB.open('mingjian-review');
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const all = open.result.transaction(name).objectStore(name).getAll();
        all.onerror = () => reject(all.error);
        all.onsuccess = () => {
          open.result.close();
          resolve(all.result);
        };
      };
    });
  }, store);
}

/** Takes everything out of all stores. */
export async function clearStores(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('mingjian-review');
        open.onsuccess = () => {
          const names = [...open.result.objectStoreNames];
          const tx = open.result.transaction(names, 'readwrite');
          for (const name of names) tx.objectStore(name).clear();
          tx.oncomplete = () => {
            open.result.close();
            resolve();
          };
          tx.onerror = () => reject(tx.error);
        };
      }),
  );
}
