import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanPage } from './driver/scan';
import { launch, type Session } from './driver/session';
import {
  builtExtension,
  demoFeed,
  findingsOf,
  flagged,
  presentBrowsers,
  STRICT_CSP,
} from './support';

/** The demo feed's posts that a careful reader would want a word on; the others are traps. */
const RISKY = [
  '美业合伙人阿琳',
  '瘦瘦茶饮小铺',
  '大牌衣橱Coco',
  '烟雾研究所',
  '小鹿女装清仓',
  '兼职小助手',
  '创业导师老魏',
];

describe.each(presentBrowsers())('the demo feed in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  test('flags the risky posts and leaves the others alone, on evidence that stands there', async () => {
    const { report, highlights, errors } = await scanPage(session, demoFeed());
    expect(errors).toEqual([]);
    expect(report.read).toBe(15);
    expect(
      flagged(report)
        .map(({ author }) => author)
        .sort(),
    ).toEqual([...RISKY].sort());
    for (const { text, findings } of report.posts) {
      for (const { start, end, text: words } of findings)
        expect(text.slice(start, end)).toBe(words);
    }
    expect(highlights).toBeGreaterThanOrEqual(RISKY.length);
  });

  test('finds and marks the same under a strict page CSP', async () => {
    const free = await scanPage(session, demoFeed());
    const strict = await scanPage(session, demoFeed(STRICT_CSP));
    expect(strict.errors).toEqual([]);
    expect(findingsOf(strict.report)).toEqual(findingsOf(free.report));
    expect(strict.highlights).toBe(free.highlights);
  });

  test("leaves the site's own DOM as it was served", async () => {
    const served = demoFeed();
    const page = await session.openPage(served);
    await session.readAll(page);
    const same = await page.evaluate((html) => {
      const original = new DOMParser().parseFromString(html, 'text/html');
      const ours = (root: Element) => root.localName === 'mingjian-layer';
      const shown = [...document.documentElement.children].filter((child) => !ours(child));
      const wanted = [...original.documentElement.children];
      return {
        children: shown.map((child) => child.localName),
        same: shown.every((child, index) => child.outerHTML === wanted[index]?.outerHTML),
        attributes: document.documentElement.getAttributeNames(),
      };
    }, served.html.toString());
    expect(same).toEqual({ children: ['head', 'body'], same: true, attributes: ['lang'] });
    await page.close();
  });

  test('asks the network for nothing', async () => {
    const before = session.requests.length;
    await scanPage(session, demoFeed());
    const asked = session.requests.slice(before).filter(({ url }) => !url.endsWith('/favicon.ico'));
    expect(asked).toEqual([]);
  });
});
