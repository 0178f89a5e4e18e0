import type { Segmenter } from '../engine/types';

export interface SegmenterHost {
  /** The one segmenter, started at the first call; null once its start has failed. */
  get(): Promise<Segmenter | null>;
}

/**
 * Holds the one segmenter of the browser (62 MB: never one per tab). A failed start is not tried
 * again in this worker's life, it would only fail again and hold up every batch.
 */
export function createSegmenterHost(start: () => Promise<Segmenter>): SegmenterHost {
  let started: Promise<Segmenter | null> | undefined;
  return {
    get() {
      started ??= start().catch((error: unknown) => {
        console.error('The segmenter did not start; words are matched without it.', error);
        return null;
      });
      return started;
    },
  };
}
