import type { Page } from 'puppeteer-core';
import { type PageReport, pageReport } from '../../../src/messages/from-page';
import { poll } from './poll';

interface OwnPageGlobals {
  readonly chrome: {
    readonly tabs: {
      query(filter: object): Promise<{ id?: number; url?: string }[]>;
      sendMessage(tab: number, message: object): Promise<unknown>;
    };
  };
}

/** The browser's number of the newest tab that shows `url`. */
export function tabOf(own: Page, url: string): Promise<number | undefined> {
  return own.evaluate(async (wanted) => {
    const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
    return (await tabs.query({})).findLast((tab) => tab.url === wanted)?.id;
  }, url);
}

/** Asks the content script of the page at `url`, from a page of the extension. */
export async function askReport(own: Page, url: string): Promise<PageReport | undefined> {
  const id = await tabOf(own, url);
  if (id === undefined) return undefined;
  const answer = await own.evaluate(async (tab) => {
    const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
    try {
      // As text: WebDriver BiDi leaves out what stands in an answer twice, such as one finding of
      // two posts with the same words.
      return JSON.stringify(await tabs.sendMessage(tab, { type: 'popup-report', all: true }));
    } catch {
      // No content script there yet.
      return undefined;
    }
  }, id);
  const parsed = pageReport.safeParse(answer === undefined ? undefined : JSON.parse(answer));
  return parsed.success ? parsed.data : undefined;
}

/** The counts alone: a page with thousands of posts is not read out each time that it is asked. */
export async function askCounts(
  own: Page,
  url: string,
): Promise<Pick<PageReport, 'read' | 'errors'> | undefined> {
  const id = await tabOf(own, url);
  const answer = await own.evaluate(async (tab) => {
    const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
    return tab === undefined
      ? undefined
      : tabs.sendMessage(tab, { type: 'popup-report', limit: 0 }).catch(() => undefined);
  }, id);
  const parsed = pageReport.safeParse(answer);
  return parsed.success ? { read: parsed.data.read, errors: parsed.data.errors } : undefined;
}

/** Answers in a row that say the same: of a page that is still to be walked down, of one at its end. */
const READ_ROUNDS = 1;
const QUIET_ROUNDS = 3;
/** Between two of them; asking is work for the browser, too. */
const ROUND_MS = 60;
const MAX_VIEWPORT_PX = 8000;
/** Marks follow the screen in batches. */
const SETTLE_MS = 300;

/**
 * Pages are read as far as they are near the screen, so this makes the screen tall and walks down
 * the page; then it waits until the report says the same several times in a row.
 */
export async function settledReport(
  page: Page,
  ask: () => Promise<PageReport | undefined>,
): Promise<PageReport> {
  await untilQuiet(ask, READ_ROUNDS);
  const before = page.viewport();
  let bottom = await page.evaluate(() => document.documentElement.scrollHeight);
  // What fits is near the screen anyway.
  if (before && bottom <= before.height) return untilQuiet(ask, QUIET_ROUNDS);
  if (before) {
    await page.setViewport({ ...before, height: Math.min(bottom, MAX_VIEWPORT_PX) });
  }
  for (let top = 0; top < bottom; top += MAX_VIEWPORT_PX) bottom = await showFrom(page, top);
  const report = await untilQuiet(ask, QUIET_ROUNDS);
  if (before) await page.setViewport(before);
  await showFrom(page, 0);
  // What is far from the screen again loses its marks.
  await new Promise((settled) => setTimeout(settled, SETTLE_MS));
  return report;
}

/** Scrolls and lets two frames pass, in which the page sees what is near now. */
function showFrom(page: Page, top: number): Promise<number> {
  return page.evaluate(async (y) => {
    scrollTo(0, y);
    await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
    return document.documentElement.scrollHeight;
  }, top);
}

async function untilQuiet(
  ask: () => Promise<PageReport | undefined>,
  rounds: number,
): Promise<PageReport> {
  let last = '';
  let same = 0;
  return poll('the content script has read the page', async () => {
    const report = await ask();
    if (!report || report.state === 'reading') return undefined;
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    const now = JSON.stringify(report);
    same = now === last ? same + 1 : 0;
    last = now;
    return same >= rounds ? report : undefined;
  });
}

/** Marked stretches near the screen. */
export function countHighlights(page: Page): Promise<number> {
  return page.evaluate(countMarks);
}

/**
 * Marked stretches in the whole page, which has to be in front. Words are marked near the screen
 * only, so a longer page is shown in a tall window, piece by piece, and put back as it was.
 */
export async function countAllHighlights(page: Page): Promise<number> {
  const before = page.viewport();
  const shown = await page.evaluate(() => ({
    y: scrollY,
    bottom: document.documentElement.scrollHeight,
    height: innerHeight,
  }));
  // A screen below the one that shows is marked as well.
  if (before === null || shown.bottom <= 2 * shown.height) return countHighlights(page);
  await page.setViewport({ ...before, height: Math.min(shown.bottom, MAX_VIEWPORT_PX) });
  let most = 0;
  for (let top = 0; top < shown.bottom; top += MAX_VIEWPORT_PX) {
    await showFrom(page, top);
    await new Promise((settled) => setTimeout(settled, SETTLE_MS));
    most = Math.max(most, await page.evaluate(countMarks));
  }
  await page.setViewport(before);
  await showFrom(page, shown.y);
  return most;
}

/** Runs in the page. Asked by name: Firefox cannot iterate the registry. */
function countMarks(): number {
  return ['mingjian-warning', 'mingjian-caution'].reduce(
    (sum, name) => sum + (CSS.highlights.get(name)?.size ?? 0),
    0,
  );
}
