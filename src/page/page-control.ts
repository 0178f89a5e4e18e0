import type { PageReport } from '../messages';
import { isSiteOn, pauseLeft } from '../settings/effective';
import type { Settings } from '../settings/schema';
import { isBuiltIn, siteForUrl } from '../sites';
import type { Background } from './ask-background';
import { type PageSession, startSession } from './page-session';
import type { ReportWanted } from './report';
import { createPageFilter } from './settings-filter';
import { pickLanguage } from './words';

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
  report(wanted: ReportWanted): PageReport;
  show(id: string): boolean;
}

/** Nothing is read before the first `apply`. */
export function createPageControl(options: ControlOptions): PageControl {
  const { document, background, signal } = options;
  const site = siteForUrl(document.location.href);
  let running: { session: PageSession; language: string; stop: AbortController } | undefined;
  let idle: PageReport['state'] = 'reading';
  let wake: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    if (running === undefined) return;
    running.stop.abort();
    running = undefined;
    background.count(0, false);
  }

  signal.addEventListener('abort', () => {
    clearTimeout(wake);
    running?.stop.abort();
  });

  const control: PageControl = {
    apply(settings) {
      clearTimeout(wake);
      if (signal.aborted) return;
      const pause = pauseLeft(settings, Date.now());
      const { hostname } = document.location;
      if (pause > 0) {
        idle = 'paused';
        wake = setTimeout(() => control.apply(settings), Math.max(pause, WAKE_MS));
        return stop();
      }
      idle = 'off';
      if (!isSiteOn(settings, hostname, isBuiltIn(site))) return stop();
      const language = pickLanguage(settings.language, options.browserLanguage);
      const filter = createPageFilter(settings, hostname);
      if (running?.language === language) return running.session.filter(filter);
      stop();
      const controller = new AbortController();
      const session = startSession({
        document,
        site,
        language,
        filter,
        judge: background.judge,
        texts: (rules) => background.texts(rules, language),
        onCount: (flagged) => background.count(flagged),
        signal: controller.signal,
      });
      running = { session, language, stop: controller };
    },
    report: (wanted) => running?.session.report(wanted) ?? idleReport(document, site.id, idle),
    show: (id) => running?.session.show(id) ?? false,
  };
  return control;
}

/** A timer may fire a moment early; then the pause must not be found still running for nothing. */
const WAKE_MS = 50;

function idleReport(document: Document, adapter: string, state: PageReport['state']): PageReport {
  return {
    host: document.location.hostname,
    adapter,
    state,
    guarded: true,
    read: 0,
    waiting: 0,
    counts: { levels: { info: 0, caution: 0, warning: 0 }, categories: {} },
    aside: { trusted: 0, fine: 0, hidden: 0 },
    posts: [],
    errors: [],
  };
}
