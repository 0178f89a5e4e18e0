import type { PageReport } from '../messages';
import { isCategoryOn, isSiteOn } from '../settings/effective';
import type { Settings } from '../settings/schema';
import { isBuiltIn, siteForUrl } from '../sites';
import type { Background } from './ask-background';
import { type PageSession, startSession } from './page-session';
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
  report(all: boolean): PageReport;
  show(id: string): boolean;
}

/** Nothing is read before the first `apply`. */
export function createPageControl(options: ControlOptions): PageControl {
  const { document, background, signal } = options;
  const site = siteForUrl(document.location.href);
  let running: { session: PageSession; language: string; stop: AbortController } | undefined;
  let loaded = false;

  function stop(): void {
    if (running === undefined) return;
    running.stop.abort();
    running = undefined;
    background.count(0);
  }

  signal.addEventListener('abort', () => running?.stop.abort());

  return {
    apply(settings) {
      loaded = true;
      if (signal.aborted) return;
      if (!isSiteOn(settings, document.location.hostname, isBuiltIn(site))) return stop();
      const language = pickLanguage(settings.language, options.browserLanguage);
      const isOn: Parameters<PageSession['filter']>[0] = (category) =>
        isCategoryOn(settings, category);
      if (running?.language === language) return running.session.filter(isOn);
      stop();
      const controller = new AbortController();
      const session = startSession({
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
    },
    report: (all) => running?.session.report(all) ?? idleReport(document, site.id, loaded),
    show: (id) => running?.session.show(id) ?? false,
  };
}

function idleReport(document: Document, adapter: string, loaded: boolean): PageReport {
  return {
    host: document.location.hostname,
    adapter,
    state: loaded ? 'off' : 'reading',
    guarded: true,
    read: 0,
    posts: [],
    errors: [],
  };
}
