import { compareLevels } from '../engine/types';
import { toPost } from '../records/to-post';
import type { BadRecord, RowProblem } from '../records/types';
import { type BadRow, type ReviewDb, type StoredBatch, write } from './db';
import { readJsonValue, readTableRow } from './export-table';
import type { ImportOptions, ImportRecord, ImportSource } from './import-source';
import type { ReviewJudge } from './judge-record';
import { makeCase } from './make-case';
import type { ReviewCase } from './model';
import { saveCases } from './save';
import { wellFormed } from './text-sha256';

export interface ImportEvents {
  /** After each step that was stored. */
  progress(batch: StoredBatch): void;
}

/** A step is stored after this many records or this much time, whichever comes first. */
const STEP_RECORDS = 500;
const STEP_MS = 400;

interface Step {
  cases: ReviewCase[];
  bad: BadRow[];
  records: number;
  judged: number;
}

/**
 * Runs an import until it is through or `signal` aborts. Each step is one transaction: the cases,
 * the bad rows and how far the file has been read are stored together or not at all. So an import
 * that was cut off anywhere goes on where its last stored step ended, and nothing is lost or double.
 */
export async function runImport(
  db: ReviewDb,
  started: StoredBatch,
  source: ImportSource,
  options: ImportOptions,
  judge: ReviewJudge,
  events: ImportEvents,
  signal: AbortSignal,
): Promise<StoredBatch> {
  let batch: StoredBatch = { ...started, state: 'running', problem: '' };
  let skip = batch.records;
  let place = batch.records;
  let step: Step = { cases: [], bad: [], records: 0, judged: 0 };
  let stepBegan = performance.now();

  async function store(state: StoredBatch['state']): Promise<void> {
    const { cases, bad, records, judged } = step;
    const next: StoredBatch = {
      ...batch,
      state,
      records: batch.records + records,
      judged: batch.judged + judged,
      flagged: batch.flagged + cases.length,
      bad: batch.bad + bad.length,
      bytes: state === 'done' ? batch.size : Math.min(source.bytes(), batch.size),
    };
    await write(db, ['cases', 'groups', 'batches', 'badRows'], async (tx) => {
      await saveCases(tx, batch.id, place, cases, source.isExport ? 'newer-decision-wins' : 'keep');
      for (const row of bad) await tx.objectStore('badRows').put(row);
      await tx.objectStore('batches').put(next);
    });
    place += records;
    batch = next;
    step = { cases: [], bad: [], records: 0, judged: 0 };
    events.progress(batch);
    stepBegan = performance.now();
  }

  async function take(record: ImportRecord): Promise<void> {
    const outcome = await readOne(record);
    step.records++;
    if (outcome === null) step.judged++;
    else if ('problem' in outcome) step.bad.push({ batch: batch.id, ...outcome });
    else {
      step.judged++;
      step.cases.push(outcome);
    }
  }

  async function readOne(record: ImportRecord): Promise<ReviewCase | Omit<BadRow, 'batch'> | null> {
    if (source.isExport) return restored(record, source.header, batch.startedAt);
    const post =
      'post' in record
        ? fromPage(record)
        : toPost(record, source.columns, source.header?.length ?? 0);
    if ('problem' in post) return badRow(post);
    const text = wellFormed(post.text);
    const verdict = await judge.judge({ id: String(post.row), text });
    const { level } = verdict;
    if (level === 'none' || compareLevels(level, options.minLevel) < 0) return null;
    return makeCase(
      () => `b${batch.startedAt}:${post.row}`,
      {
        text,
        kind: 'post' in record ? record.post.kind : 'post',
        author: post.author ?? '',
        url: post.url ?? '',
        postedAt: post.time ?? '',
        seenAt: batch.startedAt,
        source: 'page' in record ? record.page : batch.name,
        row: post.row,
        postId: post.id ?? '',
      },
      { level, findings: verdict.findings, rulesVersion: judge.version },
    );
  }

  for await (const records of source.records) {
    for (const record of records) {
      if (signal.aborted) break;
      if (skip > 0) {
        skip--;
        continue;
      }
      await take(record);
      if (step.records >= STEP_RECORDS || performance.now() - stepBegan > STEP_MS)
        await store('running');
    }
    if (signal.aborted) break;
  }
  await store(signal.aborted ? 'stopped' : 'done');
  return batch;
}

function restored(
  record: ImportRecord,
  header: readonly string[] | null,
  importedAt: string,
): ReviewCase | Omit<BadRow, 'batch'> {
  if ('problem' in record) return badRow(record);
  const read =
    'cells' in record
      ? readTableRow(header ?? [], record.cells, importedAt)
      : 'value' in record
        ? readJsonValue(record.value, importedAt)
        : 'not a case';
  return typeof read === 'string'
    ? badRow({ ...record, problem: 'not-a-case', detail: read })
    : read;
}

function badRow({
  row,
  problem,
  detail = '',
}: Pick<BadRecord, 'row' | 'detail'> & { problem: RowProblem }): Omit<BadRow, 'batch'> {
  return { row, problem, detail: detail.slice(0, 300) };
}

function fromPage({ row, line, post }: Extract<ImportRecord, { post: unknown }>) {
  return { row, line, text: post.text, author: post.author, url: post.url, id: '', time: '' };
}
