import { browser } from 'wxt/browser';

/** Set once the first page has been shown: an update or a reload is no first run. */
const SHOWN_KEY = 'welcome.shown';

/** Opens the welcome page once after the extension came to this browser. */
export function welcomeOnce(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    welcome().catch((error: unknown) => {
      console.error('The welcome page could not be opened.', error);
    });
  });
}

async function welcome(): Promise<void> {
  const { [SHOWN_KEY]: shown } = await browser.storage.local.get(SHOWN_KEY);
  if (shown === true) return;
  await browser.storage.local.set({ [SHOWN_KEY]: true });
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
