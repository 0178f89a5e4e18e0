import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../scripts/browsers.mjs';
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings/schema';
import { copyWithHosts } from './driver/extension-copy';
import { poll } from './driver/poll';
import { launch, type Session } from './driver/session';
import { DEMO_URL, demoFeed } from './support';

/**
 * Every view and state of the interface, as people come to see it: the accessibility tests and the
 * screenshots go through the same list.
 */
export interface Scene {
  readonly name: string;
  /** `slow`: needs the extension whose background starts slowly. */
  readonly needs?: 'slow';
  /** Opens it and waits until it shows. */
  readonly open: (session: Session) => Promise<Page>;
}

/** A site without an adapter; the copies of the extension for scenes may read it. */
export const OTHER_URL = 'https://shequ.example/latest';

const page = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><title>${title}</title><body>${body}</body></html>`;

const CLEAN_POST = (text: string) =>
  `<article class="woo-panel-main"><div class="wbpro-feed-content"><div class="wbpro-feed-ogText">${text}</div></div></article>`;

async function popupOn(session: Session, html: string, view: string): Promise<Page> {
  const feed = await session.openPage({ url: DEMO_URL, html });
  if (view === 'ready') await session.readAll(feed);
  const popup = await session.openPopupTab(feed);
  await shows(popup, view);
  return popup;
}

/** Waits until the popup shows a view. */
export async function shows(popup: Page, view: string): Promise<void> {
  await poll(`the popup shows "${view}"`, async () =>
    (await popup.evaluate((name) => document.querySelector(`[data-view="${name}"]`) !== null, view))
      ? true
      : undefined,
  );
}

/** Waits for an element and clicks it as a script does: for what is not the point of a test. */
export async function click(popup: Page, selector: string): Promise<void> {
  await poll(`${selector} is there`, async () =>
    (await popup.evaluate((wanted) => {
      const element = document.querySelector<HTMLElement>(wanted);
      element?.click();
      return element !== null;
    }, selector))
      ? true
      : undefined,
  );
}

async function feedPopup(session: Session): Promise<Page> {
  const html = demoFeed().html.toString();
  return popupOn(session, html, 'ready');
}

async function openedPost(session: Session): Promise<Page> {
  const popup = await feedPopup(session);
  await click(popup, 'li.post .post-head');
  await poll('the explanation shows', async () =>
    (await popup.evaluate(() => document.querySelector('.explained') !== null)) ? true : undefined,
  );
  return popup;
}

async function options(session: Session, part: string): Promise<Page> {
  const tab = await session.openExtensionPage(`options.html#${part}`);
  await poll('the settings show', async () =>
    (await tab.evaluate(() => document.querySelector('.rule-group') !== null)) ? true : undefined,
  );
  return tab;
}

export const SCENES: readonly Scene[] = [
  { name: 'popup-list', open: feedPopup },
  { name: 'popup-opened', open: openedPost },
  {
    name: 'popup-notice',
    async open(session) {
      const popup = await openedPost(session);
      await click(popup, '[data-action="fine"]');
      await poll('the post has left the list', async () =>
        (await popup.evaluate(() => document.querySelector('[data-aside]') !== null))
          ? true
          : undefined,
      );
      return popup;
    },
  },
  {
    name: 'popup-nothing',
    open: (session) =>
      popupOn(
        session,
        page(
          '微博',
          `${CLEAN_POST('今天去爬山了，天气很好。')}${CLEAN_POST('图书馆新到了一批书。')}`,
        ),
        'ready',
      ),
  },
  {
    name: 'popup-no-posts',
    open: (session) => popupOn(session, page('微博', '<p>空空如也</p>'), 'no-posts'),
  },
  {
    name: 'popup-unreadable',
    open: (session) =>
      popupOn(session, page('微博', '<div class="LoginCard">登录</div>'), 'unreadable'),
  },
  {
    name: 'popup-unsupported',
    async open(session) {
      const other = await session.openPage({ url: OTHER_URL, html: page('社区', '<p>新帖</p>') });
      const popup = await session.openPopupTab(other);
      await shows(popup, 'askable');
      return popup;
    },
  },
  {
    name: 'popup-off',
    async open(session) {
      const popup = await feedPopup(session);
      await click(popup, '[data-switch="site"]');
      await shows(popup, 'off');
      return popup;
    },
  },
  {
    name: 'popup-paused',
    async open(session) {
      const popup = await feedPopup(session);
      await click(popup, '[data-action="pause"]');
      await shows(popup, 'paused');
      return popup;
    },
  },
  {
    name: 'popup-restricted',
    async open(session) {
      const own = await session.openExtensionPage('options.html');
      // Firefox tells no driver where such a page is: it is asked for its own number.
      const id = await own.evaluate(async () => {
        const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
        return (await tabs.getCurrent()).id;
      });
      const popup = await session.openExtensionPage(`popup.html?tab=${id}`);
      await shows(popup, 'restricted');
      return popup;
    },
  },
  {
    name: 'popup-starting',
    needs: 'slow',
    async open(session) {
      // Chromium's worker is there already; the next message has to start it, slowly.
      if (session.name === 'chromium') await session.stopBackground();
      return popupOn(session, demoFeed().html.toString(), 'starting');
    },
  },
  { name: 'options', open: (session) => options(session, 'hints') },
  {
    name: 'options-rule',
    async open(session) {
      const tab = await options(session, 'rules');
      await typeInto(tab, '[data-field="search"]', 'superlative');
      await click(tab, '[data-rule="false-advertising/superlative"] .rule-open');
      await poll('the examples show', async () =>
        (await tab.evaluate(() => document.querySelector('.examples li') !== null))
          ? true
          : undefined,
      );
      return tab;
    },
  },
  {
    name: 'options-aside',
    async open(session) {
      const day = '2026-11-22';
      await storeSettings(session, {
        trusted: [{ host: 'weibo.com', author: '山间小路', day }],
        aside: [
          { key: 'post:58:1x2y3z4w5v6', as: 'fine', host: 'weibo.com', day },
          { key: 'post:44:9a8b7c6d5e4', as: 'hidden', host: 'www.zhihu.com', day },
        ],
        sites: { 'shequ.example': true },
        rules: { 'false-advertising/superlative': 'off' },
      });
      return options(session, 'aside');
    },
  },
  {
    name: 'options-kept',
    async open(session) {
      // Settings of which one field cannot be understood.
      await storeSettings(session, { rules: 7 } as unknown as Partial<Settings>);
      const tab = await options(session, 'transfer');
      await poll('the kept copy shows', async () =>
        (await tab.evaluate(() => document.querySelector('[data-kept]') !== null))
          ? true
          : undefined,
      );
      return tab;
    },
  },
  {
    name: 'options-check',
    async open(session) {
      const feed = await session.openPage(demoFeed());
      await session.readAll(feed);
      const tab = await options(session, 'check');
      await click(tab, '[data-action="self-test"]');
      await poll('the results show', async () =>
        (await tab.evaluate(() => document.querySelector('.checks') !== null)) ? true : undefined,
      );
      return tab;
    },
  },
  {
    name: 'options-about',
    async open(session) {
      const tab = await options(session, 'about');
      await click(tab, '.changes > summary');
      return tab;
    },
  },
  {
    name: 'welcome',
    async open(session) {
      const tab = await session.openExtensionPage('welcome.html');
      await poll('the welcome page shows', async () =>
        (await tab.evaluate(() => document.querySelector('.sample') !== null)) ? true : undefined,
      );
      return tab;
    },
  },
];

/** Types as a person does; works in a field that a framework watches. */
export async function typeInto(tab: Page, selector: string, text: string): Promise<void> {
  await click(tab, selector);
  await tab.focus(selector);
  await tab.keyboard.type(text);
}

interface OwnPageGlobals {
  readonly chrome: {
    readonly tabs: { getCurrent(): Promise<{ id: number }> };
    readonly storage: {
      readonly local: {
        get(key: 'settings'): Promise<{ settings: Settings }>;
        set(items: { settings: Settings }): Promise<void>;
      };
    };
  };
}

/** Stores exactly these settings over the defaults: what a scene changed is gone after it. */
export async function storeSettings(session: Session, changed: Partial<Settings>): Promise<void> {
  await session.inExtension(
    async (settings) => {
      const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
      await local.set({ settings });
    },
    { ...DEFAULT_SETTINGS, ...changed },
  );
}

/** Changes the language and nothing else; open pages follow. */
export async function changeLanguage(
  session: Session,
  language: Settings['language'],
): Promise<void> {
  await session.inExtension(async (wanted) => {
    const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
    const { settings } = await local.get('settings');
    await local.set({ settings: { ...settings, language: wanted } });
  }, language);
}

/** Starts a browser for the scenes; `slow`: with a background that takes its time to start. */
export async function launchForScenes(
  name: BrowserName,
  extensionDir: string,
  kind: 'normal' | 'slow' = 'normal',
): Promise<{ session: Session; close: () => Promise<void> }> {
  const copy =
    kind === 'slow'
      ? await slowCopy(name, extensionDir)
      : await copyWithHosts(extensionDir, [new URL(OTHER_URL).hostname]);
  // In Firefox the first start is the slow one: nobody waits for its welcome page.
  const keepWelcome = kind === 'slow' && name === 'firefox';
  const session = await launch(name, { extensionDir: copy.dir, keepWelcome });
  return {
    session,
    close: async () => {
      await session.close();
      await copy.remove();
    },
  };
}

/**
 * Code in front of the background that lets it start slowly. In Firefox all pages of the extension
 * share one thread, so the background waits there; Chromium's worker may not wait, so it works.
 */
const SLOWLY: Readonly<Record<BrowserName, string>> = {
  chromium: 'const slowUntil = Date.now() + 6000; while (Date.now() < slowUntil);\n',
  firefox: 'await new Promise((slow) => setTimeout(slow, 10000));\n',
};

/** The built extension with a background that answers no page for some seconds after its start. */
async function slowCopy(name: BrowserName, extensionDir: string) {
  const dir = await mkdtemp(join(tmpdir(), 'mingjian-slow-'));
  await cp(extensionDir, dir, { recursive: true });
  const file = join(dir, 'background.js');
  await writeFile(file, SLOWLY[name] + (await readFile(file, 'utf8')));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
