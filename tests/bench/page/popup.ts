import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { poll } from '../../browser/driver/poll';
import type { Session } from '../../browser/driver/session';
import { DEMO_URL } from '../../browser/support';

const POSTS = 500;
const RUNS = 30;
/** People leave some time between two clicks; right behind a popup that closes the next is quick. */
const PAUSE_MS = 1_000;

/**
 * Opens the popup on a page with 500 flagged posts, by a click on the icon in the toolbar.
 * Out: milliseconds from the click to the first list that the popup draws, of each run.
 */
export async function measurePopup(session: Session): Promise<number[]> {
  const page = await session.openPage({ url: DEMO_URL, html: feed() });
  await poll(
    `${POSTS} posts are flagged`,
    async () => {
      const levels = (await session.report(page))?.counts.levels;
      return levels !== undefined && levels.caution + levels.warning === POSTS ? true : undefined;
    },
    120_000,
  );
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { popup, clicked } = await session.openPopupTimed(page);
    const drawn = await poll('the popup lists the posts', () =>
      popup.evaluate(() => {
        const mark = performance.getEntriesByName('mingjian-list')[0];
        return mark && performance.timeOrigin + mark.startTime;
      }),
    );
    times.push(drawn - clicked);
    await popup.close();
    await setTimeout(PAUSE_MS);
  }
  await page.close();
  return times;
}

/** The script that the popup runs, with everything it imports before it draws; texts come after. */
export async function popupScriptBytes(extensionDir: string): Promise<number> {
  const html = await readFile(join(extensionDir, 'popup.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/(chunks\/[^"]+\.js)"/g)].map(([, file]) => file);
  const sizes = await Promise.all(
    files.map(
      async (file) => gzipSync(await readFile(join(extensionDir, file ?? '')), { level: 9 }).length,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function feed(): string {
  const posts = Array.from(
    { length: POSTS },
    (_, index) =>
      `<article class="woo-panel-main"><header><a usercard="${index}" href="/u/${index}">用户${index}</a></header><div class="wbpro-feed-content"><div class="wbpro-feed-ogText">第${index}号：交2980元就能成为合伙人，直推一个奖励500元，下面三级都有提成，宝妈在家带娃月入过万，想了解的加薇：mj_demo_${index}</div></div></article>`,
  );
  return `<!doctype html><html lang="zh-CN"><title>微博</title><body><main>${posts.join('')}</main></body></html>`;
}
