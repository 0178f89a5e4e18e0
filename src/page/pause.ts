/** No slice of work is longer than this; the page's own tasks come in between. */
const SLICE_MS = 8;

interface YieldingScheduler {
  yield?: () => Promise<void>;
}

/** Nothing while the slice lasts; then resolves after the page had its turn. */
export type Pause = () => Promise<void> | undefined;

/**
 * Slices long work: `await pause()` inside a loop costs nothing until the slice is used up, then
 * lets the page have its turn.
 */
export function createPause(sliceMs = SLICE_MS): Pause {
  let started = performance.now();
  return () => {
    if (performance.now() - started < sliceMs) return undefined;
    return yieldToPage().then(() => {
      started = performance.now();
    });
  };
}

/** Resolves after the page had its turn. */
function yieldToPage(): Promise<void> {
  const scheduler = (globalThis as { scheduler?: YieldingScheduler }).scheduler;
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Resolves when the page has nothing better to do, at the latest after `timeoutMs`. */
export function idle(timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: timeoutMs });
    } else {
      setTimeout(resolve, 50);
    }
  });
}
