import { type ReviewDb, type ReviewWrite, write } from './db';
import type { StoredCase } from './model';

/**
 * Takes an import back: its cases, its bad rows, and itself. Its cases that somebody decided or
 * noted stay where they are unless they are to go, too.
 */
export function removeBatch(db: ReviewDb, batch: number, keptToo: boolean): Promise<void> {
  return write(db, ['cases', 'batches', 'badRows', 'groups'], async (tx) => {
    const ofBatch = tx.objectStore('cases').index('batch');
    for await (const cursor of ofBatch.iterate(IDBKeyRange.only(batch))) {
      if (!keptToo && isKept(cursor.value)) continue;
      await cursor.delete();
      await leaveGroup(tx, cursor.value);
    }
    await tx.objectStore('badRows').delete(IDBKeyRange.bound([batch, 0], [batch, Infinity]));
    await tx.objectStore('batches').delete(batch);
    await clearGroups(tx);
  });
}

/** How many cases of an import stay when it is removed: those that somebody decided or noted. */
export async function countKept(db: ReviewDb, batch: number): Promise<number> {
  let kept = 0;
  const ofBatch = db.transaction('cases').store.index('batch');
  for await (const { value } of ofBatch.iterate(IDBKeyRange.only(batch))) if (isKept(value)) kept++;
  return kept;
}

/**
 * Removes the cases of no import in the list: saved from open pages, or left when their import was
 * removed. Those of which nobody can tell the import any more go with them.
 */
export function removeLoose(db: ReviewDb): Promise<void> {
  return write(db, ['cases', 'batches', 'groups'], async (tx) => {
    const imports = await importsOf(tx.objectStore('batches'));
    const listed = new Set(imports.listed);
    for await (const cursor of tx.objectStore('cases').iterate()) {
      if (listed.has(cursor.value.batch)) continue;
      await cursor.delete();
      await leaveGroup(tx, cursor.value);
    }
    for (const id of imports.tabs) await tx.objectStore('batches').delete(id);
    await clearGroups(tx);
  });
}

/** How many cases `removeLoose` would remove. */
export async function countLoose(db: ReviewDb): Promise<number> {
  const tx = db.transaction(['cases', 'batches']);
  const { listed } = await importsOf(tx.objectStore('batches'));
  const cases = tx.objectStore('cases');
  const byBatch = cases.index('batch');
  const [all, ...own] = await Promise.all([
    cases.count(),
    ...listed.map((id) => byBatch.count(IDBKeyRange.only(id))),
  ]);
  return own.reduce((left, count) => left - count, all ?? 0);
}

function isKept({ state, note }: StoredCase): boolean {
  return state !== 'open' || note !== '';
}

interface Batches {
  getAllKeys(): Promise<number[]>;
  getAll(): Promise<{ readonly kind: string }[]>;
}

/** The imports that the page lists, and what was saved from open pages, which it does not. */
async function importsOf(batches: Batches): Promise<{ listed: number[]; tabs: number[] }> {
  const [keys, values] = await Promise.all([batches.getAllKeys(), batches.getAll()]);
  const isTab = (_: number, at: number): boolean => values[at]?.kind === 'tab';
  return { listed: keys.filter((id, at) => !isTab(id, at)), tabs: keys.filter(isTab) };
}

async function leaveGroup(tx: ReviewWrite, { group }: StoredCase): Promise<void> {
  const groups = tx.objectStore('groups');
  const before = await groups.get(group);
  if (before === undefined) return;
  if (before.count <= 1) await groups.delete(group);
  else await groups.put({ ...before, count: before.count - 1 });
}

/** The numbers of a group are not exact where records were damaged; nothing must stay of no case. */
async function clearGroups(tx: ReviewWrite): Promise<void> {
  if ((await tx.objectStore('cases').count()) === 0) await tx.objectStore('groups').clear();
}
