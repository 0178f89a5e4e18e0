import { CATEGORIES } from '../engine/types';
import type { PageReport } from '../messages/from-page';
import { type PageSession, type SessionOptions, startSession } from './page-session';

/** Sites fill their pages with empty frames of their own; more than these hold no posts. */
const MAX_FRAMES = 30;

interface Frame {
  readonly document: Document;
  readonly session: PageSession;
  readonly stop: AbortController;
  flagged: number;
}

/**
 * Reads a page and the frames in it that belong to it: those of the same origin. Frames of others
 * are others' pages.
 */
export function startPage(options: SessionOptions): PageSession {
  const { document, signal } = options;
  const frames = new Map<Element, Frame>();
  let own = 0;
  let told = -1;
  let { filter } = options;

  const count = (): void => {
    const all = own + sum([...frames.values()], ({ flagged }) => flagged);
    if (signal.aborted || all === told) return;
    told = all;
    options.onCount(all);
  };
  const top = startSession({
    ...options,
    onCount(flagged) {
      own = flagged;
      sweep();
      count();
    },
  });

  function look(element: Element): void {
    const inside = documentIn(element);
    const known = frames.get(element);
    if (known?.document === inside) return;
    forget(element);
    if (inside === null || frames.size >= MAX_FRAMES || signal.aborted) return;
    const stop = new AbortController();
    const session = startSession({
      ...options,
      document: inside,
      filter,
      signal: stop.signal,
      onCount(flagged) {
        frame.flagged = flagged;
        count();
      },
    });
    const frame: Frame = { document: inside, session, stop, flagged: 0 };
    frames.set(element, frame);
    // While its window still lives: Firefox refuses every touch of it afterwards.
    const gone = ({ isTrusted, persisted }: PageTransitionEvent): void => {
      // With the whole page into the back/forward cache: it comes back as it was.
      if (!isTrusted || persisted) return;
      forget(element);
      count();
    };
    inside.defaultView?.addEventListener('pagehide', gone, { signal: stop.signal });
  }

  function forget(element: Element): void {
    frames.get(element)?.stop.abort();
    frames.delete(element);
  }

  function sweep(): void {
    for (const element of frames.keys()) if (!element.isConnected) forget(element);
  }

  // Every frame says when it has loaded, also one without an address.
  const loaded = ({ target }: Event): void => {
    if (isFrame(target)) look(target);
    sweep();
  };
  document.addEventListener('load', loaded, { capture: true, signal });
  for (const element of document.querySelectorAll('iframe, frame')) look(element);
  signal.addEventListener('abort', () => {
    for (const element of [...frames.keys()]) forget(element);
  });

  /** The frames that are still there, each with the mark that its posts' ids carry. */
  function live(): { mark: string; session: PageSession }[] {
    sweep();
    return [...frames.values()].map(({ session }, index) => ({ mark: `f${index + 1}-`, session }));
  }

  return {
    report(wanted) {
      const page = top.report(wanted);
      const inside = live().map(({ mark, session }) => {
        const report = session.report(wanted);
        return { ...report, posts: report.posts.map((post) => ({ ...post, id: mark + post.id })) };
      });
      return inside.reduce(joined, page);
    },
    show(id) {
      const inside = live().find(({ mark }) => id.startsWith(mark));
      return inside === undefined
        ? top.show(id)
        : inside.session.show(id.slice(inside.mark.length));
    },
    filter(next) {
      filter = next;
      for (const { session } of [{ session: top }, ...live()]) session.filter(next);
    },
  };
}

/** The page's report with one more frame in it. */
function joined(page: PageReport, frame: PageReport): PageReport {
  const levels = { ...page.counts.levels };
  for (const level of ['info', 'caution', 'warning'] as const) {
    levels[level] += frame.counts.levels[level];
  }
  const categories = { ...page.counts.categories };
  for (const category of CATEGORIES) {
    const count = frame.counts.categories[category] ?? 0;
    if (count > 0) categories[category] = (categories[category] ?? 0) + count;
  }
  return {
    ...page,
    state: mergeState(page.state, frame.state),
    read: page.read + frame.read,
    waiting: page.waiting + frame.waiting,
    counts: { levels, categories },
    aside: {
      trusted: page.aside.trusted + frame.aside.trusted,
      fine: page.aside.fine + frame.aside.fine,
      hidden: page.aside.hidden + frame.aside.hidden,
    },
    posts: [...page.posts, ...frame.posts],
    errors: [...new Set([...page.errors, ...frame.errors])],
  };
}

function isFrame(target: EventTarget | null): target is Element {
  return /^i?frame$/.test((target as Partial<Element> | null)?.localName ?? '');
}

/** Null for a frame of another origin, and one that has nothing yet. */
function documentIn(element: Element): Document | null {
  try {
    const { contentDocument } = element as HTMLIFrameElement;
    return contentDocument?.body ? contentDocument : null;
  } catch {
    return null;
  }
}

function sum<T>(list: readonly T[], count: (one: T) => number): number {
  return list.reduce((total, one) => total + count(one), 0);
}

type State = PageReport['state'];

/** What the page says with one more frame in it. A frame without posts changes nothing. */
function mergeState(page: State, frame: State): State {
  if (page === 'reading' || frame === 'ready') return page === 'reading' ? page : 'ready';
  return frame === 'reading' && page !== 'ready' ? 'reading' : page;
}
