import { type ReviewDb, write } from './db';
import { type CaseState, type StoredCase, storedCase } from './model';
import { BrokenRecordError } from './trouble';
import { isWhole } from './whole';

export interface Deciding {
  /** All undecided cases with nearly the same text as well. */
  readonly wholeGroup: boolean;
  /** ISO time of the decision. */
  readonly at: string;
}

/**
 * Decides a case. Resolves when the decision is on the disk.
 * @returns the cases as they were before, for `restore`
 */
export function decide(
  db: ReviewDb,
  id: string,
  state: CaseState,
  { wholeGroup, at }: Deciding,
): Promise<StoredCase[]> {
  return write(db, ['cases'], async (tx) => {
    const store = tx.objectStore('cases');
    const chosen = await store.get(id);
    if (chosen === undefined) return [];
    if (!isWhole(chosen)) throw new BrokenRecordError(id);
    const others = wholeGroup
      ? (await store.index('group').getAll(chosen.group)).filter(
          (one) => one.id !== id && one.state === chosen.state && isWhole(one),
        )
      : [];
    const before = [chosen, ...others];
    await Promise.all(before.map((one) => store.put(decided(one, state, at))));
    return before;
  });
}

function decided(one: StoredCase, state: CaseState, at: string): StoredCase {
  return storedCase(
    { ...one, state, history: [...one.history, { state, at }] },
    one.batch,
    one.place,
  );
}

/** Takes a decision back: puts cases as they were. A note written since stays. */
export function restore(db: ReviewDb, cases: readonly StoredCase[]): Promise<void> {
  return write(db, ['cases'], async (tx) => {
    const store = tx.objectStore('cases');
    for (const one of cases) {
      const now = await store.get(one.id);
      if (now !== undefined) await store.put({ ...one, note: now.note });
    }
  });
}

/** Sets the note of a saved case. Resolves when it is on the disk. */
export function setNote(db: ReviewDb, id: string, note: string): Promise<void> {
  return write(db, ['cases'], async (tx) => {
    const store = tx.objectStore('cases');
    const one = await store.get(id);
    if (one !== undefined) await store.put({ ...one, note });
  });
}
