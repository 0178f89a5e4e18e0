import { createBadgePlaces, type OpenCard, type PlacedBadge } from './badge-places';
import { createBadgePool } from './badge-pool';
import { createCard, type FetchTexts, type Notice, noticeLine } from './card';
import { createLayer } from './layer';
import type { Words } from './words';

/** The badges of the flagged posts, and the one card that may be open. */
export interface Badges {
  /** The post has a badge, which shows while it is near the screen; null takes it away. */
  set(element: Element, notice: Notice | null): void;
  /** The post has come near the screen, or has gone from there. */
  move(element: Element, isNear: boolean): void;
  /** Opens the card of a post that has a badge. False if it has none. */
  open(element: Element): boolean;
  /** The page may have moved: places all badges again in the next frame. */
  moved(): void;
  /** Something scrolled: the page itself, or a box in it. */
  scrolled(target: EventTarget | null): void;
}

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
  const notices = new Map<Element, Notice>();
  const near = new Map<Element, PlacedBadge>();
  const shown = new Set<PlacedBadge>();
  const byButton = new WeakMap<HTMLButtonElement, Element>();
  let card: OpenCard | undefined;

  const pool = createBadgePool(document, layer.root, (button) => {
    const element = byButton.get(button);
    if (element === undefined) return;
    if (card?.element === element) close();
    else open(element);
  });
  const places = createBadgePlaces(document, layer, shown, () => card, tidy, signal);
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const badge = near.get(target);
      if (badge !== undefined) badge.aside = undefined;
    }
    places.moved();
  });

  function show(element: Element): PlacedBadge | undefined {
    const known = near.get(element);
    const notice = notices.get(element);
    if (known !== undefined || notice === undefined) return known;
    layer.ensure();
    const button = pool.take();
    const { level } = notice;
    const badge = { element, button, level, aside: undefined, y: 0, covered: false };
    byButton.set(button, element);
    near.set(element, badge);
    shown.add(badge);
    describe(button, notice);
    resized.observe(element);
    places.add(badge);
    return badge;
  }

  function hide(element: Element): void {
    if (card?.element === element) close();
    const badge = near.get(element);
    if (badge === undefined) return;
    near.delete(element);
    shown.delete(badge);
    byButton.delete(badge.button);
    pool.give(badge.button);
    resized.unobserve(element);
  }

  function describe(button: HTMLButtonElement, notice: Notice): void {
    button.setAttribute('aria-label', words.name + noticeLine(notice, words));
    button.setAttribute('aria-expanded', 'false');
  }

  /** Tab goes from post to post as they stand in the page. Not under the reader's hands. */
  function tidy(): void {
    if (card !== undefined || layer.root.activeElement !== null) return;
    pool.trim();
    pool.order([...shown].sort((a, b) => a.y - b.y).map(({ button }) => button));
  }

  function open(element: Element): boolean {
    const notice = notices.get(element);
    if (notice === undefined) return false;
    close();
    const badge = show(element);
    const onClose = (): void => close(true);
    const node = createCard(document, notice, words, texts, onClose, places.moved);
    // Behind its badge, so that Tab goes there next.
    if (badge === undefined) layer.root.append(node);
    else badge.button.after(node);
    card = { element, node };
    badge?.button.setAttribute('aria-expanded', 'true');
    places.now();
    node.focus({ preventScroll: true });
    return true;
  }

  function close(giveBackFocus = false): void {
    if (card === undefined) return;
    const button = near.get(card.element)?.button;
    card.node.remove();
    card = undefined;
    button?.setAttribute('aria-expanded', 'false');
    if (giveBackFocus) button?.focus({ preventScroll: true });
  }

  function change(element: Element, notice: Notice): void {
    const badge = near.get(element);
    if (badge === undefined) return;
    badge.level = notice.level;
    describe(badge.button, notice);
    if (card?.element === element) close();
    places.add(badge);
  }

  const listen = { capture: true, passive: true, signal } as const;
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
  signal.addEventListener('abort', () => {
    resized.disconnect();
    layer.remove();
  });

  return {
    set(element, notice) {
      const before = notices.get(element);
      if (notice === null) {
        hide(element);
        notices.delete(element);
        return;
      }
      notices.set(element, notice);
      if (before !== undefined && noticeKey(before) !== noticeKey(notice)) change(element, notice);
    },
    move(element, isNear) {
      if (isNear) show(element);
      else hide(element);
    },
    open,
    moved: places.moved,
    scrolled: places.scrolled,
  };
}

/** By a person: what a script of the page makes up counts for nothing. */
function isTold(event: Event): boolean {
  return event.isTrusted;
}

function noticeKey({ level, findings, cut }: Notice): string {
  return [level, cut, ...findings.map(({ rule, start, end }) => `${rule}@${start}-${end}`)].join(
    ' ',
  );
}
