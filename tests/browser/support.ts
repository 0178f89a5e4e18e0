import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, findBrowser } from '../../scripts/browsers.mjs';
import { outputDir, ROOT } from '../../scripts/build-extension';
import { isFlagged } from '../../src/engine/types';
import type { PageReport, ReportedPost } from '../../src/messages/from-page';
import type { ServedPage } from './driver/types';

/** Real pages of others: read in place, never copied into the project. */
export const SAVED_PAGES = join(ROOT, '../shared/pages');
/** The strict policy under which everything has to work as well. */
export const STRICT_CSP = "default-src 'none'; script-src 'self'; style-src 'self'";
export const DEMO_URL = 'https://weibo.com/u/1000000001/home';

/** The browsers on this machine. With CI=true the set-up has made sure that both are there. */
export function presentBrowsers(): BrowserName[] {
  const names: BrowserName[] = ['chromium', 'firefox'];
  return names.filter((name) => findBrowser(name) !== undefined);
}

/**
 * Where one browser does in the short form of a test: what both would show is of the engine or the
 * page side, and the long form (`npm run test:faults`, `test:hostile`, `test:views`) runs in both.
 */
export function browsersOf(isLong: boolean): BrowserName[] {
  return isLong ? presentBrowsers() : presentBrowsers().slice(0, 1);
}

/** `npm run test:views`: what users see and do, counted and checked in both browsers. */
export const ALL_VIEWS = process.env.MINGJIAN_VIEWS === 'all';

/** The built extension; the tests are about what is shipped, so they never build it themselves. */
export function builtExtension(name: BrowserName): string {
  const dir = outputDir(name);
  if (!existsSync(join(dir, 'manifest.json'))) {
    throw new Error(`${dir} is missing: npm run build first`);
  }
  return dir;
}

export function demoFeed(csp?: string): ServedPage {
  const html = readFileSync(join(ROOT, 'tests/fixtures/demo/feed.html'));
  return { url: DEMO_URL, html, ...(csp === undefined ? {} : { csp }) };
}

export function flagged(report: PageReport): ReportedPost[] {
  return report.posts.filter((post) => isFlagged(post.level));
}

/** What was found, in page order of the report, for comparing two runs: no ids, they may differ. */
export function findingsOf(report: PageReport): unknown {
  return report.posts.map(({ text, author, level, findings }) => ({
    text,
    author,
    level,
    findings,
  }));
}
