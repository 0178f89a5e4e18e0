import type { PageReport, SelfTest } from '../messages';
import { isCategoryOn, isSiteOn } from '../settings/effective';
import type { Settings } from '../settings/schema';
import { isBuiltIn } from '../sites/generic';
import type { PageSite } from '../sites/types';
import type { Background } from './ask-background';
import { startPage } from './frames';
import type { PageSession } from './page-session';
import { type Language, pickLanguage, wordsIn } from './words';

export interface ControlOptions {
  readonly document: Document;
  readonly background: Background;
  /** The language of the browser's own menus, such as `zh-CN`. */
  readonly browserLanguage: string;
  readonly signal: AbortSignal;
}

/** Starts and stops the work on a page as the settings say, and answers for it. */
export interface PageControl {
  apply(settings: Settings): void;
  report(all: boolean): PageReport;
  selfTest(): SelfTest;
  show(id: string): boolean;
}

interface Running {
  readonly session: PageSession;
  readonly language: Language;
  readonly stop: AbortController;
}

/** When the background does not answer: its worker may be starting, or may have been stopped. */
const RETRY_MS = [1_000, 5_000, 30_000];

/** Nothing is read before the first `apply`, and before the background has named the adapter. */
export function createPageControl(options: ControlOptions): PageControl {
  const { document, background, signal } = options;
  const host = document.location.hostname;
  let site: PageSite | undefined;
  let failed = false;
  let settings: Settings | undefined;
  let running: Running | undefined;

  function stop(): void {
    if (running === undefined) return;
    running.stop.abort();
    running = undefined;
    background.count(0);
  }

  function follow(): void {
    if (signal.aborted || settings === undefined || site === undefined) return;
    const chosen = settings;
    if (!isSiteOn(chosen, host, isBuiltIn(site))) {
      stop();
      return;
    }
    const language = pickLanguage(chosen.language, options.browserLanguage);
    const isOn: Parameters<PageSession['filter']>[0] = (category) => isCategoryOn(chosen, category);
    if (running?.language === language) {
      running.session.filter(isOn);
      return;
    }
    stop();
    const controller = new AbortController();
    const session = startPage({
      document,
      site,
      language,
      isOn,
      judge: background.judge,
      texts: (rules) => background.texts(rules, language),
      onCount: background.count,
      signal: controller.signal,
    });
    running = { session, language, stop: controller };
  }

  function findSite(tries: number): void {
    background.site(host).then(
      (found) => {
        site = found;
        follow();
      },
      () => {
        const delay = RETRY_MS[tries];
        failed = delay === undefined;
        if (failed || signal.aborted) return;
        const timer = setTimeout(() => findSite(tries + 1), delay);
        signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
      },
    );
  }

  signal.addEventListener('abort', () => running?.stop.abort());
  findSite(0);

  function idleReport(): PageReport {
    const known = site !== undefined && settings !== undefined;
    const language = pickLanguage(settings?.language ?? 'auto', options.browserLanguage);
    return {
      host,
      adapter: site?.id ?? '',
      state: failed ? 'unreadable' : known ? 'off' : 'reading',
      guarded: true,
      read: 0,
      posts: [],
      errors: failed ? [wordsIn(language).noAnswer] : [],
    };
  }

  return {
    apply(next) {
      settings = next;
      follow();
    },
    report: (all) => running?.session.report(all) ?? idleReport(),
    selfTest() {
      if (running !== undefined) return running.session.selfTest();
      const { adapter, state } = idleReport();
      return { host, adapter, state, read: 0, flagged: 0, kinds: {}, empty: 0 };
    },
    show: (id) => running?.session.show(id) ?? false,
  };
}
