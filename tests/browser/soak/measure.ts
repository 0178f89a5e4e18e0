import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { isFlagged } from '../../../src/engine/types';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { fixedTexts, freshTexts, SAMPLE_CLEAN, SAMPLE_RISKY } from './feed';
import { type FeedTab, untilMarked, untilRead } from './feed-tab';
import { counted, held, ownNodes, type Watched } from './probe';
import type { Random } from './random';

/** Everything under watch. */
export interface Watch {
  readonly session: Session;
  readonly browser: Browser;
  readonly feed: FeedTab;
  readonly feedTab: Watched;
  /** The same page on a host where the extension does not run. */
  readonly plain: FeedTab;
  readonly plainTab: Watched;
  /** A popup that is left open in a tab for the whole run. */
  readonly popup: Page;
  readonly popupTab: Watched;
  readonly random: Random;
}

/** One row of the table. */
export interface Row {
  readonly minute: number;
  readonly actions: number;
  readonly kills: number;
  /** Heap of the tab less that of the same page without us: content script and what it makes. */
  readonly pageHeap: number;
  readonly pageObjects: number;
  readonly backgroundHeap: number;
  readonly backgroundObjects: number;
  readonly popupHeap: number;
  readonly popupObjects: number;
  readonly listeners: number;
  readonly observers: number;
  readonly nodes: number;
  readonly documents: number;
  readonly marks: number;
  readonly right: boolean;
  readonly errors: number;
}
export type Measured = Omit<Row, 'minute' | 'actions' | 'kills' | 'errors'>;

/** More texts than the page remembers verdicts for: its memory of them is full in every row. */
const FILL = 1_200;
const FILL_STEP = 400;

/** Brings everything to the same state and measures what is held then. */
export async function measure(watch: Watch): Promise<Measured> {
  const { session, feed, plain, random } = watch;
  await feed.page.bringToFront();
  for (let done = 0; done < FILL; done += FILL_STEP) {
    const texts = freshTexts(random, FILL_STEP);
    await feed.show(texts);
    await plain.show(texts);
    await untilRead(session, feed);
  }
  for (const tab of [feed, plain]) await tab.show(fixedTexts());
  await untilRead(session, feed);
  const marks = await untilMarked(session, feed);
  const right = await isRight(session, feed);

  const [page, alone] = [await inWorld(watch.feedTab), await held(watch.plainTab.cdp)];
  const [all, without] = [await counted(watch.feedTab.cdp), await counted(watch.plainTab.cdp)];
  const own = await ownNodes(watch.feedTab.cdp);
  const background = await held(await backgroundOf(watch.browser));
  await untilListed(watch.popup, watch.feed);
  const popup = await held(watch.popupTab.cdp);
  return {
    pageHeap: page.heapBytes - alone.heapBytes,
    pageObjects: page.objects,
    backgroundHeap: background.heapBytes,
    backgroundObjects: background.objects,
    popupHeap: popup.heapBytes,
    popupObjects: popup.objects,
    listeners: all.listeners - without.listeners - own.spare,
    observers: page.observers,
    nodes: own.nodes,
    documents: (await counted(watch.popupTab.cdp)).documents,
    marks,
    right,
  };
}

/** The open popup asks the page every two seconds; in a hidden tab the browser lets it ask less often. */
async function untilListed(popup: Page, { page }: FeedTab): Promise<void> {
  await popup.bringToFront();
  await poll('the popup shows what stands in the page', async () => {
    const read = await popup.evaluate(
      () => document.querySelector<HTMLElement>('.summary')?.dataset.read,
    );
    return Number(read) === fixedTexts().length ? true : undefined;
  });
  await page.bringToFront();
}

function inWorld({ cdp, world }: Watched): ReturnType<typeof held> {
  const id = world();
  if (id === undefined) throw new Error('the content script has no world in the feed');
  return held(cdp, id);
}

/** The worker that runs now; one answer ago it has judged. */
async function backgroundOf(browser: Browser): Promise<CDPSession> {
  const target = browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().startsWith('chrome-extension:'));
  const worker = await target?.worker();
  if (!worker) throw new Error('the background does not run');
  return worker.client;
}

/** The sample posts: one is warned about with the words that are meant, the other is not. */
async function isRight(session: Session, { page }: FeedTab): Promise<boolean> {
  const report = await session.report(page);
  const risky = report?.posts.find(({ text }) => text === SAMPLE_RISKY);
  const clean = report?.posts.find(({ text }) => text === SAMPLE_CLEAN);
  const pyramid = risky?.findings.some(
    ({ category, level, text }) =>
      category === 'pyramid' && isFlagged(level) && SAMPLE_RISKY.includes(text),
  );
  return pyramid === true && clean?.level === 'none' && clean.findings.length === 0;
}
