import { useEffect, useState } from 'preact/hooks';
import { watchSettings } from '../../settings/store';
import { look, type View } from './look';
import type { Start } from './start';

/** While the page reads, and while we wait for an answer. */
const BUSY_MS = 500;
/** Feeds grow while the popup is open. */
const IDLE_MS = 2_000;
/** After a switch was moved: the page hears of it when we do, and needs a moment to follow. */
const SOON_MS = 120;
const SOON_TIMES = 5;

/**
 * What to show of a tab, kept up to date while the popup is open.
 * @param limit how many posts to list
 */
export function useView({ tab, view: first }: Start, limit: number): View {
  const [view, setView] = useState<View>(first);

  useEffect(() => {
    if (tab === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = '';
    let tries = 0;
    let turn = 0;
    let soon = 0;

    const refresh = async (): Promise<void> => {
      clearTimeout(timer);
      const mine = ++turn;
      const next = await look(tab, tries, limit).catch((): View => ({ kind: 'restricted' }));
      // A later look began meanwhile (a switch was moved), or the popup has closed.
      if (signal.aborted || mine !== turn) return;
      tries = next.kind === 'loading' || next.kind === 'unreached' ? tries + 1 : 0;
      const now = JSON.stringify(next);
      if (now !== shown) {
        shown = now;
        setView(next);
      }
      timer = setTimeout(refresh, soon-- > 0 ? SOON_MS : isBusy(next) ? BUSY_MS : IDLE_MS);
    };

    watchSettings(() => {
      soon = SOON_TIMES;
      void refresh();
    }, signal);
    void refresh();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [tab, limit]);

  return view;
}

function isBusy(view: View): boolean {
  if (view.kind === 'report') return view.report.state === 'reading';
  return view.kind !== 'restricted';
}
