import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answered, NoAnswerError } from '../../../src/answered';
import { followSettings } from '../../../src/settings/follow';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings/schema';
import {
  forgetRejected,
  loadRejected,
  REJECTED_KEY,
  SETTINGS_KEY,
  updateSettings,
} from '../../../src/settings/store';

vi.mock('wxt/browser', async () => ({
  browser: (await import('wxt/testing/fake-browser')).fakeBrowser,
}));

const never = () => new Promise<never>(() => undefined);
const inEnglish: Settings = { ...DEFAULT_SETTINGS, language: 'en' };
const put = (settings: unknown) => fakeBrowser.storage.local.set({ [SETTINGS_KEY]: settings });

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('answered', () => {
  it('passes on what comes in time, and leaves no timer', async () => {
    expect(await answered(Promise.resolve(7))).toBe(7);
    await expect(answered(Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives up what never comes', async () => {
    const waiting = expect(answered(never(), 1_000)).rejects.toThrow(NoAnswerError);
    await vi.advanceTimersByTimeAsync(1_000);
    await waiting;
  });
});

describe('followSettings', () => {
  function follow(signal = new AbortController().signal) {
    const follower = { apply: vi.fn(), unread: vi.fn() };
    return { ...follower, ...followSettings(follower, signal) };
  }

  it('hands on what is stored, and every change', async () => {
    await put(inEnglish);
    const { apply, unread } = follow();
    await vi.advanceTimersByTimeAsync(0);
    expect(apply.mock.calls).toEqual([[inEnglish]]);
    await put(DEFAULT_SETTINGS);
    expect(apply).toHaveBeenLastCalledWith(DEFAULT_SETTINGS);
    expect(unread).not.toHaveBeenCalled();
  });

  it.each([
    ['fails', () => Promise.reject(new Error('disk'))],
    ['never answers', never],
  ])('asks again while the storage %s', async (_, broken) => {
    await put(inEnglish);
    const get = vi.spyOn(fakeBrowser.storage.local, 'get').mockImplementation(broken);
    const { apply, unread } = follow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(unread.mock.calls.length).toBeGreaterThan(2);
    expect(apply).not.toHaveBeenCalled();
    get.mockRestore();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(apply.mock.calls).toEqual([[inEnglish]]);
  });

  it('does not go back behind a change that came before the answer', async () => {
    let answer: (value: Record<string, unknown>) => void = () => undefined;
    vi.spyOn(fakeBrowser.storage.local, 'get').mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const { apply } = follow();
    await put(inEnglish);
    answer({ [SETTINGS_KEY]: DEFAULT_SETTINGS });
    await vi.advanceTimersByTimeAsync(0);
    expect(apply.mock.calls).toEqual([[inEnglish]]);
  });

  it('reads again when told, whatever it knows, and no older answer counts', async () => {
    const { apply, reload } = follow();
    await vi.advanceTimersByTimeAsync(0);
    let answerLate: (value: Record<string, unknown>) => void = () => undefined;
    // As of a page in the back/forward cache: the change is stored, and nobody tells.
    vi.spyOn(fakeBrowser.storage.local, 'get')
      .mockImplementationOnce(
        () =>
          new Promise((resolve) => {
            answerLate = resolve;
          }),
      )
      .mockImplementationOnce(async () => ({ [SETTINGS_KEY]: inEnglish }));
    reload();
    reload();
    await vi.advanceTimersByTimeAsync(0);
    expect(apply.mock.calls).toEqual([[DEFAULT_SETTINGS], [inEnglish]]);
    answerLate({ [SETTINGS_KEY]: DEFAULT_SETTINGS });
    await vi.advanceTimersByTimeAsync(0);
    expect(apply).toHaveBeenCalledTimes(2);
  });

  it('leaves nothing behind when the page is left', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('disk'));
    const control = new AbortController();
    const { unread } = follow(control.signal);
    await vi.advanceTimersByTimeAsync(0);
    control.abort();
    unread.mockClear();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(unread).not.toHaveBeenCalled();
  });
});

describe('a storage in trouble', () => {
  const broken = { version: 1, categories: {}, sites: { 'a.cn': true }, language: 5 };

  it('full: the copy is not kept without the settings, nor the settings without the copy', async () => {
    await put(broken);
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    set.mockRejectedValueOnce(new Error('quota exceeded'));
    await expect(updateSettings(() => inEnglish)).rejects.toThrow('quota');
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ [SETTINGS_KEY]: broken });
    await updateSettings(() => inEnglish);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({
      [SETTINGS_KEY]: inEnglish,
      [REJECTED_KEY]: broken,
    });
  });

  it('one change that is never answered does not hold up the next', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementationOnce(never);
    const lost = expect(updateSettings(() => inEnglish)).rejects.toThrow(NoAnswerError);
    const next = updateSettings((now) => ({ ...now, language: 'zh-TW' }));
    await vi.advanceTimersByTimeAsync(5_000);
    await lost;
    expect((await next).language).toBe('zh-TW');
  });

  it('shows the copy before and after it was replaced, and forgets it when told', async () => {
    expect(await loadRejected()).toBeUndefined();
    await put(broken);
    expect(await loadRejected()).toEqual(broken);
    await updateSettings((now) => now);
    expect(await loadRejected()).toEqual(broken);
    await forgetRejected();
    expect(await loadRejected()).toBeUndefined();
    await put(broken);
    await forgetRejected();
    expect(await loadRejected()).toBeUndefined();
    const { [SETTINGS_KEY]: kept } = await fakeBrowser.storage.local.get(SETTINGS_KEY);
    expect(kept).toMatchObject({ sites: { 'a.cn': true } });
  });
});
