import { useEffect, useState } from 'preact/hooks';
import type { WorkerClient } from '../../review/client';
import type { ReviewDb } from '../../review/db';
import { loadPublished, publish } from '../../review/published-packs';

/**
 * Keeps what judges web pages equal to the packs that are switched on: after each change here, and
 * after an update of the extension.
 * @param version changes with the packs
 * @returns the ids of the packs that judge web pages; null before that is known
 */
export function usePublishedPacks(
  db: ReviewDb | null,
  store: WorkerClient | null,
  version: number,
): ReadonlySet<string> | null {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (db === null || store === null) return undefined;
    let isLatest = true;
    follow(db, store).then(
      (now) => isLatest && setIds(now),
      (error: unknown) => console.error('The packs could not be published.', error),
    );
    return () => {
      isLatest = false;
    };
  }, [db, store, version]);
  return ids;
}

/** One after the other, in all tabs: an older state must not come last. */
function follow(db: ReviewDb, store: WorkerClient): Promise<ReadonlySet<string>> {
  return navigator.locks.request('packs.publish', async () => {
    const packs = (await db.getAll('packs')).filter(({ on }) => on);
    const stamp = packs.map(({ id, savedAt }) => `${id} ${savedAt}`).join('\n');
    const before = await loadPublished();
    if (before !== undefined && before.stamp === stamp) return idsOf(before.packs);
    const prepared = packs.length === 0 ? [] : await store.call('preparePacks', {});
    await publish(stamp, prepared);
    return idsOf(prepared);
  });
}

function idsOf(packs: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(packs.map(({ id }) => id));
}
