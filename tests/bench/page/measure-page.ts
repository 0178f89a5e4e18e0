import type { CDPSession, Page } from 'puppeteer-core';
import type { Session } from '../../browser/driver/session';
import { feedPage } from './feed';
import { NAME_HELPER } from './peers';

/** What the main thread of a tab did. Times are CPU times of the thread: a busy machine adds none. */
export interface Cost {
  readonly mainThreadMs: number;
  readonly scriptMs: number;
  /** Tasks over 50 ms, and the longest of them. */
  readonly longTasks: number;
  readonly longestMs: number;
  readonly layoutShift: number;
}
export interface PageCost {
  readonly still: Cost;
  readonly scrolling: Cost;
  readonly heapBytes: number;
}

const SCROLL_STEPS = 120;
const QUIET_MS = 250;
const QUIET_ROUNDS = 3;
const LOOKS = 10;
/** Extensions wait for the page to settle before they look at it. */
const LEAST_MS = 1_800;
const MOST_MS = 90_000;

/** Opens a feed, lets it come to rest, scrolls through it, and tells what both have cost. */
export async function measurePage(session: Session, posts: number): Promise<PageCost> {
  let cdp: CDPSession | undefined;
  const page = await session.openPage(feedPage(posts), async (tab) => {
    cdp = await tab.createCDPSession();
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await tab.evaluateOnNewDocument(NAME_HELPER);
    await tab.evaluateOnNewDocument(watchTasks);
  });
  if (cdp === undefined) throw new Error('the tab was not prepared');
  const looks = { still: await untilQuiet(cdp), scrolling: 0 };
  const still = await readCost(page, cdp);
  await page.evaluate(scrollThrough, SCROLL_STEPS);
  looks.scrolling = await untilQuiet(cdp);
  const all = await readCost(page, cdp);
  // A page that comes to rest later was looked at more often: that is not its cost.
  const lookMs = await costOfLook(cdp);
  await cdp.send('HeapProfiler.collectGarbage');
  const heapBytes = await metric(cdp, 'JSHeapUsedSize');
  await page.close();
  return {
    still: { ...still, mainThreadMs: still.mainThreadMs - looks.still * lookMs },
    scrolling: {
      mainThreadMs: all.mainThreadMs - still.mainThreadMs - looks.scrolling * lookMs,
      scriptMs: all.scriptMs - still.scriptMs,
      longTasks: all.longTasks - still.longTasks,
      longestMs: all.longestMs,
      layoutShift: all.layoutShift - still.layoutShift,
    },
    heapBytes,
  };
}

interface Tasks {
  readonly long: number[];
  shift: number;
}
type Watched = Window & { tasks: Tasks };

/** Runs in the page before anything else. */
function watchTasks(): void {
  const tasks: Tasks = { long: [], shift: 0 };
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.long.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      tasks.shift += (entry as PerformanceEntry & { value: number }).value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function scrollThrough(steps: number): Promise<void> {
  const step = document.documentElement.scrollHeight / steps;
  for (let at = 1; at <= steps; at++) {
    scrollTo({ top: at * step, behavior: 'instant' });
    await new Promise((next) => requestAnimationFrame(next));
  }
}

async function readCost(page: Page, cdp: CDPSession): Promise<Cost> {
  const { long, shift } = await page.evaluate(() => {
    const { tasks } = window as unknown as Watched;
    return { long: tasks.long, shift: tasks.shift };
  });
  return {
    mainThreadMs: (await metric(cdp, 'TaskDuration')) * 1000,
    scriptMs: (await metric(cdp, 'ScriptDuration')) * 1000,
    longTasks: long.length,
    longestMs: Math.max(0, ...long),
    layoutShift: shift,
  };
}

async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
}

/** Main-thread time of one look, in a page at rest. */
async function costOfLook(cdp: CDPSession): Promise<number> {
  const first = await metric(cdp, 'TaskDuration');
  for (let look = 0; look < LOOKS; look++) await metric(cdp, 'TaskDuration');
  return (((await metric(cdp, 'TaskDuration')) - first) * 1000) / (LOOKS + 1);
}

/** @returns how often it has looked */
async function untilQuiet(cdp: CDPSession): Promise<number> {
  let looks = 0;
  const started = performance.now();
  let last = -1;
  let quiet = 0;
  while (quiet < QUIET_ROUNDS || performance.now() - started < LEAST_MS) {
    if (performance.now() - started > MOST_MS) throw new Error('the page does not come to rest');
    await new Promise((next) => setTimeout(next, QUIET_MS));
    const now = (await metric(cdp, 'TaskDuration')) * 1000;
    looks += 1;
    // Asking costs the page about a millisecond itself.
    quiet = now - last < 4 ? quiet + 1 : 0;
    last = now;
  }
  return looks;
}
