import type { Level } from '../../engine';
import { type Piece, type Position, pieces, sizeOf } from './input';
import { loadForScan } from './load';
import { fileOutput, standardOutput } from './output';
import { ScanPool } from './pool';
import { createProgress } from './progress';
import type { Done } from './protocol';

export interface ScanCall {
  readonly file: string;
  readonly format: 'jsonl' | 'table';
  readonly jobs: number;
  readonly minLevel: Level;
  readonly page: boolean;
  readonly url: string;
  readonly csvColumn?: string;
  readonly out?: string;
  readonly resume: boolean;
  readonly packs: readonly { readonly file: string; readonly yaml: string }[];
}

/** Runs a scan to its end, or until SIGINT; what was judged until then is written in order. */
export async function runScan(call: ScanCall): Promise<number> {
  const size = await sizeOf(call.file);
  const rules = await loadForScan(call.packs);
  const output =
    call.out === undefined ? standardOutput() : fileOutput(call.out, call.file, call.resume);
  const { format, minLevel } = call;
  const pool = new ScanPool(call.jobs, { rules, format, minLevel });
  const stop = onInterrupt();
  const progress = createProgress(size);
  let position: Position = output.from;
  let bad = 0;
  const underWay: { piece: Piece; done: Promise<Done> }[] = [];

  async function takeOldest(): Promise<void> {
    const oldest = underWay.shift();
    if (oldest === undefined) return;
    const { output: bytes, records, bad: broken } = await oldest.done;
    bad += broken;
    position = {
      records: position.records + records,
      bytes: position.bytes + oldest.piece.bytes,
      lines: position.lines + oldest.piece.lines,
    };
    await output.write(bytes, position);
    progress.show(position.bytes, position.records);
  }

  try {
    for await (const piece of pieces({ ...call, from: output.from })) {
      if (stop.aborted) break;
      const done = pool.run(piece.work);
      // It is awaited in its turn; until then a failure must not count as unhandled.
      done.catch(() => undefined);
      underWay.push({ piece, done });
      if (underWay.length >= pool.capacity) await takeOldest();
      if (stop.aborted) break;
    }
    while (underWay.length > 0) await takeOldest();
  } finally {
    progress.end();
    output.end(!stop.aborted);
    await pool.close();
  }
  if (bad > 0) console.error(`${bad} line(s) could not be read; the others were judged`);
  if (stop.aborted) {
    const hint = call.out === undefined ? '' : '; go on with --resume';
    console.error(`interrupted: ${position.records} records are done${hint}`);
    return 130;
  }
  return bad > 0 ? 2 : 0;
}

/** Aborts at the first SIGINT or SIGTERM; a second one ends the program at once. */
function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}
