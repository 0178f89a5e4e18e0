import { isBuiltIn, type Site } from '../sites';
import { type FoundPost, findPosts } from './find-posts';
import { findGenericPosts, muchToRead } from './generic-posts';
import { createPause } from './pause';

export interface Finder {
  /** Looks for new posts in these elements, in slices. */
  search(roots: readonly Element[]): void;
  /** Whether a person would find something to read here, adapter or not. */
  hasMuchToRead(): Promise<boolean>;
  readonly busy: boolean;
}

export interface FinderEvents {
  /** Posts in a part of the page, known ones among them. */
  found(posts: readonly FoundPost[]): void;
  /** All posts of the page. */
  all(posts: readonly FoundPost[]): void;
}

/** The structure of a whole page is weighed again at most this often, and never back to back. */
const QUIET_MS = 700;
const REST_PER_WORK = 20;

/** Finds the posts of a site; without an adapter those of any page. */
export function createFinder(
  document: Document,
  site: Site,
  signal: AbortSignal,
  events: FinderEvents,
): Finder {
  return isBuiltIn(site)
    ? withAdapter(document, site, signal, events)
    : withoutAdapter(document, signal, events);
}

function withAdapter(
  document: Document,
  site: Site,
  signal: AbortSignal,
  events: FinderEvents,
): Finder {
  let waiting: Element[] = [];
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    const pause = createPause();
    while (waiting.length > 0 && !signal.aborted) {
      const roots = waiting;
      waiting = [];
      for (const root of roots) {
        if (root.isConnected) events.found(findPosts(root, site.shapes));
        await pause();
        if (signal.aborted) break;
      }
    }
    busy = false;
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

function withoutAdapter(document: Document, signal: AbortSignal, events: FinderEvents): Finder {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;
  let rest = 0;

  async function run(): Promise<void> {
    timer = undefined;
    busy = true;
    const started = performance.now();
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
