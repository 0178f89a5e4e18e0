import type { Page } from 'puppeteer-core';
import { poll } from './driver/poll';
import type { Session } from './driver/session';

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

interface OwnPageGlobals {
  readonly chrome: {
    readonly tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> };
    readonly action: { getBadgeText(of: { tabId: number }): Promise<string> };
  };
}

/** The number on the toolbar icon of the tab that shows a page. */
export function badgeOf(session: Session, address: string): Promise<string> {
  return session.inExtension(async (url) => {
    const { tabs, action } = (globalThis as unknown as OwnPageGlobals).chrome;
    const tabId = (await tabs.query({})).findLast((tab) => tab.url === url)?.id;
    return tabId === undefined ? 'no tab' : action.getBadgeText({ tabId });
  }, address);
}
