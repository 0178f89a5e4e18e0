import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followUserSites } from '../../../src/background/user-sites';
import { withoutSite, withSite } from '../../../src/settings/change';
import { updateSettings } from '../../../src/settings/store';

interface Script {
  id: string;
  matches: string[];
  excludeMatches?: string[];
  js: string[];
}

const { state } = vi.hoisted(() => ({
  state: {
    scripts: new Map<string, unknown>(),
    permitted: new Set<string>(),
    started: [] as number[],
    awake: new Set<number>(),
    listeners: [] as (() => void)[],
  },
}));

vi.mock('wxt/browser', async () => {
  const { fakeBrowser: fake } = await import('wxt/testing/fake-browser');
  const onEvent = { addListener: (listener: () => void) => state.listeners.push(listener) };
  const tabs = [
    { id: 1, url: 'https://example.org/a' },
    { id: 2, url: 'https://example.org/b' },
    { id: 3, url: 'https://other.cn/' },
  ];
  return {
    browser: {
      storage: fake.storage,
      runtime: {
        onInstalled: onEvent,
        onStartup: onEvent,
        getURL: (path: string) => `moz-extension://id${path}`,
        // As Firefox gives it: full addresses, where it takes only paths back.
        getManifest: () => ({
          content_scripts: [
            { matches: ['*://weibo.com/*'], js: ['moz-extension://id/content-scripts/content.js'] },
          ],
        }),
      },
      permissions: {
        onAdded: onEvent,
        onRemoved: onEvent,
        contains: async ({ origins }: { origins: string[] }) => {
          if (origins.some((origin) => origin.includes(' '))) throw new Error('bad pattern');
          return origins.every((origin) => state.permitted.has(origin));
        },
      },
      scripting: {
        getRegisteredContentScripts: async () => [...state.scripts.values()],
        registerContentScripts: async (all: Script[]) => {
          for (const script of all) state.scripts.set(script.id, script);
        },
        unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
          for (const id of ids) state.scripts.delete(id);
        },
        executeScript: async ({ target }: { target: { tabId: number } }) => {
          state.started.push(target.tabId);
        },
      },
      tabs: {
        query: async ({ url }: { url: string[] }) =>
          tabs.filter((tab) => url.some((pattern) => tab.url.startsWith(pattern.slice(0, -1)))),
        sendMessage: async (id: number) => {
          if (!state.awake.has(id)) throw new Error('no receiver');
          return {
            host: '',
            adapter: '',
            state: 'off',
            guarded: true,
            read: 0,
            waiting: 0,
            counts: { levels: { info: 0, caution: 0, warning: 0 }, categories: {} },
            aside: { trusted: 0, fine: 0, hidden: 0 },
            posts: [],
            errors: [],
          };
        },
      },
    },
  };
});

const ORIGIN = 'https://example.org/*';
const ids = () => [...state.scripts.keys()];
const tell = () => state.listeners.at(0)?.();

beforeEach(() => {
  fakeBrowser.reset();
  state.scripts.clear();
  state.permitted.clear();
  state.awake.clear();
  state.started.length = 0;
  state.listeners.length = 0;
  followUserSites();
});

describe('followUserSites', () => {
  it('registers a site once it is switched on and permitted, and starts it in open tabs', async () => {
    await updateSettings((now) => withSite(now, 'example.org', true));
    tell();
    await vi.waitFor(() => expect(ids()).toEqual([]));
    state.permitted.add(ORIGIN);
    state.awake.add(2);
    tell();
    await vi.waitFor(() => expect(state.started).toEqual([1]));
    expect(state.scripts.get(`site:${ORIGIN}`)).toMatchObject({
      matches: [ORIGIN],
      excludeMatches: ['*://weibo.com/*'],
      js: ['content-scripts/content.js'],
      persistAcrossSessions: true,
    });
  });

  it('takes a site away when it is switched off, removed, or its permission goes', async () => {
    state.permitted.add(ORIGIN);
    const on = () => updateSettings((now) => withSite(now, 'example.org', true));
    await on();
    await vi.waitFor(() => expect(ids()).toHaveLength(1));
    await updateSettings((now) => withSite(now, 'example.org', false));
    await vi.waitFor(() => expect(ids()).toEqual([]));
    await on();
    await vi.waitFor(() => expect(ids()).toHaveLength(1));
    await updateSettings((now) => withoutSite(now, 'example.org'));
    await vi.waitFor(() => expect(ids()).toEqual([]));
    await on();
    await vi.waitFor(() => expect(ids()).toHaveLength(1));
    state.permitted.clear();
    tell();
    await vi.waitFor(() => expect(ids()).toEqual([]));
  });

  it('is not stopped by an entry that is no host, and leaves foreign scripts alone', async () => {
    state.scripts.set('foreign', { id: 'foreign' });
    state.permitted.add(ORIGIN);
    await updateSettings((now) => withSite(now, 'not a host', true));
    await updateSettings((now) => withSite(now, 'example.org', true));
    await vi.waitFor(() => expect(ids()).toEqual(['foreign', `site:${ORIGIN}`]));
  });
});
