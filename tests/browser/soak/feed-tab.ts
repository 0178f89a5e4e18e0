import type { Page } from 'puppeteer-core';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { FEED_PATH, KEPT_POSTS, type SoakWindow } from './feed';

/** Runs under a background that is killed again and again: an answer may take its start and more. */
const PATIENCE_MS = 60_000;
const QUIET_ROUNDS = 4;

/** The feed in its tab, as a reader and its site move it. */
export interface FeedTab {
  readonly page: Page;
  /** Replaces the feed; with another path as a single-page site goes to another page. */
  show(texts: readonly string[], path?: string): Promise<void>;
  /** Scrolls to the end, where more posts come; the oldest go. */
  more(texts: readonly string[]): Promise<void>;
  /** Puts other words into the first posts, as lists do that use their nodes again. */
  rewrite(texts: readonly string[]): Promise<void>;
}

export function feedTab(page: Page): FeedTab {
  const run = (name: keyof SoakWindow['soak'], ...args: unknown[]): Promise<void> =>
    page.evaluate(
      (method, given) => {
        const { soak } = window as unknown as SoakWindow;
        (soak[method] as (...all: unknown[]) => void)(...given);
      },
      name,
      args,
    );
  return {
    page,
    show: (texts, path = FEED_PATH) => run('show', path, texts),
    more: (texts) => run('add', texts, KEPT_POSTS),
    rewrite: (texts) => run('rewrite', texts),
  };
}

/** Once every post that stands in the page has its verdict. */
export async function untilRead(session: Session, { page }: FeedTab): Promise<void> {
  await poll(
    'all posts are read',
    async () => {
      const standing = await page.evaluate(() => document.querySelectorAll('article').length);
      const now = await session.counts(page);
      return now !== undefined && now.read === standing ? true : undefined;
    },
    PATIENCE_MS,
  );
}

/** Once the marks in the page stay as they are. */
export async function untilMarked(session: Session, { page }: FeedTab): Promise<number> {
  let last = -1;
  let same = 0;
  return poll('the marks stay', async () => {
    const now = await session.highlights(page);
    same = now === last ? same + 1 : 0;
    last = now;
    return same >= QUIET_ROUNDS ? now : undefined;
  });
}
