import { browser } from 'wxt/browser';

/** The tab to report on: `popup.html?tab=<id>` opened as a page, else the active one. */
export async function targetTab(search: string): Promise<number | null> {
  const asked = asPageOf(search);
  if (asked !== null) return asked;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? null;
}

/** The tab number in the address, when the popup is open as a page. */
export function asPageOf(search: string): number | null {
  const asked = new URLSearchParams(search).get('tab');
  return asked !== null && /^\d{1,15}$/.test(asked) ? Number(asked) : null;
}
