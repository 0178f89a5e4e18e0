import type { CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleApp } from './apps/bundle';
import type { Feed } from './apps/model';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { builtExtension, DEMO_URL, flagged, presentBrowsers } from './support';

/** `npm run test:scale` takes a thousand. */
const STEPS = process.env.MINGJIAN_SCALE_ROWS === undefined ? 120 : 1_000;
const APPS = ['react-feed', 'vue-feed'] as const;

/** Runs in the page: what is marked there, post by post, and what is marked wrongly. */
interface Checker {
  readonly evidence: Map<string, Set<string>>;
  readonly problems: string[];
  readonly errors: string[];
  learn(): void;
  check(step: number): void;
}
type Tested = Window & { feed: Feed & { step(): unknown }; checker: Checker };

describe.each(presentBrowsers())('feeds of frameworks in %s', (name) => {
  let session: Session;
  const scripts = new Map<string, string>();
  beforeAll(async () => {
    for (const app of APPS) scripts.set(app, await bundleApp(app));
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  test.each(APPS)('%s: a thousand changes, marks on the right posts', async (app) => {
    const style = 'article{margin:8px;padding:10px;border:1px solid #ccc}#app{width:640px}';
    const html = `<!doctype html><html><head><meta charset="utf-8"><style>${style}</style></head><body><div id="app"></div><script>${scripts.get(app)}</script></body></html>`;
    const before = session.errors.length;
    const page = await session.openPage({ url: DEMO_URL, html });
    await page.evaluate(installChecker);
    const first = await session.readAll(page);
    expect(
      flagged(first)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(await riskyTexts(page));
    await page.setViewport({ width: 1280, height: 5000 });
    await poll('all posts are marked', async () =>
      (await markedRows(page)) === (await riskyTexts(page)).length ? true : undefined,
    );
    await page.evaluate(() => (window as unknown as Tested).checker.learn());

    const wrong = await page.evaluate(async (steps) => {
      const { feed, checker } = window as unknown as Tested;
      for (let step = 1; step <= steps; step++) {
        await feed.step();
        await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 0)));
        checker.check(step);
      }
      return { problems: checker.problems.slice(0, 5), errors: checker.errors };
    }, STEPS);
    expect(wrong).toEqual({ problems: [], errors: [] });

    const last = await poll('the feed is read again', async () => {
      const report = await session.report(page);
      const risky = await riskyTexts(page);
      const rows = await page.evaluate(() => document.querySelectorAll('article').length);
      const same = report && report.read === rows && flagged(report).length === risky.length;
      return same && (await markedRows(page)) === risky.length ? report : undefined;
    });
    expect(
      flagged(last)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(await riskyTexts(page));
    if (name === 'chromium') await expectBadges(page);
    expect(session.errors.slice(before)).toEqual([]);
    await page.close();
  });
});

/** How many posts in the page have marked words. */
function markedRows(page: Page): Promise<number> {
  return page.evaluate(() => {
    const names = ['mingjian-warning', 'mingjian-caution'];
    const ranges = names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])]);
    const posts = ranges.map(({ startContainer }) =>
      startContainer.parentElement?.closest('article'),
    );
    return new Set(posts.filter((post) => post?.isConnected)).size;
  });
}

function riskyTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { rows } = (window as unknown as Tested).feed;
    return rows
      .filter(({ post }) => post.risky)
      .map(({ post }) => post.text)
      .sort();
  });
}

function installChecker(): void {
  const evidence = new Map<string, Set<string>>();
  const problems: string[] = [];
  const errors: string[] = [];
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));

  /** Every marked stretch that shows, as text, with the row in which it stands. */
  function* marks() {
    const { rows } = (window as unknown as Tested).feed;
    const byKey = new Map(rows.map((row) => [String(row.key), row.post]));
    for (const name of ['mingjian-warning', 'mingjian-caution']) {
      for (const mark of CSS.highlights.get(name) ?? []) {
        const post = mark.startContainer.parentElement?.closest<HTMLElement>('article');
        if (!post?.isConnected) continue;
        const range = new Range();
        range.setStart(mark.startContainer, mark.startOffset);
        range.setEnd(mark.endContainer, mark.endOffset);
        yield { words: range.toString(), post: byKey.get(post.dataset.key ?? '') };
      }
    }
  }

  const checker = {
    evidence,
    problems,
    errors,
    learn() {
      for (const { words, post } of marks()) {
        if (post === undefined) continue;
        evidence.set(post.text, (evidence.get(post.text) ?? new Set()).add(words));
      }
    },
    check(step: number) {
      for (const { words, post } of marks()) {
        if (post !== undefined && evidence.get(post.text)?.has(words)) continue;
        problems.push(`step ${step}: “${words}” is marked in “${post?.text}”`);
      }
    },
  };
  Object.assign(window, { checker });
}

/** The badges stand in a closed root: only the browser's debugger sees them. */
async function expectBadges(page: Page): Promise<void> {
  const cdp = await page.createCDPSession();
  await cdp.send('DOM.enable');
  const wanted = await page.evaluate(() => {
    const { rows } = (window as unknown as Tested).feed;
    return [...document.querySelectorAll('article')].flatMap((article, index) => {
      const { right, top } = article.getBoundingClientRect();
      return rows[index]?.post.risky ? [`${Math.round(right)} ${Math.round(top)}`] : [];
    });
  });
  await poll('the badges are at their posts', async () => {
    const places = await badgePlaces(cdp);
    // Half a step above the top edge, a gap away from the right one.
    const corners = places.map(({ x, y }) => `${Math.round(x + 28)} ${Math.round(y + 22 / 3)}`);
    const close = (a: string, b: string) =>
      a
        .split(' ')
        .every((part, index) => Math.abs(Number(part) - Number(b.split(' ')[index])) <= 1);
    const fit =
      corners.length === wanted.length &&
      wanted.every((one) => corners.some((other) => close(one, other)));
    return fit ? true : undefined;
  });
}

async function badgePlaces(cdp: CDPSession): Promise<{ x: number; y: number }[]> {
  const { nodes } = await cdp.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
  const badges = nodes.filter(
    ({ nodeName, attributes = [] }) =>
      nodeName === 'BUTTON' && attributes.some((value) => value.startsWith('badge')),
  );
  const places = badges.map(async ({ nodeId }) => {
    // A hidden badge has no box.
    const box = await cdp.send('DOM.getBoxModel', { nodeId }).catch(() => undefined);
    const [x, y] = box?.model.border ?? [];
    return x === undefined || y === undefined ? [] : [{ x, y }];
  });
  return (await Promise.all(places)).flat();
}
