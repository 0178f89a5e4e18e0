import { useEffect, useState } from 'preact/hooks';
import { watchSettings } from '../../settings/store';
import { look, type View } from './look';

/** While the page reads, and while we wait for an answer. */
const BUSY_MS = 500;
/** Feeds grow while the popup is open. */
const IDLE_MS = 2_000;

/** What to show of a tab, kept up to date while the popup is open. */
export function useView(tabId: number | null): View {
  const [view, setView] = useState<View>({ kind: 'loading' });

  useEffect(() => {
    if (tabId === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown = '';
    let tries = 0;
    let turn = 0;

    const refresh = async (): Promise<void> => {
      clearTimeout(timer);
      const mine = ++turn;
      const next = await look(tabId, tries).catch((): View => ({ kind: 'restricted' }));
      // A later look began meanwhile (a switch was moved), or the popup has closed.
      if (signal.aborted || mine !== turn) return;
      tries = next.kind === 'loading' ? tries + 1 : 0;
      const now = JSON.stringify(next);
      if (now !== shown) {
        shown = now;
        setView(next);
      }
      timer = setTimeout(refresh, isBusy(next) ? BUSY_MS : IDLE_MS);
    };

    watchSettings(() => void refresh(), signal);
    void refresh();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [tabId]);

  return view;
}

function isBusy(view: View): boolean {
  if (view.kind === 'report') return view.report.state === 'reading';
  return view.kind !== 'restricted';
}
