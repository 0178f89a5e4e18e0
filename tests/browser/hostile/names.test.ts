import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { builtExtension, flagged, presentBrowsers } from '../support';
import {
  badgeAt,
  CLEAN,
  hasCard,
  hostilePage,
  openCard,
  post,
  RISKY,
  whenFlagged,
  whenMarked,
} from './support';

/** Names by which a form in Chromium answers with its input instead of its own property. */
const BENT = (
  'parentElement parentNode firstChild nextSibling childNodes children childElementCount isConnected ' +
  'tagName localName nodeType getAttribute setAttribute removeAttribute hasAttribute matches closest ' +
  'querySelector querySelectorAll getBoundingClientRect contains shadowRoot getRootNode ' +
  'compareDocumentPosition scrollIntoView textContent ownerDocument host openOrClosedShadowRoot'
).split(' ');
const INPUTS = BENT.map((name) => `<input type="hidden" name="${name}">`).join('');

describe.each(presentBrowsers())('pages that take our names in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  test('forms whose inputs are called like properties: as the post, in it and around it', async () => {
    const asForm = `<form action-type="feed_list_item" mid="1">${INPUTS}<div class="WB_text" node-type="feed_list_content">${RISKY}</div></form>`;
    const inForm = `<form>${INPUTS}${post(`${RISKY}二`)}</form>`;
    const holdsForm = post(`${RISKY}三<form>${INPUTS}四</form>`);
    const page = await session.openPage(hostilePage(asForm + inForm + holdsForm));
    const report = await whenFlagged(session, page, 3);
    const texts = flagged(report).map(({ text }) => text.replace(/\s/g, ''));
    const bare = RISKY.replace(/\s/g, '');
    expect(texts.sort()).toEqual([bare, `${bare}三四`, `${bare}二`]);
    await whenMarked(session, page);
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
    await whenMarked(session, page);
    await poll('the badge shows', () => badgeAt(page));
    const caught = await page.evaluate(() => (window as unknown as { caught: string[] }).caught);
    expect(caught).toEqual([]);
    expect(session.errors).toEqual([]);
    await page.close();
  });
});
