import type { Session } from '../../browser/driver/session';
import { feedPage, post } from './feed';
import { NAME_HELPER } from './peers';

const WARM = 40;
const COLD = 12;
const FEED = 100;
const MOST_MS = 10_000;

export interface Latency {
  readonly warmMs: readonly number[];
  readonly coldMs: readonly number[];
}

/**
 * From the moment a risky post is put into the page on the screen to its words being marked: warm,
 * and after the browser has ended the background.
 */
export async function measureLatency(session: Session): Promise<Latency> {
  const page = await session.openPage(feedPage(FEED), async (tab) => {
    await tab.evaluateOnNewDocument(NAME_HELPER);
  });
  await session.readAll(page);
  let number = 500_000;
  const one = async () => {
    number += 1;
    // Posts come when they come, not each on the heels of the last one's mark.
    await new Promise((next) => setTimeout(next, (number * 37) % 190));
    return page.evaluate(timeToMark, post(number, true), MOST_MS);
  };
  // The first ones start what a session starts once.
  for (let at = 0; at < 3; at++) await one();
  const warmMs: number[] = [];
  for (let at = 0; at < WARM; at++) warmMs.push(await one());
  const coldMs: number[] = [];
  for (let at = 0; at < COLD; at++) {
    await session.stopBackground();
    await page.bringToFront();
    coldMs.push(await one());
  }
  await page.close();
  return { warmMs, coldMs };
}

/** Runs in the page. */
async function timeToMark(html: string, mostMs: number): Promise<number> {
  scrollTo(0, 0);
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const part = document.createElement('template');
  part.innerHTML = html;
  const added = part.content.firstElementChild;
  const isMarked = () =>
    ['mingjian-warning', 'mingjian-caution'].some((name) =>
      [...(CSS.highlights.get(name) ?? [])].some(({ startContainer }) =>
        added?.contains(startContainer),
      ),
    );
  const started = performance.now();
  document.querySelector('main')?.prepend(part.content);
  const { port1, port2 } = new MessageChannel();
  const marked = new Promise<void>((done, fail) => {
    port1.onmessage = () => {
      if (isMarked()) done();
      else if (performance.now() - started > mostMs) fail(new Error('a post was never marked'));
      else setTimeout(() => port2.postMessage(0), 1);
    };
  });
  port2.postMessage(0);
  await marked;
  port1.close();
  return performance.now() - started;
}

/** The value that 95 of 100 do not exceed. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
