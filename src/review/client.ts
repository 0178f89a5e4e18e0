import type { StoredBatch } from './db';
import type { CallName, FromWorker, ToWorker, WorkerCalls } from './protocol';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The review page's side of a worker: calls with answers, and the progress of imports. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;

  /** The worker ends with `signal`. */
  constructor(make: () => Worker, signal: AbortSignal, onProgress: (batch: StoredBatch) => void) {
    this.#worker = make();
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if ('progress' in data) onProgress(data.progress);
      else this.#settle(data);
    });
    this.#worker.addEventListener('error', (event) => this.#failAll(event.message));
    signal.addEventListener('abort', () => {
      this.#worker.terminate();
      this.#failAll('closed');
    });
  }

  call<K extends CallName>(
    name: K,
    args: WorkerCalls[K]['args'],
  ): Promise<WorkerCalls[K]['result']> {
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, {
        resolve: (result) => resolve(result as WorkerCalls[K]['result']),
        reject,
      });
      this.#worker.postMessage({ call, name, args } as ToWorker);
    });
  }

  #settle(data: Exclude<FromWorker, { progress: unknown }>): void {
    const waiting = this.#waiting.get(data.call);
    this.#waiting.delete(data.call);
    if ('error' in data) waiting?.reject(new Error(data.error));
    else waiting?.resolve(data.result);
  }

  #failAll(reason: string): void {
    for (const { reject } of this.#waiting.values())
      reject(new Error(reason || 'the worker failed'));
    this.#waiting.clear();
  }
}
