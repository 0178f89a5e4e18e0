import type { ReviewWrite } from './db';
import { type ReviewCase, type StoredCase, storedCase } from './model';
import { bandsOf, isNear, type Sketch, sketchOf } from './near-duplicate';
import { isWhole } from './whole';

/** How a case that is stored already is treated when it comes again. */
export type OnKnown = 'keep' | 'newer-decision-wins';

/**
 * Saves cases inside a running transaction, each put to the group of texts that are nearly the
 * same. Saving twice changes nothing: decisions and notes of a known case stay.
 * @param firstPlace order of the first one within its batch
 * @returns how many are new
 */
export async function saveCases(
  tx: ReviewWrite,
  batch: number,
  firstPlace: number,
  cases: readonly ReviewCase[],
  onKnown: OnKnown = 'keep',
): Promise<number> {
  const places = new Map(cases.map((one, index) => [one, firstPlace + index]));
  const store = tx.objectStore('cases');
  const known = await Promise.all(cases.map(({ id }) => store.get(id)));
  const seen = new Set<string>();
  const fresh: ReviewCase[] = [];
  for (const [index, one] of cases.entries()) {
    const before = known[index];
    // A record that is damaged is written anew from an export, which is there to restore.
    const isNew = before === undefined || (onKnown !== 'keep' && !isWhole(before));
    if (isNew && !seen.has(one.id)) fresh.push(one);
    else if (!isNew && before !== undefined && onKnown === 'newer-decision-wins')
      await update(tx, before, one);
    seen.add(one.id);
  }
  const groups = await groupsOf(tx, fresh);
  await Promise.all(
    fresh.map((one, index) =>
      store.put(
        storedCase({ ...one, group: groups[index] ?? one.id }, batch, places.get(one) ?? 0),
      ),
    ),
  );
  return fresh.length;
}

async function update(tx: ReviewWrite, before: StoredCase, incoming: ReviewCase): Promise<void> {
  const last = incoming.history.at(-1)?.at ?? '';
  if (last < before.decidedAt || (last === before.decidedAt && incoming.note === before.note))
    return;
  await tx
    .objectStore('cases')
    .put(storedCase({ ...incoming, group: before.group }, before.batch, before.place));
}

/** The group of each case: one that is stored, one of this call, or a new one named by the case. */
async function groupsOf(tx: ReviewWrite, cases: readonly ReviewCase[]): Promise<string[]> {
  const store = tx.objectStore('groups');
  const sketches = cases.map(({ text }) => sketchOf(text));
  const byBand = new Map<string, { id: string; sketch: Sketch }[]>();
  const bands = new Set(sketches.flatMap(bandsOf));
  const index = store.index('bands');
  await Promise.all(
    [...bands].map(async (band) => {
      byBand.set(band, await index.getAll(band, MAX_PER_BAND));
    }),
  );
  const added = new Map<string, number>();
  const made = new Map<string, { id: string; sketch: Sketch; bands: string[] }>();
  const result = cases.map((one, at) => {
    const sketch = sketches[at] ?? [];
    const own = bandsOf(sketch);
    const near = own
      .flatMap((band) => byBand.get(band) ?? [])
      .find((group) => isNear(group.sketch, sketch));
    const id = near?.id ?? one.id;
    added.set(id, (added.get(id) ?? 0) + 1);
    if (near === undefined) {
      const group = { id, sketch, bands: own };
      made.set(id, group);
      for (const band of own) byBand.set(band, [...(byBand.get(band) ?? []), group]);
    }
    return id;
  });
  await Promise.all(
    [...added].map(async ([id, count]) => {
      const before = made.has(id) ? undefined : await store.get(id);
      const group = before ?? made.get(id);
      if (group !== undefined) await store.put({ ...group, count: (before?.count ?? 0) + count });
    }),
  );
  return result;
}

/** Unlike texts can share a band; more than a few do not. */
const MAX_PER_BAND = 8;
