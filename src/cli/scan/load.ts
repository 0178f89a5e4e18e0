import { Worker } from 'node:worker_threads';
import { ScanUsageError } from './errors';
import type { PackFile } from './packs';
import type { WorkerStart } from './protocol';

type Loaded = Pick<WorkerStart, 'data' | 'packs'>;

/** The compiled rules, built-in and a team's. Throws for a pack that is not sound. */
export function loadForScan(packs: readonly PackFile[]): Promise<Loaded> {
  const worker = startThread('./load-rules.ts', packs);
  return new Promise<Loaded>((resolve, reject) => {
    worker.once('message', (message: Loaded | { problem: string }) => {
      if ('problem' in message) reject(new ScanUsageError(message.problem));
      else resolve(message);
    });
    worker.once('error', reject);
  }).finally(() => worker.terminate());
}

/** Starts a TypeScript file of this folder as a thread. */
export function startThread(file: string, data: unknown, maxYoungMb?: number): Worker {
  return new Worker(new URL('./start-worker.mjs', import.meta.url), {
    workerData: { file, data },
    ...(maxYoungMb === undefined
      ? {}
      : { resourceLimits: { maxYoungGenerationSizeMb: maxYoungMb, maxOldGenerationSizeMb: 160 } }),
  });
}
