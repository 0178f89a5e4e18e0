import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanPage } from './driver/scan';
import { launch, type Session } from './driver/session';
import { builtExtension, DEMO_URL, presentBrowsers } from './support';

function weiboPage(body: string) {
  return { url: DEMO_URL, html: `<!doctype html><title>微博</title><body>${body}</body>` };
}

describe.each(presentBrowsers())('pages without posts in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  test('an empty page says that it has no posts', async () => {
    const { report, highlights, errors } = await scanPage(session, weiboPage('<p>空空如也</p>'));
    expect({ state: report.state, read: report.read, highlights, errors }).toEqual({
      state: 'no-posts',
      read: 0,
      highlights: 0,
      errors: [],
    });
  });

  test('a login wall says that the posts cannot be read', async () => {
    const wall = weiboPage('<div class="LoginCard"><button>登录</button></div>');
    const { report } = await scanPage(session, wall);
    expect(report.state).toBe('unreadable');
  });
});
