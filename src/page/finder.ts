import { isBuiltIn } from '../sites/generic';
import type { PageSite } from '../sites/types';
import { eachPost, type FoundPost } from './find-posts';
import { findGenericPosts, muchToRead } from './generic-posts';
import { createPause, type Pause } from './pause';
import { createShadowRoots, type ShadowRoots } from './shadow-roots';

export interface Finder {
  /** Looks for new posts in these elements, in slices. */
  search(roots: readonly (Element | ShadowRoot)[]): void;
  /** Whether a person would find something to read here, adapter or not. */
  hasMuchToRead(): Promise<boolean>;
  readonly busy: boolean;
}

export interface FinderEvents {
  /** Posts in a part of the page, known ones among them. */
  found(posts: readonly FoundPost[]): void;
  /** A shadow root was found: what happens inside has to be watched too. */
  shadow(root: ShadowRoot): void;
  /** All posts of the page. */
  all(posts: readonly FoundPost[]): void;
}

/** The structure of a whole page is weighed again at most this often, and never back to back. */
const QUIET_MS = 700;
const REST_PER_WORK = 20;
/** The clock is asked after so many posts. */
const SLICE_POSTS = 20;

/** Finds the posts of a site; without an adapter those of any page. */
export function createFinder(
  document: Document,
  site: PageSite,
  signal: AbortSignal,
  events: FinderEvents,
): Finder {
  const roots = createShadowRoots(events.shadow, signal);
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
        if (root.isConnected) await find(root, pause);
        if (signal.aborted) break;
        if (root.isConnected && root.nodeType === 1) await shadowRoots.search(root as Element);
      }
    }
    busy = false;
  }

  /** The page may change between two slices: what has gone by then is no post any more. */
  async function find(root: Element | ShadowRoot, pause: Pause): Promise<void> {
    let posts: FoundPost[] = [];
    for (const post of eachPost(root, site.shapes)) {
      if (post.element.isConnected) posts.push(post);
      if (posts.length < SLICE_POSTS) continue;
      events.found(posts);
      posts = [];
      await pause();
      if (signal.aborted) return;
    }
    events.found(posts);
    await pause();
  }

  return {
    search(roots) {
      waiting.push(...roots);
      if (!busy && waiting.length > 0) void run();
    },
    hasMuchToRead: () => muchToRead(document, signal),
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
    await shadowRoots.search(document.documentElement);
    const posts = await findGenericPosts(document, signal);
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
    get busy() {
      return busy;
    },
  };
}
