import type { Page } from 'puppeteer-core';

/**
 * Which errors are ours. A page's own scripts fail as soon as their resources are aborted, and a
 * strict CSP is reported as an error too: neither says anything about the extension.
 */
export function isOwnError(message: string, stack: string | undefined): boolean {
  if (message.startsWith('Content-Security-Policy:')) return false;
  const places = stack?.match(/\b[a-z-]+:\/\/\S+/g) ?? [];
  if (places.some((place) => /^(chrome|moz)-extension:/.test(place))) return true;
  // Without any place it may be ours (a rejected promise with a bare string): better said than lost.
  return places.length === 0;
}

/** One line per error: the message and the first place in our code, without the random origin. */
export function describeError(message: string, stack: string | undefined): string {
  const place = /(?:chrome|moz)-extension:\/\/[^/\s]+\/([^\s)]+)/.exec(stack ?? '');
  const text = message.replace(/\s+/g, ' ').trim();
  return place ? `${text} (${place[1]})` : text;
}

/** Puts what our code throws in a page into the list. */
export function keepOwnErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (thrown) => {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (!isOwnError(error.message, error.stack)) return;
    errors.push(describeError(error.message, error.stack));
  });
}
