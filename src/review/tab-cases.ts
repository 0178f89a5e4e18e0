import { browser } from 'wxt/browser';
import type { Finding } from '../engine/types';
import { pageReport } from '../messages/from-page';
import { type ReviewDb, type StoredBatch, write } from './db';
import { makeCase } from './make-case';
import type { ReviewCase, StoredCase } from './model';
import { saveCases } from './save';
import { wellFormed } from './text-sha256';
import { isWhole } from './whole';

export interface TabCases {
  readonly host: string;
  readonly cases: readonly ReviewCase[];
}

/**
 * The flagged posts of an open tab as cases. Nothing is stored by this.
 * @returns null when no content script answers there
 */
export async function readTab(
  tabId: number,
  rulesVersion: string,
  now: string,
): Promise<TabCases | null> {
  let reply: unknown;
  try {
    reply = await browser.tabs.sendMessage(tabId, { type: 'popup-report' });
  } catch {
    return null;
  }
  const report = pageReport.safeParse(reply);
  if (!report.success) return null;
  const { host, posts } = report.data;
  const cases = await Promise.all(
    posts.flatMap((post) => {
      const { level } = post;
      if (level === 'none') return [];
      const findings = post.findings as readonly Finding[];
      const { author = '', url = '', kind } = post;
      const text = wellFormed(post.text);
      const from = {
        text,
        kind,
        author,
        url,
        postedAt: '',
        seenAt: now,
        source: host,
        row: 0,
        postId: '',
      };
      // The same words of the same author at the same place are the same case, whenever they are read.
      const id = (hash: string) =>
        `t:${hash.slice(0, 32)}:${shortKey(`${host}\n${author}\n${url}`)}`;
      return [makeCase(id, from, { level, findings, rulesVersion })];
    }),
  );
  return { host, cases };
}

function shortKey(text: string): string {
  let value = 0;
  for (const char of text) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return value.toString(36);
}

/** What is stored of these cases already, as far as it can be read. */
export async function storedOf(
  db: ReviewDb,
  cases: readonly ReviewCase[],
): Promise<Map<string, StoredCase>> {
  const tx = db.transaction('cases');
  const found = await Promise.all(cases.map(({ id }) => tx.store.get(id)));
  return new Map(
    found.flatMap((one) => (one !== undefined && isWhole(one) ? [[one.id, one]] : [])),
  );
}

/**
 * Saves cases of one page under a batch of their own, which is made with the first of them. One
 * call after the other, whenever they come; a save that fails leaves nothing behind.
 */
export function createTabSaver(db: ReviewDb, name: string, now: () => string) {
  let batch: number | undefined;
  let place = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function save(cases: readonly ReviewCase[]): Promise<number> {
    let own = batch;
    const added = await write(db, ['cases', 'groups', 'batches'], async (tx) => {
      const batches = tx.objectStore('batches');
      own ??= await batches.add(newBatch(name, now()));
      const saved = await saveCases(tx, own, place, cases);
      // What was saved may have been removed since, the batch with it.
      const before = (await batches.get(own)) ?? newBatch(name, now());
      const flagged = before.flagged + saved;
      // The store gives numbers of its own to batches, so the key is written with the record.
      await batches.put({ ...before, id: own, records: flagged, judged: flagged, flagged });
      return saved;
    });
    // Only now: a write that was rolled back took its batch with it.
    batch = own;
    place += cases.length;
    return added;
  }

  return (cases: readonly ReviewCase[]): Promise<number> => {
    const saved = last.then(() => save(cases));
    last = saved.catch(() => undefined);
    return saved;
  };
}

function newBatch(name: string, startedAt: string): Omit<StoredBatch, 'id'> {
  return {
    kind: 'tab',
    name,
    startedAt,
    state: 'done',
    fingerprint: '',
    options: '',
    records: 0,
    judged: 0,
    flagged: 0,
    bad: 0,
    bytes: 0,
    size: 0,
    problem: '',
  };
}
