import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { type Columns, guessColumns } from '../../records/columns';
import { detectEncoding, HEAD_BYTES } from '../../records/encoding';
import { guessFormat } from '../../records/format';
import { defaultColumns, openRecords } from '../../records/read';
import { toPost } from '../../records/to-post';
import { explain, type RawRecord } from '../../records/types';
import { openWorkbook } from '../../records/xlsx';
import { lineBlocks } from './blocks';
import { ScanUsageError } from './errors';
import type { Work, WorkRow } from './protocol';

export interface InputCall {
  readonly file: string;
  readonly page: boolean;
  readonly url: string;
  readonly csvColumn?: string;
  /** Where an earlier run stopped. */
  readonly from: Position;
}

/** A place in the input: behind this many records, bytes and lines. */
export interface Position {
  readonly records: number;
  readonly bytes: number;
  readonly lines: number;
}
export const START: Position = { records: 0, bytes: 0, lines: 0 };

/** A piece of work, and where the input stands behind it. */
export interface Piece {
  readonly work: Work;
  readonly bytes: number;
  readonly lines: number;
}

const ROWS_PER_PIECE = 500;

/** The input as pieces of work, in order; holds one piece at a time. */
export async function* pieces(call: InputCall): AsyncGenerator<Piece> {
  const { file } = call;
  if (call.page) yield* pageRows(call);
  else if (/\.xlsx$/i.test(file)) yield* workbookRows(call);
  else yield* textPieces(call);
}

/** Size of the input where it is known: for the progress. */
export async function sizeOf(file: string): Promise<number> {
  if (file === '-') return 0;
  try {
    return (await stat(file)).size;
  } catch {
    throw new ScanUsageError(`cannot read ${file}: no such file`);
  }
}

async function* textPieces(call: InputCall): AsyncGenerator<Piece> {
  const chunks =
    call.file === '-' ? process.stdin : createReadStream(call.file, { highWaterMark: 1 << 18 });
  const { head, rest } = await readHead(chunks);
  const encoding = detectEncoding(head.subarray(0, HEAD_BYTES));
  const hasMark = encoding === 'utf-8' && head[0] === 0xef && head[1] === 0xbb;
  const bare = hasMark ? head.subarray(3) : head;
  const firstLine = firstLineOf(new TextDecoder(encoding).decode(head));
  const format =
    call.csvColumn === undefined
      ? guessFormat(call.file, firstLine)
      : tableFormat(call.file, firstLine);
  const isLines = format === 'jsonl' || format === 'lines';
  if (isLines && encoding === 'utf-8') {
    const from = call.from;
    for await (const block of lineBlocks(skipBytes(startingWith(bare, rest), from.bytes))) {
      const { bytes, lines } = block;
      const work = { kind: format, bytes, firstLine: from.lines + block.firstLine } as const;
      yield { work, bytes: bytes.length, lines };
    }
    return;
  }
  const opened = await openRecords(startingWith(head, rest), { name: call.file, format, encoding });
  const width = opened.header?.length ?? 0;
  const next = await opened.records.next();
  const first: readonly RawRecord[] = next.done ? [] : next.value;
  const columns =
    opened.header === null ? defaultColumns(opened) : columnsOf(opened.header, call.csvColumn);
  async function* all(): AsyncGenerator<readonly RawRecord[]> {
    yield first;
    yield* opened.records;
  }
  yield* rowPieces(all(), columns, width, call.from.records);
}

function tableFormat(file: string, firstLine: string): 'csv' | 'tsv' {
  return guessFormat(file, firstLine) === 'tsv' ? 'tsv' : 'csv';
}

async function* workbookRows(call: InputCall): AsyncGenerator<Piece> {
  // Where it is needed only: the other inputs start sooner and hold less.
  const { default: readSheet } = await import('read-excel-file/node');
  const bytes = await readFile(call.file);
  const { header, records } = await openWorkbook(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    async (data) => (await readSheet(Buffer.from(data)))[0]?.data ?? [],
  );
  yield* rowPieces(records, columnsOf(header, call.csvColumn), header.length, call.from.records);
}

async function* pageRows({ file, url, from }: InputCall): AsyncGenerator<Piece> {
  const bytes = file === '-' ? await readStdin() : await readFile(file);
  const { readSavedPage } = await import('../../review/read-page');
  const html = new TextDecoder(detectEncoding(bytes.subarray(0, HEAD_BYTES))).decode(bytes);
  const { posts } = await readSavedPage(html, url);
  const rows = posts.map(({ text }, index) => ({ line: index + 1, id: String(index + 1), text }));
  for (let at = from.records; at < rows.length; at += ROWS_PER_PIECE) {
    yield { work: { kind: 'rows', rows: rows.slice(at, at + ROWS_PER_PIECE) }, bytes: 0, lines: 0 };
  }
}

async function* rowPieces(
  batches: AsyncIterable<readonly RawRecord[]>,
  columns: Columns,
  width: number,
  skip: number,
): AsyncGenerator<Piece> {
  let rows: WorkRow[] = [];
  let left = skip;
  for await (const records of batches) {
    for (const record of records) {
      if (left > 0) {
        left--;
        continue;
      }
      const post = toPost(record, columns, width);
      if ('problem' in post) rows.push({ line: post.line, error: explain(post) });
      else rows.push({ line: post.line, id: post.id ?? String(post.line), text: post.text });
      if (rows.length === ROWS_PER_PIECE) {
        yield { work: { kind: 'rows', rows }, bytes: 0, lines: 0 };
        rows = [];
      }
    }
  }
  if (rows.length > 0) yield { work: { kind: 'rows', rows }, bytes: 0, lines: 0 };
}

/** The columns by name: the one that was asked for, else guessed by names, never by content. */
function columnsOf(header: readonly string[], asked: string | undefined): Columns {
  const guessed = guessColumns(header, []);
  if (asked === undefined) {
    if (guessed.text < 0) {
      const names = header.slice(0, 20).join(', ');
      throw new ScanUsageError(
        `no column of the header looks like the text (${names}): name it with --csv-column`,
      );
    }
    return guessed;
  }
  const text = header.findIndex((name) => name.trim() === asked);
  if (text < 0)
    throw new ScanUsageError(`--csv-column: the header has no "${asked}" (${header.join(', ')})`);
  return { ...guessed, text };
}

async function readHead(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  for (;;) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
    const begins = head.findIndex((byte) => byte > 32);
    if ((begins >= 0 && head.indexOf(10, begins) >= 0) || head.length > HEAD_BYTES) break;
  }
  return { head, rest: { [Symbol.asyncIterator]: () => iterator } };
}

async function* startingWith(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* rest;
}

async function* skipBytes(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    if (left >= chunk.length) left -= chunk.length;
    else {
      yield chunk.subarray(left);
      left = 0;
    }
  }
}

async function readStdin(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of process.stdin) parts.push(chunk as Buffer);
  return Buffer.concat(parts);
}

function firstLineOf(text: string): string {
  return (
    text
      .replace(/^\ufeff/, '')
      .trimStart()
      .split(/\r?\n|\r/, 1)[0] ?? ''
  );
}
