import type { Segmenter } from '../engine/types';

export interface SegmenterHost {
  /** The one segmenter, started at the first call; null while there is none. */
  get(): Promise<Segmenter | null>;
}

/** Thrown by a segmenter that worked and does not any more: judge the post without it. */
export class SegmenterFailure extends Error {
  override readonly name = 'SegmenterFailure';
}

export interface HostLimits {
  /** Batches wait this long for a start; later ones go on without, until it has come. */
  readonly startMs: number;
  /** A failed start is tried again after this time, and nothing waits for it. */
  readonly retryMs: number;
  readonly now: () => number;
}
const LIMITS: HostLimits = { startMs: 10_000, retryMs: 60_000, now: () => performance.now() };

/**
 * Holds the one segmenter of the browser (62 MB: never one per tab). Words are matched without it
 * while it fails or does not come; want of memory passes, so a start is tried again, seldom.
 */
export function createSegmenterHost(
  start: () => Promise<Segmenter>,
  { startMs, retryMs, now }: HostLimits = LIMITS,
): SegmenterHost {
  let ready: Segmenter | null = null;
  let starting: Promise<Segmenter | null> | undefined;
  let failedAt: number | undefined;

  function fail(error: unknown): null {
    console.error('The segmenter does not work; words are matched without it.', error);
    ready = null;
    failedAt = now();
    return null;
  }

  /** One whose instance breaks in use (memory, a trap in the module) is out of use from then on. */
  function watched(segmenter: Segmenter): Segmenter {
    return {
      boundaries(text) {
        try {
          return segmenter.boundaries(text);
        } catch (error) {
          if (ready !== null) fail(error);
          throw new SegmenterFailure('the segmenter broke');
        }
      },
    };
  }

  /** Resolves when it has come or failed, or has taken too long; it may still come then. */
  function begin(): Promise<Segmenter | null> {
    failedAt = undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        console.error('The segmenter takes long to start; words are matched without it.');
        resolve(null);
      }, startMs);
    });
    const started = start().then((segmenter) => {
      ready = watched(segmenter);
      return ready;
    }, fail);
    return Promise.race([started, late]).finally(() => clearTimeout(timer));
  }

  return {
    async get() {
      if (ready !== null) return ready;
      if (starting === undefined) starting = begin();
      else if (failedAt !== undefined) {
        // Batches get what is known (null) at once; whoever comes after the new start gets that.
        if (now() - failedAt >= retryMs) void begin();
        return null;
      }
      return starting;
    },
  };
}
