import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { withSite } from '../../../src/settings/change';
import { updateSettings } from '../../../src/settings/store';
import { look } from '../../../src/ui/popup/look';
import { asPageOf } from '../../../src/ui/popup/target-tab';

const { state } = vi.hoisted(() => ({
  state: {
    url: undefined as string | undefined,
    report: null as unknown,
    permitted: false,
    started: 0,
  },
}));

vi.mock('wxt/browser', async () => {
  const { fakeBrowser: fake } = await import('wxt/testing/fake-browser');
  return {
    browser: {
      storage: fake.storage,
      runtime: {
        getURL: (path: string) => `moz-extension://id${path}`,
        getManifest: () => ({ content_scripts: [{ matches: ['*://weibo.com/*'], js: ['c.js'] }] }),
      },
      permissions: { contains: async () => state.permitted },
      scripting: {
        executeScript: async () => {
          state.started += 1;
        },
      },
      tabs: {
        get: async () => ({ url: state.url }),
        sendMessage: async () => {
          if (state.report === null) throw new Error('no receiver');
          return state.report;
        },
      },
    },
  };
});

const report = {
  host: 'weibo.com',
  adapter: 'weibo',
  state: 'ready',
  guarded: true,
  read: 1,
  waiting: 0,
  counts: { levels: { info: 0, caution: 0, warning: 0 }, categories: {} },
  aside: { trusted: 0, fine: 0, hidden: 0 },
  posts: [],
  errors: [],
};

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(state, { url: 'https://weibo.com/u/1', report: null, permitted: true, started: 0 });
});

describe('look', () => {
  it('shows the report of the page', async () => {
    state.report = report;
    expect(await look({ id: 1 }, 0, 20)).toEqual({ kind: 'report', report, builtIn: true });
  });

  it('does not take another answer for a report', async () => {
    state.report = { ...report, posts: 'none' };
    expect((await look({ id: 1 }, 9, 20)).kind).toBe('unreached');
  });

  it('starts a built-in site once, waits a little, and then says that it cannot reach it', async () => {
    expect(await look({ id: 1 }, 0, 20)).toEqual({ kind: 'loading' });
    expect(await look({ id: 1 }, 1, 20)).toEqual({ kind: 'loading' });
    expect(await look({ id: 1 }, 6, 20)).toEqual({ kind: 'unreached', host: 'weibo.com' });
    expect(state.started).toBe(1);
  });

  it('asks for a permission that was taken away', async () => {
    state.permitted = false;
    const origin = 'https://weibo.com/*';
    expect(await look({ id: 1 }, 0, 20)).toEqual({
      kind: 'askable',
      host: 'weibo.com',
      origin,
      builtIn: true,
    });
  });

  it('offers to switch on a site without an adapter, and leaves starting it to the background', async () => {
    state.url = 'http://example.org:8080/a';
    const origin = 'http://example.org/*';
    expect(await look({ id: 1 }, 0, 20)).toEqual({
      kind: 'askable',
      host: 'example.org',
      origin,
      builtIn: false,
    });
    await updateSettings((now) => withSite(now, 'example.org', true));
    expect(await look({ id: 1 }, 0, 20)).toEqual({ kind: 'loading' });
    expect(state.started).toBe(0);
  });

  it('says when a built-in site was switched off', async () => {
    await updateSettings((now) => withSite(now, 'weibo.com', false));
    expect(await look({ id: 1 }, 0, 20)).toEqual({ kind: 'off', host: 'weibo.com' });
  });

  it.each([
    [undefined],
    ['chrome://settings/'],
    ['file:///tmp/a.html'],
    ['about:blank'],
    ['https://addons.mozilla.org/'],
  ])('knows that %s cannot be read', async (url) => {
    state.url = url;
    expect(await look({ id: 1 }, 0, 20)).toEqual({ kind: 'restricted' });
  });
});

describe('asPageOf', () => {
  it.each([
    ['', null],
    ['?tab=', null],
    ['?tab=1e3', null],
    ['?tab=12', { id: 12 }],
    ['?tab=12&url=https%3A%2F%2Fa.cn%2F', { id: 12, url: 'https://a.cn/' }],
  ])('%s', (search, tab) => expect(asPageOf(search)).toEqual(tab));
});
