import { browser } from 'wxt/browser';

/** The tab that the popup reports on. */
export interface TargetTab {
  readonly id: number;
  /** Given in the address of the page; the browser's own knowledge of the tab goes first. */
  readonly url?: string;
}

/** `popup.html?tab=<id>` opened as a page, else the active tab. */
export async function targetTab(search: string): Promise<TargetTab | null> {
  const asked = asPageOf(search);
  if (asked !== null) return asked;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id === undefined ? null : { id: active.id };
}

/**
 * The tab named in the address, when the popup is open as a page. The browser shows such a page
 * the address of a tab only where it may read it, so `&url=` can stand in.
 */
export function asPageOf(search: string): TargetTab | null {
  const query = new URLSearchParams(search);
  const id = query.get('tab');
  if (id === null || !/^\d{1,15}$/.test(id)) return null;
  const url = query.get('url');
  return url === null ? { id: Number(id) } : { id: Number(id), url };
}
