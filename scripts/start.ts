import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { printReport } from '../src/cli/page-table';
import { launchFor } from '../tests/browser/driver/scan';
import type { Session } from '../tests/browser/driver/session';
import { changeSettings } from '../tests/browser/driver/settings';
import type { ServedPage } from '../tests/browser/driver/types';
import { ensureBuilt, ROOT } from './build-extension';

/**
 * The demo: Chromium with the extension on the bundled feed, on a saved page or on an address.
 * With no display it prints what was found and leaves screenshots instead of a window.
 */
const DEMO_FILE = join(ROOT, 'tests/fixtures/demo/feed.html');
const DEMO_URL = 'https://weibo.com/u/1000000001/home';
/** A saved page that does not say where it is from is read as an unknown site. */
const UNKNOWN_URL = 'https://saved-page.example/';
const SHOTS = join(ROOT, '.output/demo');

const MAX_SHOT_PX = 10_000;

type Target = { readonly served: ServedPage } | { readonly live: string };

async function readTarget(argument: string | undefined): Promise<Target> {
  if (argument === undefined) return { served: { url: DEMO_URL, html: await readFile(DEMO_FILE) } };
  if (/^https?:\/\//.test(argument)) return { live: new URL(argument).href };
  const file = resolve(argument);
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  const html = await readFile(file);
  return { served: { url: savedFrom(html.toString('utf8')) ?? UNKNOWN_URL, html } };
}

/** Where a saved page came from, as browsers and sites write it into the page. */
function savedFrom(html: string): string | undefined {
  const found =
    /<!-- saved from url=\(\d+\)(https?:\S+)/.exec(html) ??
    /<link[^>]+rel="?canonical"?[^>]+href="?(https?:[^">\s]+)/.exec(html);
  return found?.[1];
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function main(): Promise<void> {
  const target = await readTarget(process.argv[2]);
  const extensionDir = await ensureBuilt('chromium');
  const headless = !hasDisplay();
  const url = 'live' in target ? target.live : target.served.url;
  const { session, close } = await launchFor('chromium', [url], { extensionDir, headless });
  try {
    const page =
      'live' in target
        ? await session.openLive(target.live)
        : await session.openPage(target.served);
    if (headless) await showHeadless(session, page);
    else await stayOpen(session, url);
  } finally {
    await close();
  }
}

async function showHeadless(
  session: Session,
  page: Awaited<ReturnType<Session['openPage']>>,
): Promise<void> {
  // The feed is Chinese, and a browser without its language packs takes itself for English.
  await changeSettings(session, { language: 'zh-CN' });
  const report = await session.readAll(page);
  const highlights = await session.allHighlights(page);
  printReport({ report, highlights, errors: [...report.errors, ...session.errors] });
  await mkdir(SHOTS, { recursive: true });
  const pageShot = join(SHOTS, 'page.png');
  // Badges stand where the screen is, so the screen is made as tall as the page.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width: 1280, height: Math.min(height, MAX_SHOT_PX) });
  await session.readAll(page);
  await page.screenshot({ path: pageShot });
  await page.setViewport({ width: 1280, height: 900 });
  const popup = await session.openPopup(page);
  // A popup that has nothing to show yet is a few pixels large.
  await popup.waitForSelector('.post');
  const popupShot = join(SHOTS, 'popup.png');
  await popup.screenshot({ path: popupShot });
  console.log(`\nno display: screenshots are in ${pageShot} and ${popupShot}`);
}

async function stayOpen(session: Session, url: string): Promise<void> {
  await session.closeBlankTab();
  console.log(`Chromium shows ${url} with the extension. Close the window or press Ctrl+C to end.`);
  await new Promise<void>((end) => {
    session.onClose(end);
    process.once('SIGINT', end);
  });
}

try {
  await main();
} catch (error) {
  console.error(`start: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
