import { parentPort, workerData } from 'node:worker_threads';
import { cut } from 'jieba-wasm';
import { createJiebaSegmenter } from '../../engine/jieba';
import { createWorkJudge } from './judge-work';
import type { Work, WorkerStart } from './protocol';

const judge = createWorkJudge(workerData as WorkerStart, createJiebaSegmenter(cut));
parentPort?.on('message', (work: Work) => {
  const done = judge(work);
  parentPort?.postMessage(done, [done.output.buffer as ArrayBuffer]);
});
