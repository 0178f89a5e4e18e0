import { Worker } from 'node:worker_threads';
import { RULES_DIR } from '../rules-dir';
import { bundleThread } from './bundle-thread';
import { ScanUsageError } from './errors';
import type { PackFile } from './packs';
import type { WorkerStart } from './protocol';

type Loaded = Pick<WorkerStart, 'rules'>;

/** The compiled rules, built-in and a team's. Throws for a pack that is not sound. */
export function loadForScan(packs: readonly PackFile[]): Promise<WorkerStart['rules']> {
  const worker = startThread('load-rules', { rules: RULES_DIR, packs });
  return new Promise<WorkerStart['rules']>((resolve, reject) => {
    worker.once('message', (message: Loaded | { problem: string }) => {
      if ('problem' in message) reject(new ScanUsageError(message.problem));
      else resolve(message.rules);
    });
    worker.once('error', reject);
  }).finally(() => worker.terminate());
}

/** Starts a TypeScript file of this folder as a thread. */
export function startThread(name: string, data: unknown, maxYoungMb?: number): Worker {
  return new Worker(bundleThread(name), {
    workerData: data,
    // Not the loader of the main thread: what it is given is JavaScript.
    execArgv: [],
    ...(maxYoungMb === undefined
      ? {}
      : { resourceLimits: { maxYoungGenerationSizeMb: maxYoungMb, maxOldGenerationSizeMb: 160 } }),
  });
}
