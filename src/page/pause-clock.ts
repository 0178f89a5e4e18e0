import { pauseLeft } from '../settings/effective';
import type { Settings } from '../settings/schema';

/**
 * How long a pause still lasts on this page. The time of day may be set forward or back; the time
 * since the page was opened may stand still while the machine sleeps. The pause is over as soon as
 * either of them says that its hour has passed.
 * @param sinceStart milliseconds that only go forward, such as `performance.now`
 */
export function createPauseClock(
  now: () => number,
  sinceStart: () => number,
): (settings: Settings) => number {
  let until: number | undefined;
  let deadline = 0;
  return (settings) => {
    const left = pauseLeft(settings, now());
    if (settings.pausedUntil !== until) {
      until = settings.pausedUntil;
      deadline = sinceStart() + left;
    }
    return Math.max(0, Math.min(left, deadline - sinceStart()));
  };
}
