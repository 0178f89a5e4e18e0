import { real } from './real';
import { hostOf, parentOf } from './tree';

/** A part of the page in which posts are looked for. */
export type SearchRoot = Element | ShadowRoot;

/** What has changed in the page since the last frame. */
export interface PageChange {
  /** Where new posts may stand: added elements and elements whose text changed. */
  readonly roots: readonly SearchRoot[];
  /** Elements in which something was added, removed or rewritten. */
  readonly touched: readonly Element[];
  readonly removed: boolean;
  /** The address changed without a load (single-page sites). */
  readonly navigated: boolean;
  /** More changed than is looked at: still so, or over now and anything may be different. */
  readonly lost?: 'now' | 'over';
}

export interface PageWatch {
  /** Watches a shadow root too: what happens inside is not seen from outside. */
  add(root: ShadowRoot): void;
  /** Lets go of the roots that the page has thrown away, with all that stood in them. */
  sweep(): void;
}

/** So many additions to one parent, and most of its children new: the parent is searched once instead. */
const MANY_ADDED = 40;
/**
 * A page that changes faster than this is not followed change by change: it is left alone for a
 * while, longer each time, and then looked at as a whole.
 */
const FLOOD_PER_S = 20_000;
const REST_MS = 1_000;
const MAX_REST_MS = 16_000;
/** Marks are held against the page meanwhile, so that none stands on other words for long. */
const VERIFY_MS = 250;
/** Hidden tabs have no frames. */
const NO_FRAME_MS = 250;

/**
 * Watches the page and reports its changes once per frame, before the frame is painted.
 * @param onChange called synchronously in the frame: what is stale can be taken away before it shows
 * @param signal ends the watching
 */
export function watchPage(
  document: Document,
  onChange: (change: PageChange) => void,
  signal: AbortSignal,
): PageWatch {
  const view = document.defaultView;
  if (view === null || signal.aborted) return { add: () => undefined, sweep: () => undefined };
  let mutations: MutationRecord[] = [];
  let scheduled: (() => void) | undefined;
  let address = view.location.href;
  const watched = new Set<Node>();
  let second = 0;
  let seen = 0;
  let rest = REST_MS;
  let resting: ReturnType<typeof setInterval> | undefined;

  const flush = (): void => {
    scheduled?.();
    scheduled = undefined;
    if (signal.aborted) return;
    const batch = mutations;
    mutations = [];
    const navigated = view.location.href !== address;
    address = view.location.href;
    onChange({ ...summarise(batch), navigated });
  };
  const schedule = (): void => {
    scheduled ??= nextFrame(view, flush);
  };

  const take = (records: readonly MutationRecord[]): void => {
    if (records.length === 0) return;
    if (isFlood(records.length) || mutations.length > FLOOD_PER_S) {
      leaveAlone();
      return;
    }
    for (const record of records) mutations.push(record);
    schedule();
  };
  const observer = new MutationObserver(take);
  const watch = (root: Node): void => {
    watched.add(root);
    if (resting !== undefined) return;
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  };

  function isFlood(count: number): boolean {
    const now = Math.floor(performance.now() / 1_000);
    // Calm for a while: the next flood is a new one.
    if (now > second + MAX_REST_MS / 1_000) rest = REST_MS;
    if (now !== second) seen = 0;
    second = now;
    seen += count;
    return seen > FLOOD_PER_S;
  }

  function leaveAlone(): void {
    observer.disconnect();
    scheduled?.();
    scheduled = undefined;
    mutations = [];
    const until = performance.now() + rest;
    rest = Math.min(MAX_REST_MS, rest * 2);
    resting = setInterval(() => {
      if (performance.now() < until) onChange({ ...NOTHING, lost: 'now' });
      else lookAgain();
    }, VERIFY_MS);
  }

  function lookAgain(): void {
    clearInterval(resting);
    resting = undefined;
    seen = 0;
    for (const root of watched) watch(root);
    const navigated = view?.location.href !== address;
    address = view?.location.href ?? address;
    const roots = [...watched].map((root) => (root === document ? document.documentElement : root));
    onChange({ roots: roots as SearchRoot[], touched: [], removed: true, navigated, lost: 'over' });
  }

  /** The browser has no way to end the watching of one root: all are let go, and taken up again. */
  function sweep(): void {
    const gone = [...watched].filter((root) => !real(root).isConnected);
    if (signal.aborted || gone.length === 0) return;
    for (const root of gone) watched.delete(root);
    // Letting go forgets what is not told yet.
    take(observer.takeRecords());
    observer.disconnect();
    for (const root of watched) watch(root);
  }

  watch(document);
  // Without this event the address is compared with every change of the page.
  const { navigation } = view as unknown as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', schedule, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearInterval(resting);
    scheduled?.();
  });
  return { add: watch, sweep };
}

const NOTHING = { roots: [], touched: [], removed: false, navigated: false } as const;

/** @returns cancels it */
function nextFrame(view: Window, task: () => void): () => void {
  const frame = view.requestAnimationFrame(task);
  const timer = setTimeout(task, NO_FRAME_MS);
  return () => {
    view.cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function summarise(batch: readonly MutationRecord[]): Omit<PageChange, 'navigated'> {
  const roots = new Set<Element>();
  const touched = new Set<Element>();
  let removed = false;
  for (const { type, target, addedNodes, removedNodes } of batch) {
    const element = real(target).nodeType === 1 ? (target as Element) : hostOrParent(target);
    if (removedNodes.length > 0) removed = true;
    if (element === null) continue;
    touched.add(element);
    if (type === 'characterData') continue;
    if (target === element && isMostlyNew(element, addedNodes.length)) roots.add(element);
    else for (const node of addedNodes) if (real(node).nodeType === 1) roots.add(node as Element);
  }
  return {
    roots: [...roots].filter((root) => real(root).isConnected),
    touched: [...touched],
    removed,
  };
}

/** A shadow root stands for its host, a text for the element around it. */
function hostOrParent(node: Node): Element | null {
  return hostOf(node) ?? parentOf(node);
}

function isMostlyNew(parent: Element, added: number): boolean {
  return added > MANY_ADDED && real(parent).childElementCount < added * 4;
}
