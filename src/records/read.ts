import { type Columns, guessColumns } from './columns';
import { decodeChunks, type Encoding } from './encoding';
import { guessDelimiter, guessFormat } from './format';
import { splitLines } from './lines';
import { splitTable, withoutQuotations } from './table';
import type { FileFormat, RawRecord } from './types';

const HEAD_CHARS = 1 << 16;

export interface ReadOptions {
  /** Only for guessing the format. */
  readonly name: string;
  readonly format?: FileFormat;
  readonly encoding?: Encoding;
}

/** A file as records, with what was found out about it on the way. */
export interface OpenedFile {
  readonly format: FileFormat;
  /** Null: the records are values or lines, not rows of cells. */
  readonly header: readonly string[] | null;
  /** Batches in the order of the file, the header left out. */
  readonly records: AsyncGenerator<readonly RawRecord[]>;
}

/** Begins to read a text file: looks at its head, then gives its records as they come. */
export async function openRecords(
  chunks: AsyncIterable<Uint8Array>,
  { name, format: wanted, encoding }: ReadOptions,
): Promise<OpenedFile> {
  const pieces = decodeChunks(chunks, encoding);
  const head = await readHead(pieces);
  const firstLine = head.trimStart().split(/\r?\n|\r/, 1)[0] ?? '';
  const format = wanted ?? guessFormat(name, firstLine);
  const all = startingWith(head, pieces);
  if (format === 'jsonl') return { format, header: null, records: jsonRecords(all) };
  if (format === 'lines') return { format, header: null, records: lineRecords(all) };
  const delimiter = format === 'tsv' ? '\t' : guessDelimiter(firstLine);
  const batches = splitTable(all, { delimiter });
  return withHeader(format, batches);
}

/** At least one whole line, so that its kind, its separator and its end can be told. */
async function readHead(pieces: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (head.length < HEAD_CHARS && !/[\r\n]./s.test(withoutQuotations(head))) {
    const next = await pieces.next();
    if (next.done) break;
    head += next.value;
  }
  return head;
}

async function* startingWith(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (head !== '') yield head;
  yield* rest;
}

async function withHeader(
  format: FileFormat,
  batches: AsyncGenerator<RawRecord[]>,
): Promise<OpenedFile> {
  const { value: first = [] } = await batches.next();
  const [top, ...others] = first;
  const header = top !== undefined && 'cells' in top ? top.cells : [];
  async function* records(): AsyncGenerator<readonly RawRecord[]> {
    if (others.length > 0) yield others;
    yield* batches;
  }
  return { format, header, records: records() };
}

async function* jsonRecords(pieces: AsyncIterable<string>): AsyncGenerator<RawRecord[]> {
  for await (const lines of splitLines(pieces)) {
    const records: RawRecord[] = [];
    for (const { line, text } of lines) {
      if (text === null) records.push({ row: line, line, problem: 'too-long' });
      else if (text.trim() !== '') records.push(jsonRecord(line, text));
    }
    if (records.length > 0) yield records;
  }
}

function jsonRecord(line: number, text: string): RawRecord {
  try {
    return { row: line, line, value: JSON.parse(text) };
  } catch {
    return { row: line, line, problem: 'not-json' };
  }
}

async function* lineRecords(pieces: AsyncIterable<string>): AsyncGenerator<RawRecord[]> {
  for await (const lines of splitLines(pieces)) {
    const records = lines.flatMap(({ line, text }): RawRecord[] => {
      if (text === null) return [{ row: line, line, problem: 'too-long' }];
      return text.trim() === '' ? [] : [{ row: line, line, cells: [text] }];
    });
    if (records.length > 0) yield records;
  }
}

/** The columns of plain lines: the line is the text. */
const LINE_COLUMNS: Columns = { text: 0, id: -1, author: -1, url: -1, time: -1 };

/** The columns to take when nobody chose: from the header's names, for lines the line itself. */
export function defaultColumns(
  { header }: Pick<OpenedFile, 'header'>,
  sample: readonly (readonly string[])[] = [],
): Columns {
  return header === null ? LINE_COLUMNS : guessColumns(header, sample);
}
