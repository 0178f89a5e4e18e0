import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { builtExtension, flagged, presentBrowsers } from '../support';
import {
  badgeAt,
  CLEAN,
  hasCard,
  hostilePage,
  note,
  openCard,
  post,
  RISKY,
  whenFlagged,
} from './support';

/** Names by which a form in Chromium answers with its input instead of its own property. */
const BENT = (
  'parentElement parentNode firstChild nextSibling childNodes children childElementCount isConnected ' +
  'tagName localName nodeType getAttribute setAttribute removeAttribute hasAttribute matches closest ' +
  'querySelector querySelectorAll getBoundingClientRect contains shadowRoot getRootNode ' +
  'compareDocumentPosition scrollIntoView textContent ownerDocument host openOrClosedShadowRoot'
).split(' ');
const INPUTS = BENT.map((name) => `<input type="hidden" name="${name}">`).join('');

describe.each(presentBrowsers())('pages that fight back in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  const marked = (page: Page) =>
    poll('words are marked', async () => ((await session.highlights(page)) > 0 ? true : undefined));

  test('forms whose inputs are called like properties: as the post, in it and around it', async () => {
    const asForm = `<form action-type="feed_list_item" mid="1">${INPUTS}<div class="WB_text" node-type="feed_list_content">${RISKY}</div></form>`;
    const inForm = `<form>${INPUTS}${post(`${RISKY}二`)}</form>`;
    const holdsForm = post(`${RISKY}三<form>${INPUTS}四</form>`);
    const page = await session.openPage(hostilePage(asForm + inForm + holdsForm));
    const report = await whenFlagged(session, page, 3);
    const texts = flagged(report).map(({ text }) => text.replace(/\s/g, ''));
    const bare = RISKY.replace(/\s/g, '');
    expect(texts.sort()).toEqual([bare, `${bare}三四`, `${bare}二`]);
    await marked(page);
    // A change inside, far below the form: the way up must end.
    await page.evaluate((text) => {
      for (const words of document.querySelectorAll('.wbpro-feed-ogText, .WB_text')) {
        words.textContent = text;
      }
    }, CLEAN);
    await whenFlagged(session, page, 0);
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('elements that are called like properties of the document and the window', async () => {
    const names = [
      ...['documentElement', 'body', 'head', 'title', 'defaultView', 'createElement', 'location'],
      ...[
        'querySelector',
        'querySelectorAll',
        'adoptedStyleSheets',
        'elementsFromPoint',
        'baseURI',
      ],
      ...[
        'addEventListener',
        'activeElement',
        'chrome',
        'browser',
        'scheduler',
        'navigation',
        'CSS',
      ],
    ];
    const clobber = names.map(
      (one) => `<img name="${one}" id="${one}"><form name="${one}"></form>`,
    );
    const page = await session.openPage(hostilePage(post(RISKY) + clobber.join('')));
    await whenFlagged(session, page, 1);
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('a page that defines an element of our name gets at no closed root', async () => {
    const head = `window.spies = [];
      customElements.define('mingjian-layer', class extends HTMLElement {
        constructor() { super(); this.inside = this.attachInternals(); window.spies.push(this); }
      });`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await whenFlagged(session, page, 1);
    await openCard(page);
    const seen = await page.evaluate(() => {
      const { spies } = window as unknown as {
        spies: (HTMLElement & { inside: ElementInternals })[];
      };
      const layers = [...document.documentElement.children].filter(({ localName }) =>
        localName.startsWith('mingjian-layer'),
      );
      // Too late now: the root was attached before the page knew the name.
      const late: unknown[] = [];
      for (const { localName } of layers) {
        customElements.define(
          localName,
          class extends HTMLElement {
            constructor() {
              super();
              late.push(this.attachInternals().shadowRoot);
            }
          },
        );
      }
      return {
        layers: layers.length,
        late,
        roots: spies.map(({ inside }) => inside.shadowRoot?.textContent ?? null),
        connected: spies.some(({ isConnected }) => isConnected),
      };
    });
    expect(seen).toEqual({ layers: 1, late: [null], roots: [null], connected: false });
    expect(await hasCard(page)).toBe(true);
    await page.close();
  });

  test('a page whose element of our name has a root of its own, or throws, keeps us from nothing', async () => {
    for (const body of ["super(); this.attachShadow({ mode: 'open' })", 'throw new Error()']) {
      const head = `customElements.define('mingjian-layer', class extends HTMLElement { constructor() { ${body} } });`;
      const page = await session.openPage(hostilePage(post(RISKY), head));
      await whenFlagged(session, page, 1);
      await poll('the badge shows', () => badgeAt(page));
      await page.close();
    }
    expect(session.errors).toEqual([]);
  });

  test('ids, classes and tags that imitate ours hide no post and get no part of ours', async () => {
    const body = `<mingjian-layer id="fake"></mingjian-layer><section id="card" class="card badge warning" data-mingjian-hidden><b id="head"></b>${post(`${RISKY}二`)}</section>${post(RISKY)}`;
    const script = `document.addEventListener('DOMContentLoaded', () => {
      const root = document.getElementById('fake').attachShadow({ mode: 'open' });
      root.innerHTML = ${JSON.stringify(post(`${RISKY}三`))};
    });`;
    const page = await session.openPage(hostilePage(body, script));
    await whenFlagged(session, page, 3);
    const fake = await page.evaluate(() => ({
      buttons: document.getElementById('fake')?.shadowRoot?.querySelectorAll('button').length,
      head: document.getElementById('head')?.textContent,
      section: document.getElementById('card')?.getBoundingClientRect().height,
    }));
    expect(fake).toMatchObject({ buttons: 0, head: '' });
    expect(fake.section).toBeGreaterThan(50);
    await page.close();
  });

  test('prototypes that the page has overridden are never called', async () => {
    const head = `window.caught = [];
      const spy = (owner, ...names) => {
        for (const name of names) {
          const real = owner[name];
          owner[name] = function (...args) { window.caught.push(name); return new.target ? Reflect.construct(real, args) : real.apply(this, args); };
          if (real.prototype) owner[name].prototype = real.prototype;
        }
      };
      const throwing = (owner, ...names) => {
        for (const name of names) owner[name] = () => { window.caught.push(name); throw new Error(name); };
      };
      spy(window, 'MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'Highlight', 'CSSStyleSheet', 'StaticRange', 'postMessage', 'requestAnimationFrame', 'requestIdleCallback', 'getComputedStyle', 'fetch', 'WebSocket');
      spy(Element.prototype, 'attachShadow', 'closest', 'matches', 'setAttribute', 'scrollIntoView');
      spy(HighlightRegistry.prototype, 'set', 'delete');
      spy(Set.prototype, 'add'); spy(WeakMap.prototype, 'set', 'get');
      spy(EventTarget.prototype, 'addEventListener', 'dispatchEvent');
      throwing(Array.prototype, 'flatMap', 'at', 'reverse');
      throwing(Map.prototype, 'forEach'); throwing(Promise, 'all', 'race');
      throwing(String.prototype, 'matchAll', 'trim', 'normalize', 'codePointAt');`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await page.evaluate(() => {
      (window as unknown as { caught: string[] }).caught.length = 0;
    });
    await whenFlagged(session, page, 1);
    await marked(page);
    await poll('the badge shows', () => badgeAt(page));
    const caught = await page.evaluate(() => (window as unknown as { caught: string[] }).caught);
    expect(caught).toEqual([]);
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('highlights of our names that the page registers give way', async () => {
    const head = `window.take = () => {
      for (const name of ['mingjian-warning', 'mingjian-caution']) CSS.highlights.set(name, new Highlight());
    };
    take();`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await whenFlagged(session, page, 1);
    await marked(page);
    // And again, behind our back: ours come back with the next mark.
    await page.evaluate(
      (html) => {
        (window as unknown as { take(): void }).take();
        document.body.insertAdjacentHTML('beforeend', html);
      },
      post(`${RISKY}二`),
    );
    await whenFlagged(session, page, 2);
    await marked(page);
    await page.close();
  });

  test('style of the page cannot hide the badge; the words it can', async () => {
    const hide =
      'display:none!important;visibility:hidden!important;opacity:0!important;transform:scale(0)!important;clip-path:circle(0)!important;content-visibility:hidden!important;z-index:-1!important;left:-9999px!important;filter:opacity(0)!important;animation:gone 9s!important';
    const style = `<style>@keyframes gone{0%,100%{opacity:0;display:none}} html > :not(head, body), mingjian-layer, mingjian-layer * {${hide}} ::highlight(mingjian-warning), ::highlight(mingjian-caution), :root::highlight(mingjian-caution) {background:none!important;text-decoration:none!important}</style>`;
    const page = await session.openPage(hostilePage(style + post(RISKY)));
    await whenFlagged(session, page, 1);
    await openCard(page);
    const shown = await page.evaluate(() => {
      const words = document.querySelector('.wbpro-feed-ogText') as Element;
      return getComputedStyle(words, '::highlight(mingjian-caution)').backgroundColor;
    });
    note('style', name, { highlight: shown });
    expect(shown).toBe('rgba(0, 0, 0, 0)');
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });

  test('a dialog over everything covers the badge, not the report', async () => {
    const page = await session.openPage(
      hostilePage(
        `${post(RISKY)}<dialog style="inset:0;width:100%;height:100%;max-width:none;max-height:none"></dialog>`,
      ),
    );
    await whenFlagged(session, page, 1);
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await poll('the badge is covered', async () =>
      (await badgeAt(page)) === undefined ? true : undefined,
    );
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });

  test('a page that throws the layer out does not win, and starts no endless fight', async () => {
    const head = `window.out = 0;
      new MutationObserver(() => {
        for (const one of document.querySelectorAll('html > :not(head, body)')) { one.remove(); window.out++; }
      }).observe(document, { childList: true, subtree: true });`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await whenFlagged(session, page, 1);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const out = await page.evaluate(() => (window as unknown as { out: number }).out);
    note('thrown out', name, { out });
    // Once a frame at most, and only while the page changes.
    expect(out).toBeLessThan(100);
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });

  test('clicks and keys that the page makes up open and close nothing', async () => {
    const page = await session.openPage(hostilePage(post(RISKY)));
    await whenFlagged(session, page, 1);
    const at = await poll('the badge shows', () => badgeAt(page));
    const pretend = () =>
      page.evaluate(({ x, y }) => {
        const host = document.elementFromPoint(x, y) as HTMLElement;
        const where = { clientX: x, clientY: y, bubbles: true, composed: true, cancelable: true };
        for (const target of [host, document.body, document, window]) {
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
            target.dispatchEvent(new MouseEvent(type, where));
          }
          for (const key of ['Enter', ' ', 'Escape', 'Tab']) {
            target.dispatchEvent(new KeyboardEvent('keydown', { ...where, key }));
          }
        }
        host.click();
        host.focus();
      }, at);
    await pretend();
    expect(await hasCard(page)).toBe(false);
    await openCard(page);
    await pretend();
    expect(await hasCard(page)).toBe(true);
    await page.keyboard.press('Escape');
    await poll('a real key closes it', async () => ((await hasCard(page)) ? undefined : true));
    await page.close();
  });

  test('a page that swallows every click keeps the card shut, and the report is there all the same', async () => {
    const head = `for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true);`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await whenFlagged(session, page, 1);
    const at = await poll('the badge shows', () => badgeAt(page));
    await page.mouse.click(at.x, at.y);
    expect(await hasCard(page)).toBe(false);
    // The keyboard still gets there.
    await page.keyboard.press('Tab');
    for (let tries = 0; tries < 5 && !(await layerHasFocus(page)); tries++) {
      await page.keyboard.press('Tab');
    }
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });

  const layerHasFocus = (page: Page) =>
    page.evaluate(() => document.activeElement?.localName.startsWith('mingjian-layer') ?? false);

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
    await marked(page);
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

  test('a page that says its frame is gone is not believed', async () => {
    const frame = `<iframe width="700" height="200" srcdoc='<meta charset="utf-8">${post(RISKY)}'></iframe>`;
    const page = await session.openPage(hostilePage(frame));
    await whenFlagged(session, page, 1);
    await page.evaluate(() => {
      const inside = document.querySelector('iframe')?.contentWindow;
      inside?.dispatchEvent(new Event('pagehide'));
      window.dispatchEvent(new Event('pagehide'));
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
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
