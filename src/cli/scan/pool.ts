import type { Worker } from 'node:worker_threads';
import { startThread } from './load';
import type { Done, Work, WorkerStart } from './protocol';

/**
 * Pieces that wait at a worker: results are taken in order, so one that is ahead needs some more to go
 * on with while another one is late. A quarter of a megabyte each.
 */
const AHEAD = 4;
/** Young objects of a worker: more only lets its memory grow. */
const YOUNG_MB = 6;

interface Slot {
  readonly worker: Worker;
  readonly waiting: { resolve: (done: Done) => void; reject: (error: Error) => void }[];
}

/** Worker threads that take pieces of work; each piece goes to the one with the least to do. */
export class ScanPool {
  readonly #slots: Slot[];

  constructor(jobs: number, start: WorkerStart) {
    this.#slots = Array.from({ length: jobs }, () => this.#startWorker(start));
  }

  /** Pieces that may be under way at once. */
  get capacity(): number {
    return this.#slots.length * AHEAD;
  }

  run(work: Work): Promise<Done> {
    const slot = this.#slots.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a));
    const moved = 'bytes' in work ? [work.bytes.buffer as ArrayBuffer] : [];
    return new Promise((resolve, reject) => {
      slot.waiting.push({ resolve, reject });
      slot.worker.postMessage(work, moved);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#slots.map(({ worker }) => worker.terminate()));
  }

  #startWorker(start: WorkerStart): Slot {
    const worker = startThread('worker', start, YOUNG_MB);
    const waiting: Slot['waiting'] = [];
    const fail = (error: Error): void => {
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    worker.on('message', (done: Done) => waiting.shift()?.resolve(done));
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('a worker thread ended')));
    return { worker, waiting };
  }
}
