import type { PageReport } from '../messages/from-page';
import type { PageSite } from '../sites/types';
import { watchArrivals } from './arrivals';
import { createBadges } from './badges';
import { bringIntoView } from './bring-into-view';
import type { FetchTexts } from './card';
import type { FoundPost } from './find-posts';
import { createFinder } from './finder';
import { createHider } from './hider';
import { createJudgeQueue, type Judge } from './judge-queue';
import { removeLeftovers } from './leftovers';
import { createMarker } from './marker';
import { watchNearScreen } from './near-screen';
import { watchMoves } from './page-moves';
import { isWall, pageState } from './page-state';
import { createPause } from './pause';
import { createPostMarks } from './post-marks';
import { real } from './real';
import { isSamePost, type PostRecord, Records } from './records';
import { buildReport, type ReportWanted } from './report';
import type { PageFilter } from './settings-filter';
import { createSettling } from './settling';
import { type PageChange, watchPage } from './watch';
import { type Language, wordsIn } from './words';

export interface SessionOptions {
  readonly document: Document;
  readonly site: PageSite;
  readonly judge: Judge;
  readonly texts: FetchTexts;
  readonly language: Language;
  readonly filter: PageFilter;
  /** Called with the number of flagged posts, each time it changes. */
  readonly onCount: (flagged: number) => void;
  /** Ends everything and takes all marks away. */
  readonly signal: AbortSignal;
}

/** The work on one page: find, read, judge, mark, report. */
export interface PageSession {
  report(wanted: ReportWanted): PageReport;
  /** Scrolls to a post and opens its card. False for a post that is not in the page any more. */
  show(id: string): boolean;
  /** Shows what other settings let through at once, without judging again. */
  filter(filter: PageFilter): void;
}

const SWEEP_MS = 1_000;
const SCROLLS = { capture: true, passive: true } as const;
/** A person scrolls past a few thousand; more is a page that wants to keep us busy. */
const MAX_POSTS = 20_000;

/** Starts reading a page. */
export function startSession(options: SessionOptions): PageSession {
  const { document, site, signal } = options;
  removeLeftovers(document);
  const words = wordsIn(options.language);
  const records = new Records();
  const errors = new Set<string>();
  const marker = createMarker(document);
  const hider = createHider(document);
  const badges = createBadges(document, words, options.texts, signal);
  let guarded = true;
  let counted = -1;
  let sweepTimer: ReturnType<typeof setTimeout> | undefined;

  const queue = createJudgeQueue(
    options.judge,
    {
      taken: (record) => unread.forget(record.post.element),
      judged: (record, read) => marks.show(record, read),
      reworded: (record) => marks.remove(record),
      progress: count,
      guarded: (value) => {
        guarded = guarded && value;
      },
      failed: () => errors.add(words.noAnswer),
      unreadable,
    },
    signal,
  );
  const unread = watchArrivals((elements) => {
    queue.prefer(elements.flatMap((element) => records.at(element) ?? []));
  }, signal);
  const nearScreen = watchNearScreen(
    document,
    (moves) => {
      for (const [element, isNear] of moves) {
        const record = records.at(element);
        if (record !== undefined) marks.move(record, isNear);
      }
    },
    signal,
  );
  const marks = createPostMarks(marker, badges, hider, nearScreen, options.filter);
  const finder = createFinder(document, site, signal, {
    found: addAll,
    failed: unreadable,
    all: keepOnly,
    shadow,
  });
  const settling = createSettling(document, site, signal, {
    isEmpty: () => records.all.size === 0,
    hasMuchToRead: () => finder.hasMuchToRead(),
    settled: count,
  });

  /** @returns false once the page has brought as many as we take */
  function addAll(posts: readonly FoundPost[]): boolean {
    for (const post of posts) {
      if (records.all.size >= MAX_POSTS) {
        errors.add(words.tooMany);
        return false;
      }
      const known = records.at(post.element);
      if (known !== undefined && isSamePost(known.post, post)) continue;
      if (known !== undefined) forget(known);
      enqueue(records.add(post));
    }
    return true;
  }

  function unreadable(): void {
    errors.add(words.unread);
  }

  /** The whole page was searched: what was not found again is no post any more. */
  function keepOnly(posts: readonly FoundPost[]): void {
    const kept = new Set(posts.map((post) => post.element));
    for (const record of [...records.all]) if (!kept.has(record.post.element)) forget(record);
    addAll(posts);
    count();
  }

  /** Its posts are looked for, and the post around it may have got its words only now. */
  function shadow(root: ShadowRoot): void {
    watched.add(root);
    root.addEventListener('scroll', moved, { ...SCROLLS, signal });
    finder.search([root]);
    for (const record of records.around(root.host)) if (!marks.has(record)) enqueue(record);
  }

  /** Of many posts one by one: one that fails is told of, and the others are shown. */
  function show(record: PostRecord): void {
    try {
      marks.show(record);
    } catch {
      unreadable();
    }
  }

  function enqueue(record: PostRecord): void {
    queue.add(record);
    unread.watch(record.post.element);
  }

  function forget(record: PostRecord): void {
    marks.remove(record);
    unread.forget(record.post.element);
    queue.drop(record);
    records.delete(record);
  }

  function count(): void {
    if (signal.aborted || marks.flagged === counted) return;
    counted = marks.flagged;
    options.onCount(counted);
  }

  /** In the frame of the change: stale marks go before they are painted. */
  function changed({ roots, touched, removed, navigated, lost }: PageChange): void {
    if (lost !== undefined) marks.verify();
    if (lost === 'over') void readAgain();
    for (const record of new Set(touched.flatMap((element) => records.around(element)))) {
      // A like counter ticks inside a marked post: the same words are only marked anew.
      if (marks.holds(record)) show(record);
      if (!marks.has(record)) enqueue(record);
    }
    finder.search(navigated ? [document.documentElement] : roots);
    if (removed || navigated) sweepSoon();
    if (navigated) settling.begin();
    moved();
  }

  function moved(): void {
    badges.moved();
    nearScreen.moved();
  }

  function scrolled(target: EventTarget | null): void {
    badges.scrolled(target);
    nearScreen.moved();
  }

  /** Changes went by unseen: any post may say something else by now. */
  async function readAgain(): Promise<void> {
    const pause = createPause();
    for (const record of [...records.all]) {
      if (signal.aborted) return;
      if (marks.holds(record)) show(record);
      if (!marks.has(record)) enqueue(record);
      await pause();
    }
  }

  function sweepSoon(): void {
    sweepTimer ??= setTimeout(() => {
      sweepTimer = undefined;
      for (const record of records.gone()) forget(record);
      for (const root of finder.sweep()) root.removeEventListener('scroll', moved, SCROLLS);
      watched.sweep();
      // There is room again: for those that had to wait outside.
      if (records.all.size < MAX_POSTS && errors.delete(words.tooMany)) {
        finder.search([document.documentElement]);
      }
      count();
    }, SWEEP_MS);
  }

  const watched = watchPage(document, changed, signal);
  watchMoves(document, { scrolled, moved }, signal);
  finder.search([document.documentElement]);
  settling.begin();
  signal.addEventListener('abort', () => {
    clearTimeout(sweepTimer);
    marker.dispose();
    hider.dispose();
  });

  return {
    report(wanted) {
      const judged = [...records.all].filter((record) => record.verdict !== undefined);
      const found = [...records.all].filter((record) => record.key !== '').length;
      const state = pageState(site, {
        found,
        read: judged.length,
        busy: queue.busy || finder.busy,
        settled: settling.settled,
        wall: () => isWall(document, site),
        unknownLayout: settling.unknownLayout,
      });
      const head = {
        host: document.location.hostname,
        address: document.location.href,
        adapter: site.id,
        state,
        waiting: Math.max(0, found - judged.length),
        guarded,
        errors: [...new Set([...errors, ...(finder.isFull ? [words.unread] : [])])],
      };
      const entries = judged.map((record) => ({
        id: record.id,
        hash: record.key,
        post: record.post,
        truncated: record.truncated,
        signs: record.verdict?.signs ?? [],
        ...marks.visible(record),
      }));
      return buildReport(head, entries, wanted);
    },
    show(id) {
      const record = records.byId(id);
      if (record === undefined || !real(record.post.element).isConnected) return false;
      bringIntoView(record.post, marks.visible(record).findings[0]);
      badges.open(record.post.element);
      return true;
    },
    filter(next) {
      marks.filter(next);
      for (const record of records.all) if (record.verdict !== undefined) show(record);
      count();
    },
  };
}
