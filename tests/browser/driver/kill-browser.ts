import type { Browser } from 'puppeteer-core';

/** Ends a browser as a crash does, without a word. */
export async function killBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  if (!child) throw new Error('the browser was not started by this session');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  await browser.disconnect().catch(() => undefined);
}
