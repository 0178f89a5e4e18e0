import type { PageReport } from '../messages/from-page';
import { isSiteOn } from '../settings/effective';
import type { Settings } from '../settings/schema';
import { isBuiltIn } from '../sites/generic';
import type { PageSite } from '../sites/types';
import { type Background, NoRulesError } from './ask-background';
import { startPage } from './frames';
import type { Judge } from './judge-queue';
import { removeLeftovers } from './leftovers';
import type { PageSession } from './page-session';
import { createPauseClock } from './pause-clock';
import type { ReportWanted } from './report';
import { createPageFilter } from './settings-filter';
import { type Language, pickLanguage, type Words, wordsIn } from './words';

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
  /** The settings cannot be read: nothing is done that people may have switched off. */
  unread(): void;
  /** The page came out of the back/forward cache: the browser has forgotten its icon and its count. */
  cameBack(): void;
  report(wanted: ReportWanted): PageReport;
  show(id: string): boolean;
}

interface Running {
  readonly session: PageSession;
  readonly language: Language;
  readonly stop: AbortController;
}

/** When the background does not answer: its worker may be starting, or may have been stopped. */
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000];
/** After that it counts as failed, but not for ever. */
const LAST_RETRY_MS = 30_000;
/** A timer may fire a moment early; then the pause must not be found still running for nothing. */
const WAKE_MS = 50;
/** A machine that slept, or a clock that was set forward, has brought the end of a pause nearer. */
const LOOK_MS = 60_000;

/** Nothing is read before the first `apply`, and before the background has named the adapter. */
export function createPageControl(options: ControlOptions): PageControl {
  const { document, background, signal } = options;
  const host = document.location.hostname;
  removeLeftovers(document);
  let site: PageSite | undefined;
  let failed = false;
  let settings: Settings | undefined;
  let running: Running | undefined;
  let flagged = 0;
  let idle: PageReport['state'] = 'reading';
  let unread = false;
  let ruleless = false;
  let wake: ReturnType<typeof setTimeout> | undefined;
  const pauseLeft = createPauseClock(Date.now, () => performance.now());

  const judge: Judge = async (posts) => {
    try {
      const reply = await background.judge(posts);
      ruleless = false;
      return reply;
    } catch (error) {
      ruleless = error instanceof NoRulesError;
      throw error;
    }
  };

  function stop(): void {
    if (running === undefined) return;
    running.stop.abort();
    running = undefined;
    flagged = 0;
    background.count(0, false);
  }

  function follow(): void {
    clearTimeout(wake);
    if (signal.aborted || settings === undefined || site === undefined) return;
    const pause = pauseLeft(settings);
    if (pause > 0) {
      idle = 'paused';
      wake = setTimeout(follow, Math.min(LOOK_MS, Math.max(pause, WAKE_MS)));
      stop();
      return;
    }
    idle = 'off';
    if (!isSiteOn(settings, host, isBuiltIn(site))) {
      stop();
      return;
    }
    const language = pickLanguage(settings.language, options.browserLanguage);
    const filter = createPageFilter(settings, host);
    if (running?.language === language) {
      running.session.filter(filter);
      return;
    }
    stop();
    const controller = new AbortController();
    const session = startPage({
      document,
      site,
      language,
      filter,
      judge,
      texts: (rules) => background.texts(rules, language),
      onCount(count) {
        flagged = count;
        background.count(count);
      },
      signal: controller.signal,
    });
    running = { session, language, stop: controller };
  }

  function findSite(tries: number): void {
    background.site(host).then(
      (found) => {
        site = found;
        failed = false;
        follow();
      },
      () => {
        if (signal.aborted) return;
        failed = tries >= RETRY_MS.length;
        const timer = setTimeout(() => findSite(tries + 1), RETRY_MS[tries] ?? LAST_RETRY_MS);
        signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
      },
    );
  }

  signal.addEventListener('abort', () => {
    clearTimeout(wake);
    running?.stop.abort();
  });
  // Timers stand still while a machine sleeps.
  const looked = (): void => {
    if (running === undefined && idle === 'paused') follow();
  };
  document.addEventListener('visibilitychange', looked, { signal });
  findSite(0);

  function idleReport(): PageReport {
    const language = pickLanguage(settings?.language ?? 'auto', options.browserLanguage);
    const words = wordsIn(language);
    const errors = [...(failed ? [words.noAnswer] : []), ...(unread ? [words.noSettings] : [])];
    return {
      host,
      adapter: site?.id ?? '',
      state: errors.length > 0 ? 'unreadable' : idle,
      guarded: true,
      read: 0,
      waiting: 0,
      counts: { levels: { info: 0, caution: 0, warning: 0 }, categories: {} },
      aside: { trusted: 0, fine: 0, hidden: 0 },
      posts: [],
      errors,
    };
  }

  return {
    apply(next) {
      settings = next;
      unread = false;
      follow();
    },
    unread() {
      unread = settings === undefined;
    },
    cameBack() {
      if (settings !== undefined) background.count(flagged, running !== undefined);
    },
    report(wanted) {
      if (running === undefined) return idleReport();
      const report = running.session.report(wanted);
      return withReasons(report, wordsIn(running.language), ruleless);
    },
    show: (id) => running?.session.show(id) ?? false,
  };
}

/**
 * Says why posts wait, at once, and no longer than they do. Posts that nobody has looked at never
 * make a page without findings.
 */
function withReasons(report: PageReport, words: Words, ruleless: boolean): PageReport {
  if (report.waiting === 0 || ruleless) {
    const others = report.errors.filter((error) => error !== words.noAnswer);
    if (!ruleless) return { ...report, errors: others };
    const { info, caution, warning } = report.counts.levels;
    const isEmpty = report.waiting > 0 && info + caution + warning === 0;
    return {
      ...report,
      state: isEmpty ? 'unreadable' : report.state,
      errors: [words.noRules, ...others],
    };
  }
  return report;
}
