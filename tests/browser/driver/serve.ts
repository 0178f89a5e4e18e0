import { isUtf8 } from 'node:buffer';
import type { HTTPRequest, Page } from 'puppeteer-core';
import type { SeenRequest, ServedPage } from './types';

/** What each page was served last: it ends when the next one begins. */
const listeners = new WeakMap<Page, (request: HTTPRequest) => void>();

/**
 * Answers the page's own address with the saved bytes and aborts everything else: no test and no
 * `scan-page` reaches the network, and what the page or the extension asked for is on record.
 */
export async function serve(page: Page, served: ServedPage, seen: SeenRequest[]): Promise<void> {
  const address = new URL(served.url);
  address.hash = '';
  const body = Buffer.from(served.html);
  // A page in another charset names it in a meta element, which a header would overrule.
  const charset = isUtf8(body) ? '; charset=utf-8' : '';
  const headers: Record<string, string> = { 'content-type': `text/html${charset}` };
  if (served.csp !== undefined) headers['content-security-policy'] = served.csp;

  const answer = async (request: HTTPRequest): Promise<void> => {
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isPage && request.url().split('#')[0] === address.href) {
      await request.respond({ status: 200, headers, body });
      return;
    }
    if (/^https?:/.test(request.url())) seen.push({ from: 'page', url: request.url() });
    await request.abort();
  };
  const listen = (request: HTTPRequest): void => {
    // A page that closes takes its requests with it.
    answer(request).catch(() => undefined);
  };
  const last = listeners.get(page);
  if (last) page.off('request', last);
  else await page.setRequestInterception(true);
  listeners.set(page, listen);
  page.on('request', listen);
}
