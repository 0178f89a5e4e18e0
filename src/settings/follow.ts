import type { Settings } from './schema';
import { loadSettings, watchSettings } from './store';

export interface SettingsFollower {
  /** The settings as they are, and every change after. */
  apply(settings: Settings): void;
  /** They cannot be read for now; asked again and again until they can. */
  unread(): void;
}

/** The last one again and again: a storage that comes back is noticed. */
const RETRY_MS = [300, 1_000, 3_000, 10_000, 30_000];

/** Hands on the settings as soon as they can be read, and every change, until `signal` aborts. */
export function followSettings(follower: SettingsFollower, signal: AbortSignal): void {
  let known = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  watchSettings((settings) => {
    known = true;
    clearTimeout(timer);
    follower.apply(settings);
  }, signal);

  const load = (tries: number): void => {
    loadSettings().then(
      (settings) => {
        // A change that came meanwhile is newer than this answer.
        if (!signal.aborted && !known) follower.apply(settings);
      },
      () => {
        if (signal.aborted || known) return;
        follower.unread();
        timer = setTimeout(() => load(tries + 1), RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
      },
    );
  };
  load(0);
}
