import { createCard, type FetchTexts, type Notice, noticeLine } from './card';
import { createLayer } from './layer';
import { BADGE_PX, badgeAt, corner, dodge, GAP_PX, headerPx, isInFront } from './placement';
import { inBatches } from './watch';
import type { Words } from './words';

const CARD_PX = 320;
const GLYPH = '鉴';

/** The badges of the flagged posts, and the one card that may be open. */
export interface Badges {
  /** Shows a badge on a post; null takes it away. */
  set(element: Element, notice: Notice | null): void;
  /** Opens the card of a post that has a badge. False if it has none. */
  open(element: Element): boolean;
  /** The page may have moved: places all badges again in the next frame. */
  moved(): void;
}

interface Badge {
  notice: Notice;
  /** Present while the post is on or near the screen. */
  button: HTMLButtonElement | undefined;
  /** How far it stands beside the corner; asked once for each size of the post. */
  aside: number | undefined;
  /** Where it was put, from the layer's origin. */
  y: number;
  /** Something of the page lies over the corner. */
  covered: boolean;
}

/**
 * Whether a post is behind something is asked when the page has come to rest: every such question
 * makes the browser lay out and prepare the whole page, in every frame of scrolling again.
 */
const REST_MS = 120;
const BATCH_MS = 200;

/**
 * Quiet badges at the top right corner of posts, in a layer of our own: the page's DOM and layout
 * stay as they are. Only posts near the screen have one, so a long feed costs nothing.
 */
export function createBadges(
  document: Document,
  words: Words,
  texts: FetchTexts,
  signal: AbortSignal,
): Badges {
  const view = document.defaultView;
  if (view === null) throw new Error('badges need a document with a window');
  const layer = createLayer(document);
  const badges = new Map<Element, Badge>();
  const shown = new Set<Element>();
  let card: { element: Element; node: HTMLElement } | undefined;
  /** Badges to be placed in the next frame: those named, or all of them. */
  let waiting = new Set<Element>();
  let all = false;
  let exact = false;
  let header = 0;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  const nearScreen = new IntersectionObserver(
    inBatches<IntersectionObserverEntry>(
      (entries) => {
        // The last word on each: it may have come and gone since.
        const last = new Map(entries.map((entry) => [entry.target, entry.isIntersecting]));
        for (const [target, isNear] of last) {
          if (isNear) show(target);
          else hide(target);
        }
      },
      BATCH_MS,
      signal,
    ),
    { rootMargin: '400px' },
  );
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const badge = badges.get(target);
      if (badge !== undefined) badge.aside = undefined;
    }
    moved();
  });

  function show(element: Element): void {
    const badge = badges.get(element);
    if (badge === undefined || badge.button !== undefined) return;
    layer.ensure();
    badge.button = createButton(element, badge.notice);
    layer.root.append(badge.button);
    shown.add(element);
    resized.observe(element);
    waiting.add(element);
    schedule();
  }

  function hide(element: Element): void {
    if (card?.element === element) close();
    const badge = badges.get(element);
    badge?.button?.remove();
    if (badge !== undefined) badge.button = undefined;
    shown.delete(element);
    resized.unobserve(element);
  }

  function createButton(element: Element, notice: Notice): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = GLYPH;
    button.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    describe(button, notice);
    button.addEventListener('click', (event) => {
      if (!isTold(event)) return;
      if (card?.element === element) close();
      else open(element);
    });
    return button;
  }

  function describe(button: HTMLButtonElement, notice: Notice): void {
    button.className = `badge ${notice.level}`;
    button.setAttribute('aria-label', words.name + noticeLine(notice, words));
  }

  function open(element: Element): boolean {
    const badge = badges.get(element);
    if (badge === undefined) return false;
    close();
    show(element);
    const node = createCard(document, badge.notice, words, texts, () => close(true), moved);
    // Behind its badge, so that Tab goes there next.
    if (badge.button === undefined) layer.root.append(node);
    else badge.button.after(node);
    card = { element, node };
    badge.button?.setAttribute('aria-expanded', 'true');
    all = true;
    place();
    node.focus({ preventScroll: true });
    return true;
  }

  function close(giveBackFocus = false): void {
    if (card === undefined) return;
    const button = badges.get(card.element)?.button;
    card.node.remove();
    card = undefined;
    button?.setAttribute('aria-expanded', 'false');
    if (giveBackFocus) button?.focus({ preventScroll: true });
  }

  function moved(): void {
    all = true;
    schedule();
  }

  function schedule(): void {
    clearTimeout(restTimer);
    restTimer = setTimeout(rest, REST_MS);
    if (shown.size > 0 && frame === 0) frame = view?.requestAnimationFrame(place) ?? 0;
  }

  /** The badges scroll with the page by themselves; in boxes of the page they do not. */
  function scrolled({ target }: Event): void {
    if (target !== document) {
      // A post that leaves its box must not be followed by its badge.
      exact = true;
      all = true;
    }
    schedule();
  }

  function rest(): void {
    if (shown.size === 0 || signal.aborted) return;
    header = headerPx(document, layer.host);
    exact = true;
    all = true;
    place();
  }

  /** What has to be looked at: in a frame in which the page only scrolled hardly any. */
  function due(originY: number): Element[] {
    const isDue = (element: Element): boolean => {
      const top = originY + (badges.get(element)?.y ?? 0);
      return waiting.has(element) || (header > 0 && top > -BADGE_PX && top < header + BADGE_PX);
    };
    const list = all ? [...shown] : [...shown].filter(isDue);
    waiting = new Set();
    all = false;
    return list;
  }

  /** Reads all boxes first, then writes: one layout at most. */
  function place(): void {
    frame = 0;
    if (signal.aborted) return;
    layer.ensure();
    const origin = layer.origin();
    const width = document.documentElement.clientWidth;
    const places = due(origin.y).map((element) => {
      const at = corner(element, width);
      const badge = badges.get(element);
      if (exact && at !== null && badge !== undefined) {
        badge.covered = !isInFront(document, element, at, layer.host);
      }
      const isUnderHeader = at !== null && at.top < header && at.top > -BADGE_PX;
      const visible = at !== null && !badge?.covered && !isUnderHeader;
      if (visible && badge !== undefined) badge.aside ??= dodge(element, at);
      return { element, at, visible, aside: badge?.aside ?? 0 };
    });
    exact = false;
    const scrollHeight = card === undefined ? 0 : document.documentElement.scrollHeight;
    const cardPx = card?.node.offsetHeight ?? 0;
    for (const { element, at, visible, aside } of places) {
      const badge = badges.get(element);
      const button = badge?.button;
      if (badge === undefined || button === undefined) continue;
      if (at !== null) badge.y = at.top - origin.y;
      button.hidden = !visible;
      if (!visible || at === null) {
        if (card?.element === element) card.node.hidden = true;
        continue;
      }
      const corner = badgeAt(at);
      const x = Math.max(0, corner.x - aside - origin.x);
      const y = Math.max(0, corner.y - origin.y);
      move(button, x, y);
      if (card?.element !== element) continue;
      card.node.hidden = false;
      const left = Math.min(x + BADGE_PX - CARD_PX, width - CARD_PX - GAP_PX - origin.x);
      // Below the badge; above where it would make the page longer.
      const below = y + BADGE_PX + GAP_PX;
      const fits = below + cardPx <= scrollHeight || y - GAP_PX - cardPx < 0;
      move(card.node, Math.max(GAP_PX, left), fits ? below : y - GAP_PX - cardPx);
    }
  }

  const listen = { capture: true, passive: true, signal } as const;
  view.addEventListener('scroll', scrolled, listen);
  view.addEventListener('resize', moved, listen);
  document.addEventListener('load', moved, listen);
  view.addEventListener(
    'keydown',
    (event) => isTold(event) && event.key === 'Escape' && close(true),
    listen,
  );
  view.addEventListener(
    'pointerdown',
    (event) => isTold(event) && event.target !== layer.host && close(),
    listen,
  );
  if (document.body) resized.observe(document.body);
  signal.addEventListener('abort', () => {
    nearScreen.disconnect();
    resized.disconnect();
    view.cancelAnimationFrame(frame);
    clearTimeout(restTimer);
    layer.remove();
  });

  return {
    set(element, notice) {
      const badge = badges.get(element);
      if (notice === null) {
        if (badge === undefined) return;
        nearScreen.unobserve(element);
        hide(element);
        badges.delete(element);
      } else if (badge === undefined) {
        badges.set(element, { notice, button: undefined, aside: undefined, y: 0, covered: false });
        nearScreen.observe(element);
      } else {
        const changed = noticeKey(badge.notice) !== noticeKey(notice);
        badge.notice = notice;
        if (!changed) return;
        if (badge.button !== undefined) describe(badge.button, notice);
        if (card?.element === element) close();
      }
    },
    open,
    moved,
  };
}

/** By a person: what a script of the page makes up counts for nothing. */
function isTold(event: Event): boolean {
  return event.isTrusted;
}

function move(element: HTMLElement, x: number, y: number): void {
  const transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  if (element.style.transform !== transform) element.style.transform = transform;
}

function noticeKey({ level, findings, cut }: Notice): string {
  return [level, cut, ...findings.map(({ rule, start, end }) => `${rule}@${start}-${end}`)].join(
    ' ',
  );
}
