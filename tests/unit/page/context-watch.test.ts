import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchContext } from '../../../src/page/context-watch';
import { createPauseClock } from '../../../src/page/pause-clock';
import { withPause } from '../../../src/settings/change';
import { PAUSE_MS } from '../../../src/settings/effective';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';

/** A document as far as it is looked at here. */
function fakeDocument() {
  const target = new EventTarget() as EventTarget & { visibilityState: string };
  target.visibilityState = 'visible';
  return {
    document: target as unknown as Document,
    show(state: string) {
      target.visibilityState = state;
      target.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

describe('watchContext', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('looks while the page is seen, and when it is seen again', async () => {
    const { document, show } = fakeDocument();
    const isAlive = vi.fn(() => true);
    watchContext(document, isAlive, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(4_100);
    expect(isAlive).toHaveBeenCalledTimes(3);
    show('hidden');
    isAlive.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(isAlive).not.toHaveBeenCalled();
    show('visible');
    expect(isAlive).toHaveBeenCalledOnce();
  });

  it('leaves no timer and no listener once the extension has gone', async () => {
    const { document, show } = fakeDocument();
    const control = new AbortController();
    const isAlive = vi.fn(() => {
      control.abort();
      return false;
    });
    watchContext(document, isAlive, control.signal);
    show('visible');
    expect(isAlive).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the clock of a pause', () => {
  const start = 1_000_000_000_000;
  const paused = withPause(DEFAULT_SETTINGS, start);
  let wall = start;
  let since = 0;
  const left = createPauseClock(
    () => wall,
    () => since,
  );
  beforeEach(() => {
    wall = start;
    since = 0;
    left(DEFAULT_SETTINGS);
    left(paused);
  });

  it.each([
    ['both clocks run', 600_000, 600_000, PAUSE_MS - 600_000],
    ['the machine slept for two hours', 2 * PAUSE_MS, 1_000, 0],
    ['the clock went back a second', -1_000, 0, PAUSE_MS],
    ['the clock went back a year', -365 * 24 * PAUSE_MS, 600_000, PAUSE_MS - 600_000],
    ['the clock went back, and the hour is over', -PAUSE_MS / 2, PAUSE_MS, 0],
  ])('%s', (_, clock, passed, expected) => {
    wall = start + clock;
    since = passed;
    expect(left(paused)).toBe(expected);
  });

  it('begins anew with a new pause', () => {
    since = PAUSE_MS;
    wall = start - 5_000;
    expect(left(paused)).toBe(0);
    expect(left(withPause(DEFAULT_SETTINGS, wall))).toBe(PAUSE_MS);
    expect(left(DEFAULT_SETTINGS)).toBe(0);
  });
});
