import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSegmenterHost } from '../../../src/background/segmenter-host';

const segmenter = { boundaries: () => Int32Array.of(0) };

afterEach(() => vi.restoreAllMocks());

describe('createSegmenterHost', () => {
  it('starts at the first call and only once', async () => {
    const start = vi.fn(async () => segmenter);
    const host = createSegmenterHost(start);
    expect(start).not.toHaveBeenCalled();
    expect(await Promise.all([host.get(), host.get()])).toEqual([segmenter, segmenter]);
    expect(start).toHaveBeenCalledOnce();
  });

  it('remembers a failed start', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const start = vi.fn(async () => {
      throw new Error('WebAssembly is off');
    });
    const host = createSegmenterHost(start);
    expect(await host.get()).toBeNull();
    expect(await host.get()).toBeNull();
    expect(start).toHaveBeenCalledOnce();
    expect(console.error).toHaveBeenCalledOnce();
  });
});
