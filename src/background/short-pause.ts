import { withPause } from '../settings/change';
import { isPauseTooLong } from '../settings/effective';
import { loadSettings, updateSettings } from '../settings/store';

/**
 * A clock that was set back leaves the end of a pause far ahead. It is put to an hour from now, so
 * that it comes: pages by themselves would each wait an hour, and the next page again.
 */
export async function shortenPause(now: () => number = Date.now): Promise<void> {
  if (!isPauseTooLong(await loadSettings(), now())) return;
  await updateSettings((current) =>
    isPauseTooLong(current, now()) ? withPause(current, now()) : current,
  );
}
