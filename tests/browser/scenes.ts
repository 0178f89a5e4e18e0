import type { Page } from 'puppeteer-core';
import type { Settings } from '../../src/settings/schema';
import { poll } from './driver/poll';
import type { Session } from './driver/session';
import { storeSettings } from './driver/settings';
import { OTHER_URL } from './scene-browser';
import { click, shows, typeInto } from './steps';
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

interface OwnPageGlobals {
  readonly chrome: { readonly tabs: { getCurrent(): Promise<{ id: number }> } };
}
