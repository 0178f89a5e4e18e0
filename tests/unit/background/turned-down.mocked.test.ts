import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Judge } from '../../../src/background/judge-posts';
import { withTurnedDown } from '../../../src/background/turned-down';
import { TURNED_DOWN_KEY } from '../../../src/review/turned-down';

vi.mock('wxt/browser', async () => ({
  browser: (await import('wxt/testing/fake-browser')).fakeBrowser,
}));

const finding = {
  rule: 'a/b',
  category: 'pyramid',
  level: 'warning',
  start: 0,
  end: 1,
  text: '招',
} as const;
const judge: Judge = async (posts) => ({
  guarded: true,
  verdicts: posts.map(({ id }) => ({
    id,
    level: 'warning',
    role: 'seller',
    categories: { pyramid: 'warning' },
    findings: [finding],
  })),
});
const levelOf = async (one: Judge) =>
  (await one([{ id: '1', text: '招' }])).verdicts[0]?.findings[0]?.level;

describe('withTurnedDown', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('follows what a moderator turned down', async () => {
    const wrapped = withTurnedDown(judge);
    expect(await levelOf(wrapped)).toBe('warning');
    await fakeBrowser.storage.local.set({ [TURNED_DOWN_KEY]: ['a/b'] });
    expect(await levelOf(wrapped)).toBe('info');
  });

  it.each([
    ['fails', () => Promise.reject(new Error('disk'))],
    ['never answers', () => new Promise<never>(() => undefined)],
  ])('judges while the storage %s, and asks again ten seconds later', async (_, broken) => {
    await fakeBrowser.storage.local.set({ [TURNED_DOWN_KEY]: ['a/b'] });
    const get = vi.spyOn(fakeBrowser.storage.local, 'get').mockImplementationOnce(broken);
    const wrapped = withTurnedDown(judge);
    const first = levelOf(wrapped);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await first).toBe('warning');
    expect(await levelOf(wrapped)).toBe('warning');
    expect(get).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await levelOf(wrapped)).toBe('info');
  });
});
