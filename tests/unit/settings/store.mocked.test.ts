import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings/schema';
import {
  loadSettings,
  NewerSettingsError,
  REJECTED_KEY,
  SETTINGS_KEY,
  updateSettings,
  watchSettings,
} from '../../../src/settings/store';

vi.mock('wxt/browser', async () => ({
  browser: (await import('wxt/testing/fake-browser')).fakeBrowser,
}));

const stored = () => fakeBrowser.storage.local.get(null);

beforeEach(() => fakeBrowser.reset());

describe('the settings store', () => {
  it('starts from the defaults and writes nothing by reading', async () => {
    expect(await loadSettings()).toEqual(DEFAULT_SETTINGS);
    expect(await stored()).toEqual({});
  });

  it('stores a change', async () => {
    await updateSettings((now) => ({ ...now, language: 'en' }));
    expect((await loadSettings()).language).toBe('en');
  });

  it('loses no change when several are made at once', async () => {
    const hosts = ['a.cn', 'b.cn', 'c.cn', 'd.cn'];
    await Promise.all(
      hosts.map((host) =>
        updateSettings((now) => ({ ...now, sites: { ...now.sites, [host]: true } })),
      ),
    );
    expect(Object.keys((await loadSettings()).sites)).toEqual(hosts);
  });

  it('goes on after a change that throws', async () => {
    const failing = updateSettings(() => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await updateSettings((now) => ({ ...now, language: 'zh-TW' }));
    expect((await loadSettings()).language).toBe('zh-TW');
  });

  it('keeps the rejected copy when it writes over broken settings', async () => {
    const broken = { version: 1, categories: {}, sites: { 'a.cn': true }, language: 5 };
    await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: broken });
    await updateSettings((now) => ({ ...now, language: 'en' }));
    const all = await stored();
    expect(all[REJECTED_KEY]).toEqual(broken);
    expect(all[SETTINGS_KEY]).toEqual({
      ...DEFAULT_SETTINGS,
      sites: { 'a.cn': true },
      language: 'en',
    });
  });

  it('never writes over settings of a newer release', async () => {
    const newer = { version: 2, language: 'en', future: true };
    await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: newer });
    await expect(updateSettings((now) => now)).rejects.toThrow(NewerSettingsError);
    expect((await stored())[SETTINGS_KEY]).toEqual(newer);
  });

  it('tells of changes until the signal aborts', async () => {
    const seen: Settings[] = [];
    const controller = new AbortController();
    watchSettings((settings) => seen.push(settings), controller.signal);
    await updateSettings((now) => ({ ...now, language: 'en' }));
    await fakeBrowser.storage.local.set({ other: 1 });
    controller.abort();
    await updateSettings((now) => ({ ...now, language: 'zh-CN' }));
    expect(seen.map((settings) => settings.language)).toEqual(['en']);
  });
});
