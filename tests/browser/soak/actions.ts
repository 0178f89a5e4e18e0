import type { Page } from 'puppeteer-core';
import { CATEGORIES } from '../../../src/engine/types';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import { openCard } from '../hostile/support';
import { fixedTexts, freshTexts, notePage, riskyTexts } from './feed';
import { type FeedTab, untilRead } from './feed-tab';
import { watchTab } from './probe';
import type { Random } from './random';

export interface Browsing {
  readonly session: Session;
  readonly feed: FeedTab;
  readonly random: Random;
  readonly errors: string[];
}
type Action = (browsing: Browsing) => Promise<void>;

/** What a person does, and what sites and browsers do meanwhile; the first ones more often. */
export const ACTIONS: Readonly<Record<string, { weight: number; run: Action }>> = {
  scroll: {
    weight: 8,
    run: async ({ feed, random }) => {
      for (let times = random.between(1, 5); times > 0; times--) {
        await feed.more(freshTexts(random, 20));
        await pause(random.between(50, 400));
      }
    },
  },
  rewrite: { weight: 3, run: ({ feed, random }) => feed.rewrite(freshTexts(random, 30)) },
  navigate: {
    weight: 3,
    run: ({ feed, random }) =>
      feed.show(freshTexts(random, random.between(5, 60)), `/u/${random.between(1, 1e6)}`),
  },
  'other tab': { weight: 2, run: readNote },
  category: { weight: 2, run: toggleCategory },
  popup: { weight: 3, run: lookAtPopup },
  card: { weight: 2, run: lookAtCard },
  'kill while judging': {
    weight: 1,
    run: async ({ session, feed, random }) => {
      await feed.more(freshTexts(random, 60));
      await pause(random.between(0, 200));
      await session.stopBackground();
      await untilRead(session, feed);
    },
  },
  pause: { weight: 1, run: pauseAndResume },
};

/** Chosen by weight, from those that are asked for. */
export function chooseAction(random: Random, allowed: (name: string) => boolean): string {
  const names = Object.entries(ACTIONS)
    .filter(([name]) => allowed(name))
    .flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));
  return names[random.between(0, names.length - 1)] ?? 'scroll';
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function readNote({ session, feed, random, errors }: Browsing): Promise<void> {
  const note = await session.openPage(notePage(random), async (page) => {
    await watchTab(page, 'another tab', errors);
  });
  // Some people close a tab before it has been read.
  if (random.next() < 0.7) {
    await poll('the note is read', async () =>
      ((await session.counts(note))?.read ?? 0) > 0 ? true : undefined,
    );
  }
  await note.close();
  await feed.page.bringToFront();
}

async function toggleCategory(browsing: Browsing): Promise<void> {
  const { session, feed, random } = browsing;
  const category = random.pick(CATEGORIES);
  if (random.next() < 0.5) {
    await changeSettings(session, { categories: { [category]: false } });
    await pause(random.between(100, 500));
  } else {
    await withPopup(browsing, async (popup) => {
      const chip = `button[data-category="${category}"]`;
      await press(popup, chip);
      await shows(popup, `${chip}[aria-checked="false"]`);
    });
  }
  await feed.more(freshTexts(random, 5));
  await changeSettings(session, { categories: {} });
}

async function lookAtPopup(browsing: Browsing): Promise<void> {
  await browsing.feed.show([...fixedTexts(), ...riskyTexts(browsing.random, 30)]);
  await untilRead(browsing.session, browsing.feed);
  await withPopup(browsing, async (popup) => {
    await press(popup, 'li.post .post-head');
    await shows(popup, 'li.post[data-open="true"] .explained');
    await press(popup, '[data-action="more"]');
    await poll('more posts are listed', async () =>
      (await popup.evaluate(() => document.querySelectorAll('li.post').length)) > 20
        ? true
        : undefined,
    );
  });
}

async function lookAtCard({ session, feed }: Browsing): Promise<void> {
  await feed.show(fixedTexts());
  await untilRead(session, feed);
  await openCard(feed.page);
  await feed.page.keyboard.press('Escape');
}

async function pauseAndResume(browsing: Browsing): Promise<void> {
  await browsing.feed.show(fixedTexts());
  await untilRead(browsing.session, browsing.feed);
  await withPopup(browsing, async (popup) => {
    await press(popup, '[data-action="pause"]');
    await shows(popup, '[data-action="resume"]');
    await press(popup, '[data-action="resume"]');
    await shows(popup, 'li.post');
  });
}

/** The real popup over the feed, closed again as a click beside it does. */
async function withPopup(
  { session, feed, errors }: Browsing,
  run: (popup: Page) => Promise<void>,
): Promise<void> {
  const popup = await session.openPopup(feed.page);
  await watchTab(popup, 'popup', errors);
  await shows(popup, 'button[data-category]');
  await run(popup);
  await popup.close();
  await feed.page.bringToFront();
}

async function press(page: Page, selector: string): Promise<void> {
  await shows(page, selector);
  await page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);
}

async function shows(page: Page, selector: string): Promise<void> {
  await poll(`${selector} shows`, () =>
    page.evaluate((wanted) => (document.querySelector(wanted) ? true : undefined), selector),
  );
}
