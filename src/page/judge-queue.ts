import { BoundedMap } from '../bounded-map';
import type { Post, Verdict } from '../engine/types';
import type { JudgeReply } from '../messages/from-background';
import { MAX_BATCH } from '../messages/limits';
import { createPause, idle } from './pause';
import { readPost } from './read-post';
import type { ReadText } from './read-text';
import { real } from './real';
import type { PostRecord } from './records';
import { textKey } from './text-key';

/** Judges a batch of posts; rejects when the background does not answer. */
export type Judge = (posts: Post[]) => Promise<JudgeReply>;

export interface JudgeQueue {
  /** To be read and judged, when the page is idle or the post comes near the screen. */
  add(record: PostRecord): void;
  /** These come first. */
  prefer(records: readonly PostRecord[]): void;
  drop(record: PostRecord): void;
  /** True while something waits or is being judged. */
  readonly busy: boolean;
}

export interface QueueEvents {
  /** It is being read now and needs no watching any more. */
  taken(record: PostRecord): void;
  /** A verdict, with the text it was given for. */
  judged(record: PostRecord, read: ReadText): void;
  /** After every batch, and when there is nothing left. */
  progress(): void;
  guarded(guarded: boolean): void;
  failed(): void;
  /** It says something else than what was judged last, or nothing any more. */
  reworded(record: PostRecord): void;
  /** A post could not be read or shown; the others were. */
  unreadable(): void;
}

/** Near the screen an early answer counts, far from it few messages. */
const NEAR_BATCH = 50;
const FAR_BATCH = MAX_BATCH;
/** Messages stay small even when every post is a book. */
const MAX_BATCH_CHARS = 400_000;
/** Nothing shorter can carry a warning. */
const MIN_CHARS = 4;
const CACHED_VERDICTS = 1_000;
const IDLE_MS = 300;
const RETRY_MS = [2_000, 10_000, 60_000];
/** Between later tries: a page that never stands still would otherwise ask without end. */
const REST_MS = 60_000;

/** Reads posts in batches, asks the judge for what is not known, and hands out the verdicts. */
export function createJudgeQueue(
  judge: Judge,
  events: QueueEvents,
  signal: AbortSignal,
): JudgeQueue {
  const near = new Set<PostRecord>();
  const far = new Set<PostRecord>();
  const known = new BoundedMap<string, Verdict>(CACHED_VERDICTS);
  /** The background did not answer for them: they wait for the next try. */
  const parked = new Set<PostRecord>();
  /** Read and being judged now; who is dropped meanwhile is left out when the answer comes. */
  let batch = new Map<PostRecord, ReadText>();
  let running = false;
  let failures = 0;
  let retrying = false;
  let restUntil = 0;
  /** Ends the wait for an idle moment: something has come near the screen. */
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    try {
      while (!signal.aborted && near.size + far.size > 0) {
        if (near.size === 0) await Promise.race([idle(IDLE_MS), woken()]);
        await judgeBatch();
        events.progress();
      }
    } finally {
      running = false;
    }
    events.progress();
  }

  function woken(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }

  async function judgeBatch(): Promise<void> {
    await readBatch();
    const unknown = new Map<string, Post>();
    for (const [record, read] of batch) {
      const id = record.key;
      if (read.text.trim().length < MIN_CHARS) known.set(id, harmless(id));
      else if (known.get(id) === undefined)
        unknown.set(id, { id, text: read.text, kind: record.post.kind });
    }
    if (unknown.size > 0) {
      const reply = await judge([...unknown.values()]).catch(() => undefined);
      if (signal.aborted) return;
      if (reply === undefined) return giveBack([...batch.keys()]);
      failures = 0;
      restUntil = 0;
      unpark();
      events.guarded(reply.guarded);
      // A parsed message types what is left out as undefined; in JSON it is not there.
      for (const verdict of reply.verdicts) known.set(verdict.id, verdict as Verdict);
      for (const id of reply.harmless) known.set(id, harmless(id));
    }
    const pause = createPause();
    for (const [record, read] of batch) {
      record.verdict = known.get(record.key);
      if (record.verdict !== undefined) tell(() => events.judged(record, read));
      await pause();
    }
  }

  /** Takes what is near the screen first; the rest only when nothing near waits. */
  async function readBatch(): Promise<void> {
    batch = new Map();
    const [source, size] = near.size > 0 ? [near, NEAR_BATCH] : [far, FAR_BATCH];
    const pause = createPause();
    let chars = 0;
    for (const record of source) {
      if (batch.size >= size || chars > MAX_BATCH_CHARS || signal.aborted) break;
      near.delete(record);
      far.delete(record);
      events.taken(record);
      const read = tryRead(record);
      const key = read.text === '' ? '' : textKey(record.post.kind, read.text);
      // At once: nobody judges a post without words, and the background may be long in answering.
      if (key !== record.key) tell(() => events.reworded(record));
      record.key = key;
      record.truncated = read.truncated;
      record.verdict = undefined;
      if (read.text !== '') batch.set(record, read);
      chars += read.text.length;
      await pause();
    }
  }

  /** One post that cannot be read must not keep the others from being read. */
  function tryRead({ post }: PostRecord): ReadText {
    try {
      return readPost(post);
    } catch {
      events.unreadable();
      return { text: '', pieces: [], truncated: true };
    }
  }

  /** One post that cannot be shown must not keep the others from being shown. */
  function tell(event: () => void): void {
    try {
      event();
    } catch {
      events.unreadable();
    }
  }

  /** The background did not answer: try again later, a few times, then when the page changes. */
  function giveBack(records: readonly PostRecord[]): void {
    events.failed();
    for (const record of [...records, ...near, ...far]) parked.add(record);
    near.clear();
    far.clear();
    const delay = RETRY_MS[failures];
    failures += 1;
    restUntil = performance.now() + (delay ?? REST_MS);
    retrying = delay !== undefined;
    if (delay === undefined) return;
    const timer = setTimeout(() => {
      // In a tab that stays open for days each failure would hold its posts until the end.
      signal.removeEventListener('abort', stop);
      retrying = false;
      unpark();
      void run();
    }, delay);
    const stop = (): void => clearTimeout(timer);
    signal.addEventListener('abort', stop);
  }

  function unpark(): void {
    for (const record of parked) if (real(record.post.element).isConnected) far.add(record);
    parked.clear();
  }

  return {
    add(record) {
      record.near = false;
      if (performance.now() < restUntil) {
        parked.add(record);
        return;
      }
      far.add(record);
      void run();
    },
    prefer(records) {
      for (const record of records) {
        if (!far.delete(record)) continue;
        record.near = true;
        near.add(record);
      }
      if (near.size > 0) wake();
      void run();
    },
    drop(record) {
      near.delete(record);
      far.delete(record);
      parked.delete(record);
      batch.delete(record);
    },
    get busy() {
      return running || retrying || near.size + far.size > 0;
    },
  };
}

function harmless(id: string): Verdict {
  return { id, level: 'none', categories: {}, findings: [], role: 'ordinary' };
}
