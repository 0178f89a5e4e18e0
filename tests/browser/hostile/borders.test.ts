import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, type Session } from '../driver/session';
import { builtExtension, presentBrowsers } from '../support';
import {
  CLEAN,
  hasCard,
  hostilePage,
  note,
  openCard,
  post,
  RISKY,
  whenFlagged,
  whenMarked,
} from './support';

describe.each(presentBrowsers())('what passes between a page and us in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  test('what a page can read of the open card', async () => {
    const head = `window.paths = []; addEventListener('click', (event) => paths.push(...event.composedPath().map((one) => one.localName ?? '')), true);`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await whenFlagged(session, page, 1);
    await openCard(page);
    const seen = await page.evaluate(() => {
      const host = [...document.documentElement.children].find(({ localName }) =>
        localName.startsWith('mingjian-layer'),
      ) as HTMLElement;
      const { paths, find } = window as unknown as {
        paths: string[];
        find(text: string): boolean;
      };
      getSelection()?.selectAllChildren(document.documentElement);
      const selected = getSelection()?.toString() ?? '';
      getSelection()?.removeAllRanges();
      const range = document.createRange();
      range.selectNode(host);
      return {
        root: host.shadowRoot,
        // biome-ignore lint/performance/useDomNodeTextContent: what shows is the question
        text: `${host.innerText}${host.textContent}${host.outerHTML}${document.documentElement.innerText}`,
        selected,
        range: range.toString(),
        animations: document.getAnimations().length,
        path: paths.filter((one) => ['button', 'section', 'strong'].includes(one)),
        focus: document.activeElement === host,
        find: ['建议核实', 'please verify', '鉴'].filter((words) => find(words)),
        // A word of the page itself, to know that the search works.
        findOwn: find('诚招全国代理'),
      };
    });
    note('reading the card', name, { focus: seen.focus, find: seen.find });
    expect(seen).toMatchObject({ root: null, range: '', animations: 0, path: [] });
    expect(seen.text).not.toMatch(/建议核实|please verify|鉴/);
    expect(seen.selected).not.toMatch(/建议核实|please verify|鉴/);
    // Said in SECURITY.md: a page can see that a card is open.
    expect(seen.focus).toBe(true);
    // And so is this: `window.find` searches what shows, closed roots included, so words of an open
    // card can be guessed. Neither browser lets a layer keep out (`user-select: none` does not).
    expect({ card: seen.find, page: seen.findOwn }).toEqual({
      card: ['please verify'],
      page: true,
    });
    await page.close();
  });

  test('what a page can measure: the marked words, no more', async () => {
    const page = await session.openPage(hostilePage(post(RISKY) + post(CLEAN)));
    await whenFlagged(session, page, 1);
    await whenMarked(session, page);
    const seen = await page.evaluate(() => {
      const read = (level: string) =>
        [...(CSS.highlights.get(`mingjian-${level}`) ?? [])].map((one) => {
          const range = document.createRange();
          range.setStart(one.startContainer, one.startOffset);
          range.setEnd(one.endContainer, one.endOffset);
          return range.toString();
        });
      return {
        warning: read('warning'),
        caution: read('caution'),
        names: [...CSS.highlights.keys()],
        ours: [...document.documentElement.children].map(({ localName, attributes }) => [
          localName,
          attributes.length,
        ]),
        globals: Object.keys(window).filter((key) => /mingjian/i.test(key)),
        events: document.documentElement.outerHTML.match(/mingjian/g)?.length,
        storage: localStorage.length + sessionStorage.length + document.cookie.length,
      };
    });
    // The registry is the page's own: it can read which of its words are marked, and how seriously.
    expect([...seen.warning, ...seen.caution].every((words) => RISKY.includes(words))).toBe(true);
    expect(seen.caution.length).toBeGreaterThan(0);
    expect(seen.names).toEqual(['mingjian-warning', 'mingjian-caution']);
    expect(seen.ours).toEqual([
      ['head', 0],
      ['body', 0],
      ['mingjian-layer', 0],
    ]);
    expect(seen).toMatchObject({ globals: [], events: 2, storage: 0 });
    await page.close();
  });

  test('a page is sent no message, so that none tells it of the extension', async () => {
    const listen = `window.heard = []; addEventListener('message', ({ data }) => heard.push(data));`;
    const page = await session.openPage(hostilePage(post(RISKY), listen));
    await whenFlagged(session, page, 1);
    const heard = await page.evaluate(async () => {
      // Comes after whatever was sent before it.
      postMessage('own', '*');
      await new Promise((later) => setTimeout(later, 100));
      return (window as unknown as { heard: unknown[] }).heard;
    });
    expect(heard).toEqual(['own']);
    await page.close();
  });

  test('messages that a page makes up are heard by nobody', async () => {
    const page = await session.openPage(hostilePage(post(RISKY)));
    const before = await whenFlagged(session, page, 1);
    const stored = () =>
      session.inExtension(async () => {
        const { chrome } = globalThis as unknown as OwnPageGlobals;
        return JSON.stringify(await chrome.storage.local.get(null));
      });
    const settings = await stored();
    const heard = await page.evaluate(async (origin) => {
      const types = [
        'page-judge',
        'page-count',
        'page-texts',
        'page-site',
        'popup-report',
        'popup-show',
        'settings',
      ];
      const answers: unknown[] = [];
      addEventListener('message', ({ data, source }) => source === window || answers.push(data));
      for (const type of types) {
        const message = {
          type,
          posts: [],
          flagged: 99,
          rules: [],
          host: 'x',
          id: 'p1',
          language: 'en',
        };
        postMessage(message, '*');
        dispatchEvent(new CustomEvent(type, { detail: message }));
        document.dispatchEvent(new CustomEvent(`mingjian-${type}`, { detail: message }));
        new BroadcastChannel('mingjian').postMessage(message);
        dispatchEvent(new StorageEvent('storage', { key: 'settings', newValue: '{}' }));
      }
      const { chrome } = window as unknown as { chrome?: { runtime?: PageRuntime } };
      const id = new URL(origin).host;
      let reached = 'no such thing';
      try {
        const port = chrome?.runtime?.connect?.(id);
        if (port !== undefined) {
          reached = await new Promise((resolve) => {
            port.onMessage.addListener(() => resolve('answered'));
            port.onDisconnect.addListener(() => resolve('cut off'));
            port.postMessage({ type: 'popup-report' });
          });
        }
      } catch (error) {
        reached = `refused: ${(error as Error).name}`;
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { answers, reached };
    }, session.origin);
    note('made-up messages', name, { reached: heard.reached });
    expect(heard.answers).toEqual([]);
    expect(heard.reached).not.toBe('answered');
    expect(await stored()).toBe(settings);
    expect((await session.report(page))?.posts).toEqual(before.posts);
    expect(await hasCard(page)).toBe(false);
    await page.close();
  });

  test('our own pages open in no frame and no window of a page, and nothing of ours can be fetched', async () => {
    const page = await session.openPage(hostilePage(post(RISKY)));
    await whenFlagged(session, page, 1);
    const tried = await page.evaluate(async (origin) => {
      const results: Record<string, string> = {};
      for (const path of ['popup.html', 'options.html', 'review.html', 'welcome.html']) {
        const frame = document.createElement('iframe');
        frame.src = `${origin}/${path}`;
        const loaded = new Promise<string>((resolve) => {
          frame.addEventListener('load', () => resolve('load'));
          setTimeout(() => resolve('nothing'), 500);
        });
        document.body.append(frame);
        await loaded;
        let inside = 'other origin';
        try {
          inside = frame.contentDocument?.URL ?? 'other origin';
        } catch {
          // As it should be.
        }
        results[path] = inside;
      }
      for (const path of [
        'manifest.json',
        'icon/16.png',
        'background.js',
        'content-scripts/content.js',
      ]) {
        results[path] = await fetch(`${origin}/${path}`).then(
          (answer) => `answered ${answer.status}`,
          () => 'refused',
        );
      }
      return results;
    }, session.origin);
    note('own pages', name, tried);
    const loaded = page.frames().filter((one) => one.url().startsWith(session.origin));
    for (const frame of loaded) {
      const words = await frame.evaluate(() => document.body?.textContent ?? '').catch(() => '');
      expect(words).not.toMatch(/明鉴|Mingjian/);
    }
    expect(Object.values(tried).filter((one) => one.startsWith('answered'))).toEqual([]);
    await page.close();
  });
});

interface PageRuntime {
  connect?(id: string): {
    postMessage(message: object): void;
    onMessage: { addListener(listener: () => void): void };
    onDisconnect: { addListener(listener: () => void): void };
  };
}
interface OwnPageGlobals {
  readonly chrome: { readonly storage: { readonly local: { get(keys: null): Promise<object> } } };
}
