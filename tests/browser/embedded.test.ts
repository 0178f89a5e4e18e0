import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textKey } from '../../src/page/text-key';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { storeSettings } from './driver/settings';
import { builtExtension, DEMO_URL, flagged, presentBrowsers } from './support';

const RISKY = '诚招全国代理！交388元就能成为代理，发展下线三级返利，加微信 zs88999 详聊';
const CURE = '祖传秘方三天根治糖尿病，无效退款，加微信下单';
const CLEAN = '周末去了趟植物园，银杏刚开始黄，人不多，走了两个小时。';

function post(text: string): string {
  return `<article class="woo-panel-main"><header><a usercard="1" href="/u/1">阿青</a></header><div class="wbpro-feed-ogText">${text}</div></article>`;
}

function weiboPage(body: string, script = '') {
  const html = `<!doctype html><meta charset="utf-8"><title>微博</title><style>article{margin:12px;padding:12px;width:420px;border:1px solid #ccc}</style><body>${body}<script>${script}</script></body>`;
  return { url: DEMO_URL, html };
}

describe.each(presentBrowsers())('posts in frames and shadow roots in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  async function flaggedTexts(page: Page, count: number): Promise<string[]> {
    const report = await poll(`${count} posts are flagged`, async () => {
      const now = await session.report(page);
      return now?.state === 'ready' && flagged(now).length === count ? now : undefined;
    });
    return flagged(report).map(({ text }) => text);
  }

  test('a frame of the page itself is read, marked, and forgotten with it', async () => {
    const frame = `<iframe width="500" height="300" srcdoc='<meta charset="utf-8">${post(RISKY).replaceAll("'", '')}'></iframe>`;
    const page = await session.openPage(weiboPage(post(CLEAN) + frame));
    expect(await flaggedTexts(page, 1)).toEqual([RISKY]);
    const marks = () =>
      page.evaluate(() => {
        const inside = document.querySelector('iframe')?.contentWindow as
          | (Window & typeof globalThis)
          | undefined;
        const sizes = ['mingjian-warning', 'mingjian-caution'].map(
          (level) => inside?.CSS.highlights.get(level)?.size ?? 0,
        );
        return Math.max(...sizes);
      });
    await poll('the words are marked in the frame', async () =>
      (await marks()) > 0 ? true : undefined,
    );
    expect((await session.report(page))?.read).toBe(2);

    // A new address in the frame, then no frame at all.
    await page.evaluate(
      (html) => {
        const inside = document.querySelector('iframe');
        if (inside) inside.srcdoc = html;
      },
      post(`${RISKY}真的。`),
    );
    await poll('the new text of the frame is read', async () => {
      const report = await session.report(page);
      return report?.posts.some(({ text }) => text.endsWith('真的。')) ? true : undefined;
    });
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    expect(await flaggedTexts(page, 0)).toEqual([]);
    expect((await session.report(page))?.read).toBe(1);
    expect(session.errors).toEqual([]);
    await page.close();
  });

  /** Hides one post as the popup does. */
  async function hide(page: Page, text: string): Promise<void> {
    const posts = (await session.report(page))?.posts ?? [];
    const found = posts.find((one) => one.text === text);
    if (found === undefined) throw new Error('no such post');
    const key = textKey(found.kind, text);
    const aside = [{ key, as: 'hidden', host: 'weibo.com', day: '2026-11-24' }] as const;
    await storeSettings(session, { aside: [...aside] });
  }

  test('a post in a frame is hidden, and the posts after it are marked', async () => {
    const inside = post(RISKY) + post(CURE);
    const frame = `<iframe width="500" height="500" srcdoc='<meta charset="utf-8">${inside}'></iframe>`;
    const page = await session.openPage(weiboPage(post(CLEAN) + frame));
    await flaggedTexts(page, 2);
    const looks = () =>
      page.evaluate(() => {
        const view = document.querySelector('iframe')?.contentWindow as
          | (Window & typeof globalThis)
          | undefined;
        const all = [...(view?.document.querySelectorAll('article') ?? [])];
        const marks = ['mingjian-warning', 'mingjian-caution'].map(
          (level) => view?.CSS.highlights.get(level)?.size ?? 0,
        );
        return { shown: all.map((one) => one.getBoundingClientRect().height > 0), marks };
      });
    await hide(page, RISKY);
    try {
      expect(await flaggedTexts(page, 1)).toEqual([CURE]);
      expect((await session.report(page))?.errors).toEqual([]);
      expect((await looks()).shown).toEqual([false, true]);
      await storeSettings(session, { markFrom: 'never' });
      await poll('all is shown, and no word is marked', async () => {
        const { shown, marks } = await looks();
        return !shown.includes(false) && Math.max(...marks) === 0 ? true : undefined;
      });
      expect(session.errors).toEqual([]);
    } finally {
      await storeSettings(session, {});
    }
    await page.close();
  });

  test('a post in a shadow root is hidden', async () => {
    const script = `document.querySelector('x-feed').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(post(RISKY))};`;
    const page = await session.openPage(weiboPage('<x-feed></x-feed>', script));
    await flaggedTexts(page, 1);
    const look = () =>
      page.evaluate(() => {
        const root = document.querySelector('x-feed')?.shadowRoot;
        const height = root?.querySelector('article')?.getBoundingClientRect().height ?? 0;
        return { isShown: height > 0, sheets: root?.adoptedStyleSheets.length };
      });
    const { sheets } = await look();
    await hide(page, RISKY);
    try {
      await poll('it is out of sight', async () => ((await look()).isShown ? undefined : true));
      await storeSettings(session, { sites: { 'weibo.com': false } });
      await poll('it is back', async () => ((await look()).isShown ? true : undefined));
      expect((await look()).sheets).toBe(0);
      expect(sheets).toBeLessThan(2);
      expect(session.errors).toEqual([]);
    } finally {
      await storeSettings(session, {});
    }
    await page.close();
  });

  test('the element of a hidden post is shown again when it gets another post', async () => {
    const page = await session.openPage(weiboPage(post(RISKY) + post(CURE)));
    await flaggedTexts(page, 2);
    const isShown = () =>
      page.evaluate(
        () => (document.querySelector('article')?.getBoundingClientRect().height ?? 0) > 0,
      );
    const fill = (html: string) =>
      page.evaluate((inside) => {
        const box = document.querySelector('.wbpro-feed-ogText');
        if (box) box.innerHTML = inside;
      }, html);
    await hide(page, RISKY);
    try {
      for (const next of ['<img src="data:," width="200" height="200">', CLEAN]) {
        await fill(RISKY);
        await poll('the post is hidden', async () => ((await isShown()) ? undefined : true));
        await fill(next);
        await poll('the other post is shown', async () => ((await isShown()) ? true : undefined));
      }
      expect(session.errors).toEqual([]);
    } finally {
      await storeSettings(session, {});
    }
    await page.close();
  });

  test.each(['open', 'closed'])('posts inside a nested %s shadow root', async (mode) => {
    const script = `
      const outer = document.querySelector('x-feed').attachShadow({ mode: '${mode}' });
      const inner = document.createElement('x-list');
      outer.append(inner);
      const root = inner.attachShadow({ mode: '${mode}' });
      window.add = (html) => {
        const part = document.createElement('template');
        part.innerHTML = html;
        root.append(part.content);
      };
      window.first = () => root.querySelector('.wbpro-feed-ogText');
      add(${JSON.stringify(post(RISKY))});
    `;
    const page = await session.openPage(weiboPage('<x-feed></x-feed>', script));
    expect(await flaggedTexts(page, 1)).toEqual([RISKY]);
    await poll('the words are marked', async () =>
      (await session.highlights(page)) > 0 ? true : undefined,
    );
    // What happens inside is not seen from outside: the root itself has to be watched.
    await page.evaluate(
      (html) => (window as unknown as { add(html: string): void }).add(html),
      post(RISKY + RISKY),
    );
    expect(await flaggedTexts(page, 2)).toHaveLength(2);
    await page.evaluate((text) => {
      const words = (window as unknown as { first(): Element }).first();
      words.textContent = text;
    }, CLEAN);
    expect(await flaggedTexts(page, 1)).toEqual([RISKY + RISKY]);
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test.each([
    ['an empty box', '<div id="host"></div>', CLEAN],
    [
      'a box that holds something, in a page without other posts',
      '<div id="host"><b>…</b></div>',
      '',
    ],
  ])('a root on %s', async (_, host, beside) => {
    const script = `document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(post(RISKY))};`;
    const page = await session.openPage(weiboPage(host + (beside && post(beside)), script));
    expect(await flaggedTexts(page, 1)).toEqual([RISKY]);
    await page.close();
  });

  test('a component that gets its root late', async () => {
    const script = `setTimeout(() => {
      document.querySelector('x-late').attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(post(RISKY))};
    }, 900);`;
    const page = await session.openPage(weiboPage(`<x-late></x-late>${post(CLEAN)}`, script));
    expect(await flaggedTexts(page, 1)).toEqual([RISKY]);
    await page.close();
  });

  test('a single-page site: another address, other posts', async () => {
    const script = `window.go = (html) => {
      history.pushState(null, '', '/u/1000000002/home');
      document.body.innerHTML = html;
    };`;
    const page = await session.openPage(weiboPage(post(RISKY), script));
    await flaggedTexts(page, 1);
    await page.evaluate(
      (html) => (window as unknown as { go(html: string): void }).go(html),
      post(CLEAN) + post(RISKY + CLEAN),
    );
    expect(await flaggedTexts(page, 1)).toEqual([RISKY + CLEAN]);
    expect((await session.report(page))?.read).toBe(2);
    await page.close();
  });

  test('a text that grows after 展开, and one that is edited', async () => {
    const page = await session.openPage(weiboPage(post(CLEAN)));
    await flaggedTexts(page, 0);
    const write = (text: string) =>
      page.evaluate((words) => {
        const box = document.querySelector('.wbpro-feed-ogText');
        if (box) box.textContent = words;
      }, text);
    await write(CLEAN + RISKY);
    expect(await flaggedTexts(page, 1)).toEqual([CLEAN + RISKY]);
    await write(CLEAN);
    await flaggedTexts(page, 0);
    await poll('no mark is left', async () =>
      (await session.highlights(page)) === 0 ? true : undefined,
    );
    await page.close();
  });
});
