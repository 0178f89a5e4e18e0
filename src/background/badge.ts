import { browser } from 'wxt/browser';

const COLOUR = '#9a3b14';
const MOST = 99;

/** Shows on the toolbar icon how many posts of this tab are flagged; nothing for 0. */
export async function showCount(tabId: number, flagged: number): Promise<void> {
  await browser.action.setBadgeText({ tabId, text: badgeText(flagged) });
  if (flagged <= 0) return;
  await browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR });
  await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
}

/** The badge holds about four characters. */
export function badgeText(flagged: number): string {
  if (flagged <= 0) return '';
  return flagged > MOST ? `${MOST}+` : String(flagged);
}
