import { real } from './real';

/** A screen's height above and below; sideways less, where a page has more columns than fit. */
const MARGIN_SCREENS = 1;
const MARGIN_PX = 400;
/**
 * Each new mark or badge makes the browser prepare the whole page again, so a fast scroll must not
 * bring one per frame.
 */
const BATCH_MS = 160;
/**
 * Half a screen in so little time: nobody reads what flies by, so it is looked at only where the
 * flight ends. Marking and unmarking a hundred posts on the way costs 40 ms.
 */
const FLIGHT_MS = 50;
const FLIGHT_SCREENS = 0.5;

/** Tells, again and again, which elements are near the screen and which are not any more. */
export interface NearScreen {
  watch(element: Element): void;
  forget(element: Element): void;
  /** The page may have moved: looks again soon, for all that is watched. */
  moved(): void;
}

interface Watched {
  /** Asked many times, so what shields it from the page is found once. */
  readonly box: Element;
  isNear: boolean;
}

/**
 * By their boxes, a few times a second while something moves. An IntersectionObserver looks at each
 * element in every frame, and each call of it makes the browser plan one: 20 ms for 100 elements and
 * a scroll of 120 frames, against 2.
 * @param onMove what has come near or has gone since the last call
 */
export function watchNearScreen(
  document: Document,
  onMove: (isNear: ReadonlyMap<Element, boolean>) => void,
  signal: AbortSignal,
): NearScreen {
  const view = document.defaultView;
  const watched = new Map<Element, Watched>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let lastY: number | undefined;

  function moved(): void {
    if (watched.size === 0 || timer !== undefined || signal.aborted) return;
    // In a task of its own: after the frame, when the boxes are known.
    timer = setTimeout(look, Math.max(0, last + BATCH_MS - performance.now()));
  }

  function look(): void {
    timer = undefined;
    if (view === null || signal.aborted) return;
    const { innerWidth, innerHeight, scrollY } = view;
    const isFlying = Math.abs(scrollY - (lastY ?? scrollY)) > innerHeight * FLIGHT_SCREENS;
    lastY = scrollY;
    if (isFlying) {
      timer = setTimeout(look, FLIGHT_MS);
      return;
    }
    last = performance.now();
    const above = innerHeight * MARGIN_SCREENS;
    const moves = new Map<Element, boolean>();
    for (const [element, one] of watched) {
      const { top, right, bottom, left, width } = one.box.getBoundingClientRect();
      const isNear =
        width > 0 &&
        bottom > -above &&
        top < innerHeight + above &&
        right > -MARGIN_PX &&
        left < innerWidth + MARGIN_PX;
      if (isNear === one.isNear) continue;
      one.isNear = isNear;
      moves.set(element, isNear);
    }
    if (moves.size > 0) onMove(moves);
  }

  signal.addEventListener('abort', () => clearTimeout(timer));
  return {
    watch(element) {
      watched.set(element, { box: real(element), isNear: false });
      moved();
    },
    forget(element) {
      watched.delete(element);
    },
    moved,
  };
}
