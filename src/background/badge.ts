import { browser } from 'wxt/browser';

const COLOUR = '#9a3b14';
const MOST = 99;
const SIZES = [16, 32, 48] as const;

export interface TabState {
  /** Whether posts are read in this tab; left out: yes. */
  readonly on?: boolean | undefined;
  readonly flagged: number;
}

/**
 * Shows on the toolbar icon whether this tab is read, and how many of its posts are flagged; no
 * number for 0. Browsers forget it when the tab goes elsewhere, and show the "off" icon again.
 */
export async function showState(tabId: number, { on = true, flagged }: TabState): Promise<void> {
  await browser.action.setIcon({ tabId, path: iconPaths(on) });
  await browser.action.setBadgeText({ tabId, text: badgeText(flagged) });
  if (flagged <= 0) return;
  await browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR });
  await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
}

/** The files of the icon, coloured while posts are read. */
function iconPaths(on: boolean): Record<string, string> {
  return Object.fromEntries(
    SIZES.map((size) => [String(size), `/icon/${on ? size : `off-${size}`}.png`]),
  );
}

/** The badge holds about four characters. */
export function badgeText(flagged: number): string {
  if (flagged <= 0) return '';
  return flagged > MOST ? `${MOST}+` : String(flagged);
}
