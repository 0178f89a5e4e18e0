/** The top right corner of a post, in pixels of the window. */
export interface Corner {
  readonly right: number;
  readonly top: number;
}

const INSET_PX = 6;

/** @returns null for a post that takes no room (hidden, or a closed tab of the site) */
export function corner(element: Element, windowWidth: number): Corner | null {
  const { right, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return null;
  return { right: Math.min(right, windowWidth), top };
}

/**
 * Whether the corner of a post shows: not scrolled away in a box of the page, not behind a header
 * or a dialog. Off the window there is nothing to ask; the badge does not show there either.
 */
export function isInFront(document: Document, element: Element, at: Corner, own: Element): boolean {
  const view = document.defaultView;
  if (view === null) return false;
  const x = at.right - INSET_PX;
  const y = Math.max(at.top + INSET_PX, 0);
  if (x < 0 || at.top < -INSET_PX || x >= view.innerWidth || y >= view.innerHeight) return true;
  const front = document.elementsFromPoint(x, y).find((one) => one !== own);
  return front === undefined || element.contains(front);
}
