import type { Browser } from 'puppeteer-core';
import { launch, type Session } from '../driver/session';
import { ACTIONS, chooseAction, pause } from './actions';
import { trends } from './checks';
import { feedPage } from './feed';
import { feedTab } from './feed-tab';
import { startKiller } from './killer';
import { measure, type Row, type Watch } from './measure';
import { oneLife } from './one-life';
import { type Watched, watchTab } from './probe';
import { createRandom } from './random';
import { headLines, rowLine, trendLines } from './table';
import type { Trend } from './trend';

export interface SoakOptions {
  readonly extensionDir: string;
  readonly minutes: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

/** Lists of the browser itself, such as the tab's history, are full after so many. */
const HISTORY = 60;
/** A row each minute; in a short run more often, so that there is a line to draw. */
const rowEveryMs = (minutes: number): number => (minutes >= 10 ? 60_000 : (minutes * 60_000) / 8);
/** With fewer there is no line: on a machine that is busy a short run takes longer than asked. */
const LEAST_ROWS = 6;
/** Pauses end the session of a page: without them in the second half, one session lasts that long. */
const PAUSES_UNTIL = 0.5;

/** Browses for so long and says how it went, as the lines of a report. */
export async function soak(options: SoakOptions): Promise<{ lines: string[]; ok: boolean }> {
  const { extensionDir, minutes, seed, tell } = options;
  const errors: string[] = [];
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
    tell(line);
  };
  const session = await launch('chromium', { extensionDir });
  try {
    say(`Seed ${seed}, ${minutes} minutes. Megabytes and counts after a forced collection.\n`);
    const watch = await prepare(session, seed, errors);
    for (const line of headLines()) say(line);
    const rows: Row[] = [];
    const times = new Map<string, number>();
    const onRow = (row: Row): void => {
      rows.push(row);
      say(rowLine(row));
    };
    // What was measured until then is told as well.
    await browse(watch, options, { errors, rows, times, onRow }).catch((error: unknown) => {
      errors.push(`the run ended early: ${String(error)}`);
    });
    say('');
    const found = [...trends(rows), ...(await livedThrough(watch, errors))];
    for (const line of trendLines(found)) say(line);
    const done = [...times].map(([name, count]) => `${name} ${count}`).join(', ');
    say(`\nDone: ${done}. Errors: ${errors.length}.`);
    for (const error of new Set(errors)) say(`- ${error}`);
    const ok =
      found.every(({ flat }) => flat) && rows.every(({ right }) => right) && errors.length === 0;
    return { lines, ok };
  } finally {
    await session.close();
  }
}

/** Nobody kills the background any more: what does it hold then? */
async function livedThrough(watch: Watch, errors: string[]): Promise<Trend[]> {
  return oneLife(watch).catch((error: unknown) => {
    errors.push(`the background's one life ended early: ${String(error)}`);
    return [];
  });
}

/** The tabs that stay open for the whole run. */
async function prepare(session: Session, seed: number, errors: string[]): Promise<Watch> {
  const open = async (plain: boolean) => {
    const tabs: Watched[] = [];
    const page = await session.openPage(feedPage(plain), async (tab) => {
      tabs.push(await watchTab(tab, plain ? 'plain page' : 'feed', errors));
    });
    const feed = feedTab(page);
    for (let turn = 0; turn < HISTORY; turn++) await feed.show([], `/${turn}`);
    const [watched] = tabs;
    if (watched === undefined) throw new Error('the tab was not prepared');
    return { feed, watched };
  };
  const plain = await open(true);
  const { feed, watched } = await open(false);
  const popup = await session.openPopupTab(feed.page);
  const popupTab = await watchTab(popup, 'popup left open', errors);
  await feed.page.bringToFront();
  const browser: Browser = feed.page.browser();
  const random = createRandom(seed);
  return {
    session,
    browser,
    feed,
    feedTab: watched,
    plain: plain.feed,
    plainTab: plain.watched,
    popup,
    popupTab,
    random,
  };
}

interface Log {
  readonly errors: string[];
  readonly rows: readonly Row[];
  /** How often each thing was done. */
  readonly times: Map<string, number>;
  readonly onRow: (row: Row) => void;
}

async function browse(
  watch: Watch,
  { minutes, seed }: SoakOptions,
  { errors, rows, times, onRow }: Log,
): Promise<void> {
  const { session, random } = watch;
  const began = performance.now();
  const passed = (): number => performance.now() - began;
  const end = minutes * 60_000;
  const every = rowEveryMs(minutes);
  const killer = startKiller(
    session,
    createRandom(seed + 1),
    minutes >= 10 ? [10, 150] : [5, 20],
    errors,
  );
  const allErrors = (): number => errors.length + session.errors.length;
  let actions = 0;
  try {
    while (passed() < end || rows.length < LEAST_ROWS) {
      const name = chooseAction(random, (one) => one !== 'pause' || passed() < end * PAUSES_UNTIL);
      times.set(name, (times.get(name) ?? 0) + 1);
      await ACTIONS[name]
        ?.run({ ...watch, errors })
        .catch((error: unknown) => errors.push(`${name}: ${String(error)}`));
      actions += 1;
      await pause(random.between(100, 1_500));
      if (passed() < every * (rows.length + 1)) continue;
      const measured = await killer.spare(() => measure(watch));
      const row: Row = {
        minute: passed() / 60_000,
        actions,
        kills: killer.kills + (times.get('kill while judging') ?? 0),
        ...measured,
        errors: allErrors(),
      };
      onRow(row);
    }
  } finally {
    await killer.stop();
    errors.push(...session.errors);
  }
}
