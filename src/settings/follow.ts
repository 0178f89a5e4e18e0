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

export interface SettingsFollowing {
  /** Reads the settings again, for who may have missed a change: a page that was put aside. */
  reload(): void;
}

/** Hands on the settings as soon as they can be read, and every change, until `signal` aborts. */
export function followSettings(follower: SettingsFollower, signal: AbortSignal): SettingsFollowing {
  /** Only the last question's answer counts, and none that a change has overtaken. */
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function nextTurn(): number {
    clearTimeout(timer);
    turn += 1;
    return turn;
  }

  watchSettings((settings) => {
    nextTurn();
    follower.apply(settings);
  }, signal);

  const load = (asked: number, tries: number): void => {
    const isLate = (): boolean => signal.aborted || asked !== turn;
    loadSettings().then(
      (settings) => {
        if (!isLate()) follower.apply(settings);
      },
      () => {
        if (isLate()) return;
        follower.unread();
        const delay = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)];
        timer = setTimeout(() => load(asked, tries + 1), delay);
      },
    );
  };
  load(nextTurn(), 0);
  return {
    reload() {
      if (!signal.aborted) load(nextTurn(), 0);
    },
  };
}
