import { real } from './real';
import { holds, hostsOf } from './tree';

/** The top right corner of a post, in pixels of the window. */
export interface Corner {
  readonly right: number;
  readonly top: number;
}

const INSET_PX = 6;
export const BADGE_PX = 22;
export const GAP_PX = 6;

/** @returns null for a post that takes no room (hidden, or a closed tab of the site) */
export function corner(element: Element, windowWidth: number): Corner | null {
  const { right, top, width, height } = real(element).getBoundingClientRect();
  if (width === 0 || height === 0) return null;
  return { right: Math.min(right, windowWidth), top };
}

/** Where the badge stands at a corner, half a step above the edge of the post. */
export function badgeAt({ right, top }: Corner): { readonly x: number; readonly y: number } {
  return { x: right - BADGE_PX - GAP_PX, y: top - BADGE_PX / 3 };
}

/**
 * Whether the corner of a post shows: not scrolled away in a box of the page, not behind a header
 * or a dialog. Off the window there is nothing to ask; the badge does not show there either.
 */
export function isInFront(document: Document, element: Element, at: Corner, own: Element): boolean {
  const front = frontAt(document, at.right - INSET_PX, Math.max(at.top + INSET_PX, 0), own);
  return at.top < -INSET_PX || front === undefined || belongs(front, element);
}

/** Height of a bar that sticks to the top of the window; 0 without one. */
export function headerPx(document: Document, own: Element): number {
  const view = document.defaultView;
  let front = view === null ? undefined : frontAt(document, view.innerWidth / 2, 1, own);
  for (; front !== undefined && view !== null; front = real(front).parentElement ?? undefined) {
    const { position } = view.getComputedStyle(front);
    const { bottom } = real(front).getBoundingClientRect();
    const isBar = (position === 'fixed' || position === 'sticky') && bottom < MAX_HEADER_PX;
    if (isBar) return bottom;
  }
  return 0;
}

const MAX_HEADER_PX = 200;
const CONTROLS =
  'a, button, input, select, textarea, summary, label, video, [role="button"], [role="link"], [role="menuitem"], [onclick]';
/** A link around a whole card is no control that a badge could hide. */
const MAX_CONTROL_PX = { width: 170, height: 64 };
/** A post with more is none that people could use. */
const MAX_CONTROLS = 200;
const STEP_PX = BADGE_PX + GAP_PX;
const MAX_STEPS = 5;

/**
 * How far to the left a badge has to go so that it lies on none of the post's own controls, such as
 * a "…" menu in the corner. By their boxes: asking the browser what shows at a point costs more.
 */
export function dodge(element: Element, at: Corner): number {
  const { x, y } = badgeAt(at);
  const boxes = [...real(element).querySelectorAll(CONTROLS)]
    .slice(0, MAX_CONTROLS)
    .map((control) => real(control).getBoundingClientRect())
    .filter(({ width, height, top, bottom }) => {
      const isSmall = width <= MAX_CONTROL_PX.width && height <= MAX_CONTROL_PX.height;
      return isSmall && width > 0 && top < y + BADGE_PX && bottom > y;
    });
  for (let step = 0; step < MAX_STEPS; step++) {
    const left = x - step * STEP_PX;
    if (boxes.every((box) => box.right <= left || box.left >= left + BADGE_PX)) {
      return step * STEP_PX;
    }
  }
  return 0;
}

/** The element of the page that shows at a point; none off the window. */
function frontAt(document: Document, x: number, y: number, own: Element): Element | undefined {
  if (!isInWindow(document, x, y)) return undefined;
  return document.elementsFromPoint(x, y).find((one) => one !== own);
}

function isInWindow(document: Document, x: number, y: number): boolean {
  const view = document.defaultView;
  return view !== null && x >= 0 && y >= 0 && x < view.innerWidth && y < view.innerHeight;
}

/** From outside, a point inside a shadow root is answered with the host. */
function belongs(front: Element, post: Element): boolean {
  return holds(post, front) || hostsOf(post).includes(front);
}
