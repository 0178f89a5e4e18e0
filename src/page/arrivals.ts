/** A screen's height before they show; sideways less, where a page has more columns than fit. */
const MARGIN = '100% 400px';
/** Each watched element makes the browser plan a frame and look at it in every other: few at a time. */
const MAX_WATCHED = 40;
const REFILL_MS = 500;

export interface Arrivals {
  watch(element: Element): void;
  forget(element: Element): void;
}

/**
 * Tells which elements come near the screen. An element is reported once, and no longer watched
 * then. Of a long list the first ones are watched; the others follow as those are forgotten.
 */
export function watchArrivals(
  onNear: (elements: readonly Element[]) => void,
  signal: AbortSignal,
): Arrivals {
  const watched = new Set<Element>();
  const waiting = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      const near = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      for (const element of near) forget(element);
      if (near.length > 0) onNear(near);
    },
    { rootMargin: MARGIN },
  );
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });

  function watch(element: Element): void {
    // Watching anew makes the browser report an element that is near already.
    if (watched.delete(element)) observer.unobserve(element);
    if (watched.size >= MAX_WATCHED) {
      waiting.add(element);
      return;
    }
    waiting.delete(element);
    watched.add(element);
    observer.observe(element);
  }

  function forget(element: Element): void {
    waiting.delete(element);
    if (!watched.delete(element)) return;
    observer.unobserve(element);
    // Not one by one: whatever is read in the meantime need not be watched at all.
    if (waiting.size > 0) timer ??= setTimeout(refill, REFILL_MS);
  }

  function refill(): void {
    timer = undefined;
    for (const element of waiting) {
      if (watched.size >= MAX_WATCHED) return;
      watch(element);
    }
  }

  return { watch, forget };
}
