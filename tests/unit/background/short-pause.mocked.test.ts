import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { shortenPause } from '../../../src/background/short-pause';
import { withPause } from '../../../src/settings/change';
import { PAUSE_MS } from '../../../src/settings/effective';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import { loadSettings, SETTINGS_KEY } from '../../../src/settings/store';

vi.mock('wxt/browser', async () => ({
  browser: (await import('wxt/testing/fake-browser')).fakeBrowser,
}));

beforeEach(() => fakeBrowser.reset());
const put = (pausedAt: number) =>
  fakeBrowser.storage.local.set({ [SETTINGS_KEY]: withPause(DEFAULT_SETTINGS, pausedAt) });

describe('shortenPause', () => {
  it('brings the end of a pause near that a clock set back has left far ahead', async () => {
    await put(1e12);
    await shortenPause(() => 5_000);
    expect((await loadSettings()).pausedUntil).toBe(5_000 + PAUSE_MS);
  });

  it('leaves a pause alone that is no longer than an hour, and writes nothing', async () => {
    await put(5_000);
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    await shortenPause(() => 5_000);
    await shortenPause(() => 1e12);
    expect(set).not.toHaveBeenCalled();
  });
});
