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
  const { right, top, width, height } = element.getBoundingClientRect();
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

const CONTROLS =
  'a, button, input, select, textarea, summary, label, video, [role="button"], [role="link"], [role="menuitem"], [onclick]';
/** A link around a whole card is no control that a badge could hide. */
const MAX_CONTROL_PX = { width: 170, height: 64 };
const STEP_PX = BADGE_PX + GAP_PX;
const MAX_STEPS = 5;

/**
 * How far to the left a badge has to go so that it lies on none of the page's own controls, such as
 * a "…" menu in the corner.
 * @returns pixels; undefined while the corner is off the window, where nothing can be asked
 */
export function dodge(
  document: Document,
  element: Element,
  at: Corner,
  own: Element,
): number | undefined {
  const { x, y } = badgeAt(at);
  if (!isInWindow(document, x, y + BADGE_PX)) return undefined;
  for (let step = 0; step < MAX_STEPS; step++) {
    const left = x - step * STEP_PX;
    const isFree = [2, BADGE_PX / 2, BADGE_PX - 2].every((inset) => {
      const front = frontAt(document, left + inset, Math.max(y + BADGE_PX / 2, 0), own);
      return front === undefined || !isControl(front, element);
    });
    if (isFree) return step * STEP_PX;
  }
  return 0;
}

function isControl(front: Element, post: Element): boolean {
  const control = front.closest(CONTROLS);
  if (control === null || control === post || control.contains(post)) return false;
  const { width, height } = control.getBoundingClientRect();
  return width <= MAX_CONTROL_PX.width && height <= MAX_CONTROL_PX.height;
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
