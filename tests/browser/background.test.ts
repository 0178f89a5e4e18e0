import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { builtExtension, demoFeed, presentBrowsers } from './support';

describe.each(presentBrowsers())('the background in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name), backgroundIdleMs: 3000 });
  });
  afterAll(() => session?.close());

  test('answers again after the browser has ended it', async () => {
    const page = await session.openPage(demoFeed());
    const before = await session.readAll(page);
    await session.stopBackground();

    // What a feed does when it grows: one more post, while the background is gone.
    await page.evaluate(() => {
      const last = [...document.querySelectorAll('.wbpro-scroller-item')].find((item) =>
        item.textContent?.includes('美业合伙人阿琳'),
      );
      const copy = last?.cloneNode(true) as HTMLElement;
      const text = copy.querySelector('.wbpro-feed-ogText');
      if (text) text.textContent = `${text.textContent}新的一天！`;
      document.querySelector('main')?.prepend(copy);
    });
    const report = await poll('the new post is judged', async () => {
      const now = await session.report(page);
      return now?.state === 'ready' && now.read === before.read + 1 ? now : undefined;
    });
    const added = report.posts.find(({ text }) => text.endsWith('新的一天！'));
    expect(added?.findings.length).toBeGreaterThan(0);
    expect(report.guarded).toBe(true);
    expect(session.errors).toEqual([]);
  });
});
