import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSegmenterHost, SegmenterFailure } from '../../../src/background/segmenter-host';

const segmenter = { boundaries: () => Int32Array.of(0, 2) };

describe('createSegmenterHost', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'error').mockReturnValue(undefined);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('starts at the first call and only once', async () => {
    const start = vi.fn(async () => segmenter);
    const host = createSegmenterHost(start);
    expect(start).not.toHaveBeenCalled();
    const [one, two] = await Promise.all([host.get(), host.get()]);
    expect(one).not.toBeNull();
    expect(one).toBe(two);
    expect(await host.get()).toBe(one);
    expect([...(one?.boundaries('招商') ?? [])]).toEqual([0, 2]);
    expect(start).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on without it after a failed start, and tries again a minute later', async () => {
    const start = vi.fn(async () => segmenter);
    start.mockRejectedValueOnce(new Error('out of memory'));
    const host = createSegmenterHost(start);
    expect(await host.get()).toBeNull();
    expect(await host.get()).toBeNull();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(await host.get()).toBeNull();
    expect(start).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(2_000);
    // Nobody waits for the second try.
    expect(await host.get()).toBeNull();
    await vi.advanceTimersByTimeAsync(0);
    expect(await host.get()).not.toBeNull();
    expect(start).toHaveBeenCalledTimes(2);
    expect(console.error).toHaveBeenCalledOnce();
  });

  it('waits ten seconds for a start that hangs, and uses it when it comes after all', async () => {
    let come: (value: typeof segmenter) => void = () => undefined;
    const host = createSegmenterHost(
      () =>
        new Promise((resolve) => {
          come = resolve;
        }),
    );
    const first = host.get();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await first).toBeNull();
    expect(await host.get()).toBeNull();
    come(segmenter);
    await vi.advanceTimersByTimeAsync(0);
    expect(await host.get()).not.toBeNull();
  });

  it('gives up one that breaks in use', async () => {
    const broken = {
      boundaries: () => {
        throw new Error('unreachable');
      },
    };
    const host = createSegmenterHost(async () => broken);
    const got = await host.get();
    expect(() => got?.boundaries('招商')).toThrow(SegmenterFailure);
    expect(() => got?.boundaries('招商')).toThrow(SegmenterFailure);
    expect(await host.get()).toBeNull();
    expect(console.error).toHaveBeenCalledOnce();
  });
});
