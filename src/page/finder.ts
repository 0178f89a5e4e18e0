import { isBuiltIn } from '../sites/generic';
import type { PageSite } from '../sites/types';
import { type FoundPost, postsIn } from './find-posts';
import { findGenericPosts, muchToRead } from './generic-posts';
import { createPause, type Pause } from './pause';
import { real } from './real';
import { createShadowRoots, type ShadowRoots } from './shadow-roots';

export interface Finder {
  /** Looks for new posts in these elements, in slices. */
  search(roots: readonly (Element | ShadowRoot)[]): void;
  /** Whether a person would find something to read here, adapter or not. */
  hasMuchToRead(): Promise<boolean>;
  /** @returns shadow roots that the page has thrown away; they are forgotten here */
  sweep(): readonly ShadowRoot[];
  /** The page has more shadow roots than are looked at: posts in them are not read. */
  readonly isFull: boolean;
  readonly busy: boolean;
}

export interface FinderEvents {
  /** Posts in a part of the page, known ones among them. False: no more are wanted. */
  found(posts: readonly FoundPost[]): boolean;
  /** A part of the page could not be searched. */
  failed(): void;
  /** A shadow root was found: what happens inside has to be watched too. */
  shadow(root: ShadowRoot): void;
  /** All posts of the page. */
  all(posts: readonly FoundPost[]): void;
}

/** The structure of a whole page is weighed again at most this often, and never back to back. */
const QUIET_MS = 700;
const REST_PER_WORK = 20;
/** So many parts are searched faster as one page. */
const MANY_ROOTS = 2_000;
/** Posts handed on together. */
const AT_ONCE = 50;

/** Finds the posts of a site; without an adapter those of any page. */
export function createFinder(
  document: Document,
  site: PageSite,
  signal: AbortSignal,
  events: FinderEvents,
): Finder {
  const roots = createShadowRoots(document, events.shadow, signal);
  return isBuiltIn(site)
    ? withAdapter(document, site, roots, signal, events)
    : withoutAdapter(document, roots, signal, events);
}

function withAdapter(
  document: Document,
  site: PageSite,
  shadowRoots: ShadowRoots,
  signal: AbortSignal,
  events: FinderEvents,
): Finder {
  let waiting: (Element | ShadowRoot)[] = [];
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    const pause = createPause();
    while (waiting.length > 0 && !signal.aborted) {
      const roots = waiting;
      waiting = [];
      for (const root of roots) {
        try {
          // Full: the rest is looked at when there is room again.
          const wanted = await searchIn(root, pause);
          if (!wanted) {
            waiting = [];
            break;
          }
        } catch {
          events.failed();
        }
        if (signal.aborted) break;
      }
    }
    busy = false;
  }

  /** @returns false when no more posts are wanted */
  async function searchIn(root: Element | ShadowRoot, pause: Pause): Promise<boolean> {
    let batch: FoundPost[] = [];
    let isEmpty = true;
    if (!real(root).isConnected) return true;
    for (const post of postsIn(root, site.shapes)) {
      // The page may change between two slices: what has gone by then is no post any more.
      if (real(post.element).isConnected) batch.push(post);
      isEmpty = false;
      if (batch.length < AT_ONCE) continue;
      if (!events.found(batch)) return false;
      batch = [];
      await pause();
      if (signal.aborted) return true;
    }
    if (!events.found(batch)) return false;
    await pause();
    if (real(root).isConnected && real(root).nodeType === 1)
      await shadowRoots.search(root as Element, isEmpty && root === document.documentElement);
    return true;
  }

  return {
    search(roots) {
      for (const root of roots) waiting.push(root);
      if (waiting.length > MANY_ROOTS) {
        waiting = [
          document.documentElement,
          ...waiting.filter((root) => real(root).nodeType === 11),
        ];
      }
      if (!busy && waiting.length > 0) void run();
    },
    hasMuchToRead: () => muchToRead(document, signal),
    sweep: shadowRoots.sweep,
    get isFull() {
      return shadowRoots.isFull;
    },
    get busy() {
      return busy;
    },
  };
}

function withoutAdapter(
  document: Document,
  shadowRoots: ShadowRoots,
  signal: AbortSignal,
  events: FinderEvents,
): Finder {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;
  let rest = 0;

  async function run(): Promise<void> {
    timer = undefined;
    busy = true;
    const started = performance.now();
    let posts: FoundPost[] = [];
    try {
      await shadowRoots.search(document.documentElement, true);
      posts = await findGenericPosts(document, signal);
    } catch {
      events.failed();
    }
    rest = Math.max(QUIET_MS, (performance.now() - started) * REST_PER_WORK);
    busy = false;
    if (signal.aborted) return;
    events.all(posts);
    if (again) search();
  }

  function search(): void {
    again = busy;
    if (busy || timer !== undefined || signal.aborted) return;
    timer = setTimeout(() => {
      void run();
    }, rest);
  }

  signal.addEventListener('abort', () => clearTimeout(timer));
  return {
    search: (roots) => {
      if (roots.length > 0) search();
    },
    hasMuchToRead: () => muchToRead(document, signal),
    sweep: shadowRoots.sweep,
    get isFull() {
      return shadowRoots.isFull;
    },
    get busy() {
      return busy;
    },
  };
}
