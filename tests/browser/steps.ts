import type { Page } from 'puppeteer-core';
import { poll } from './driver/poll';

/** Waits until the popup shows a view. */
export async function shows(popup: Page, view: string): Promise<void> {
  await poll(`the popup shows "${view}"`, async () =>
    (await popup.evaluate((name) => document.querySelector(`[data-view="${name}"]`) !== null, view))
      ? true
      : undefined,
  );
}

/** Waits for an element and clicks it as a script does: for what is not the point of a test. */
export async function click(popup: Page, selector: string): Promise<void> {
  await poll(`${selector} is there`, async () =>
    (await popup.evaluate((wanted) => {
      const element = document.querySelector<HTMLElement>(wanted);
      element?.click();
      return element !== null;
    }, selector))
      ? true
      : undefined,
  );
}

/** Types as a person does; works in a field that a framework watches. */
export async function typeInto(tab: Page, selector: string, text: string): Promise<void> {
  await click(tab, selector);
  await tab.focus(selector);
  await tab.keyboard.type(text);
}
