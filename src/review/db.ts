import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { answered } from '../answered';
import type { RowProblem } from '../records/types';
import type { StoredCase } from './model';
import type { Sketch } from './near-duplicate';

/** An import, or the posts that were saved from one page. */
export interface Batch {
  readonly id?: number;
  readonly kind: 'file' | 'pages' | 'tab' | 'export';
  readonly name: string;
  readonly startedAt: string;
  readonly state: 'running' | 'stopped' | 'done' | 'failed';
  /** Which file it was, to recognise it when it is chosen again; empty for pages. */
  readonly fingerprint: string;
  /** What the moderator chose for it; resuming takes the same. */
  readonly options: string;
  /** Records of the file that are done with, and what they were. */
  readonly records: number;
  readonly judged: number;
  readonly flagged: number;
  readonly bad: number;
  readonly bytes: number;
  readonly size: number;
  readonly problem: string;
}
export type StoredBatch = Batch & { readonly id: number };

export interface BadRow {
  readonly batch: number;
  readonly row: number;
  readonly problem: RowProblem;
  readonly detail: string;
}

export interface Group {
  readonly id: string;
  readonly sketch: Sketch;
  readonly bands: string[];
  /** Saved cases that belong to it. */
  readonly count: number;
}

export interface StoredPack {
  readonly id: string;
  readonly yaml: string;
  readonly on: boolean;
  readonly savedAt: string;
}

export interface ReviewSchema extends DBSchema {
  cases: {
    key: string;
    value: StoredCase;
    indexes: {
      queue: [state: string, rank: number, batch: number, place: number];
      group: string;
      batch: number;
      decided: string;
    };
  };
  batches: { key: number; value: Batch };
  groups: { key: string; value: Group; indexes: { bands: string } };
  badRows: { key: [batch: number, row: number]; value: BadRow };
  packs: { key: string; value: StoredPack };
}
export type ReviewDb = IDBPDatabase<ReviewSchema>;
type Stores = ('cases' | 'batches' | 'groups' | 'badRows' | 'packs')[];
export type ReviewWrite = IDBPTransaction<ReviewSchema, Stores, 'readwrite'>;

const REVIEW_DB = 'mingjian-review';
const VERSION = 1;

/**
 * Opens what moderators have saved. Nothing else of the extension writes here. Rejects where the
 * browser does not answer in time: another page may hold it, for as long as that is open.
 * @param onClosed nothing can be read or written with it any more
 */
export async function openReviewDb(
  onClosed: () => void = () => undefined,
  name = REVIEW_DB,
): Promise<ReviewDb> {
  const opening = openDB<ReviewSchema>(name, VERSION, {
    upgrade(db) {
      const cases = db.createObjectStore('cases', { keyPath: 'id' });
      cases.createIndex('queue', ['state', 'rank', 'batch', 'place']);
      cases.createIndex('group', 'group');
      cases.createIndex('batch', 'batch');
      cases.createIndex('decided', 'decidedAt');
      db.createObjectStore('batches', { keyPath: 'id', autoIncrement: true });
      const groups = db.createObjectStore('groups', { keyPath: 'id' });
      groups.createIndex('bands', 'bands', { multiEntry: true });
      db.createObjectStore('badRows', { keyPath: ['batch', 'row'] });
      db.createObjectStore('packs', { keyPath: 'id' });
    },
    blocking(_current, _blocked, event) {
      // A newer version in another tab: it must not wait for this one.
      (event.target as IDBDatabase | null)?.close();
      onClosed();
    },
    terminated: onClosed,
  });
  try {
    return await answered(opening);
  } catch (error) {
    // Whoever asked has been told that there is none.
    opening.then(
      (late) => late.close(),
      () => undefined,
    );
    throw error;
  }
}

/**
 * One write, all or nothing. `strict`: it is on the disk when the promise resolves, so a decision
 * that was confirmed is there after a crash.
 */
export async function write<T>(
  db: ReviewDb,
  stores: Stores,
  work: (tx: ReviewWrite) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It has ended already.
    }
    // A request may only say that its transaction has ended; that says why, such as want of space.
    const end: unknown = await tx.done.catch((reason: unknown) => reason);
    throw end instanceof DOMException && end.name !== 'AbortError' ? end : error;
  }
}
