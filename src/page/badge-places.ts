import { hideBadge, showBadge } from './badge-pool';
import type { Layer } from './layer';
import type { MarkedLevel } from './marker';
import { BADGE_PX, badgeAt, corner, dodge, GAP_PX, headerPx, isInFront } from './placement';

/** A badge near the screen. */
export interface PlacedBadge {
  readonly element: Element;
  readonly button: HTMLButtonElement;
  level: MarkedLevel;
  /** How far it stands beside the corner; asked once for each size of the post. */
  aside: number | undefined;
  /** Where it was put, from the layer's origin. */
  y: number;
  /** Something of the page lies over the corner. */
  covered: boolean;
}

export interface OpenCard {
  readonly element: Element;
  readonly node: HTMLElement;
}

/** Keeps the badges at the corners of their posts. */
export interface BadgePlaces {
  /** Places this one in the next frame. */
  add(badge: PlacedBadge): void;
  /** The page may have moved: places all badges again in the next frame. */
  moved(): void;
  /** Something scrolled: the page itself, or a box in it. */
  scrolled(target: EventTarget | null): void;
  /** Places all at once, without waiting for the frame. */
  now(): void;
}

/**
 * Whether a post is behind something is asked when the page has come to rest: every such question
 * makes the browser lay out and prepare the whole page, in every frame of scrolling again.
 */
const REST_MS = 120;
const CARD_PX = 320;

/**
 * @param shown the badges near the screen
 * @param card the card that is open, if one is
 * @param onRest the page has come to rest, and the badges stand where they belong
 */
export function createBadgePlaces(
  document: Document,
  layer: Layer,
  shown: ReadonlySet<PlacedBadge>,
  card: () => OpenCard | undefined,
  onRest: () => void,
  signal: AbortSignal,
): BadgePlaces {
  const view = document.defaultView;
  let waiting = new Set<PlacedBadge>();
  let all = false;
  let exact = false;
  let header = 0;
  let restAt = 0;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  function schedule(): void {
    restSoon();
    if (shown.size > 0 && frame === 0) frame = view?.requestAnimationFrame(place) ?? 0;
  }

  /** One timer that looks at the clock: setting it anew in every frame of a scroll would cost more. */
  function restSoon(): void {
    restAt = performance.now() + REST_MS;
    if (shown.size > 0) restTimer ??= setTimeout(rest, REST_MS);
  }

  function rest(): void {
    restTimer = undefined;
    if (shown.size === 0 || signal.aborted) return;
    const left = restAt - performance.now();
    if (left > 1) {
      restTimer = setTimeout(rest, left);
      return;
    }
    header = headerPx(document, layer.host);
    exact = true;
    now();
    onRest();
  }

  function now(): void {
    all = true;
    place();
  }

  /** What has to be looked at: in a frame in which the page only scrolled hardly any. */
  function due(originY: number): PlacedBadge[] {
    const isDue = (badge: PlacedBadge): boolean => {
      const top = originY + badge.y;
      return waiting.has(badge) || (header > 0 && top > -BADGE_PX && top < header + BADGE_PX);
    };
    const list = all ? [...shown] : [...shown].filter(isDue);
    waiting = new Set();
    all = false;
    return list;
  }

  /** Reads all boxes first, then writes: one layout at most. */
  function place(): void {
    view?.cancelAnimationFrame(frame);
    frame = 0;
    if (signal.aborted) return;
    layer.ensure();
    const origin = layer.origin();
    const width = document.documentElement.clientWidth;
    const places = due(origin.y).map((badge) => {
      const at = corner(badge.element, width);
      if (exact && at !== null) {
        badge.covered = !isInFront(document, badge.element, at, layer.host);
      }
      const isUnderHeader = at !== null && at.top < header && at.top > -BADGE_PX;
      const visible = at !== null && !badge.covered && !isUnderHeader;
      if (visible) badge.aside ??= dodge(badge.element, at);
      return { badge, at, visible };
    });
    exact = false;
    const open = card();
    const scrollHeight = open === undefined ? 0 : document.documentElement.scrollHeight;
    const cardPx = open?.node.offsetHeight ?? 0;
    for (const { badge, at, visible } of places) {
      const isOpen = open?.element === badge.element;
      if (at !== null) badge.y = at.top - origin.y;
      if (!visible || at === null) {
        hideBadge(badge.button);
        if (isOpen) open.node.hidden = true;
        continue;
      }
      showBadge(badge.button, badge.level);
      const spot = badgeAt(at);
      const x = Math.max(0, spot.x - (badge.aside ?? 0) - origin.x);
      const y = Math.max(0, spot.y - origin.y);
      move(badge.button, x, y);
      if (!isOpen) continue;
      open.node.hidden = false;
      const left = Math.min(x + BADGE_PX - CARD_PX, width - CARD_PX - GAP_PX - origin.x);
      // Below the badge; above where it would make the page longer.
      const below = y + BADGE_PX + GAP_PX;
      const fits = below + cardPx <= scrollHeight || y - GAP_PX - cardPx < 0;
      move(open.node, Math.max(GAP_PX, left), fits ? below : y - GAP_PX - cardPx);
    }
  }

  signal.addEventListener('abort', () => {
    view?.cancelAnimationFrame(frame);
    clearTimeout(restTimer);
  });

  return {
    add(badge) {
      waiting.add(badge);
      schedule();
    },
    moved() {
      all = true;
      schedule();
    },
    scrolled(target) {
      if (target !== document) {
        // A post that leaves its box must not be followed by its badge.
        exact = true;
        all = true;
        schedule();
        return;
      }
      // The badges scroll with the page by themselves; only below a bar of the page they must go.
      if (header > 0) schedule();
      else restSoon();
    },
    now,
  };
}

function move(element: HTMLElement, x: number, y: number): void {
  const transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  if (element.style.transform !== transform) element.style.transform = transform;
}
