import { COLUMN_ROLES, type Columns } from '../records/columns';
import type { Encoding } from '../records/encoding';
import { decodeChunks, detectEncoding, HEAD_BYTES } from '../records/encoding';
import { defaultColumns, openRecords } from '../records/read';
import type { FileFormat, RawRecord } from '../records/types';
import { openWorkbook, type ReadSheet } from '../records/xlsx';
import { isExportHeader, isExportValue } from './export-table';
import { isArchive } from './page-files';
import { readSavedPage, type SavedPost } from './read-page';

/** What the moderator chose for an import; kept with it, so that resuming does the same. */
export interface ImportOptions {
  readonly format: FileFormat | 'pages' | 'auto';
  readonly encoding: Encoding | 'auto';
  readonly columns: Columns | null;
  readonly minLevel: 'info' | 'caution' | 'warning';
}

/** A record of an import: a row still to be read, or a post of a saved page. */
export type ImportRecord =
  | RawRecord
  | {
      readonly row: number;
      readonly line: number;
      readonly page: string;
      readonly post: SavedPost;
    };

export interface ImportSource {
  readonly format: FileFormat | 'pages';
  readonly columns: Columns;
  readonly header: readonly string[] | null;
  /** The file is an export of ours: its cases come back as they are. */
  readonly isExport: boolean;
  readonly records: AsyncGenerator<readonly ImportRecord[]>;
  /** Bytes that have been read so far. */
  bytes(): number;
}

/** Always the same pieces: where a record is given up must not depend on the browser's reading. */
const PIECE_BYTES = 1 << 18;

async function* pieces(file: Blob, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
    count(bytes.length);
    yield bytes;
  }
}

/** Opens what is to be imported: one table, or the pages of a folder. */
export async function openImport(
  files: readonly File[],
  options: ImportOptions,
  readSheet: ReadSheet,
): Promise<ImportSource> {
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
  };
  const [file] = files;
  if (file === undefined) throw new Error('no file');
  if (options.format === 'pages') {
    const columns = options.columns ?? NO_COLUMNS;
    return {
      format: 'pages',
      columns,
      header: null,
      isExport: false,
      records: pageRecords(files, count),
      bytes: () => bytes,
    };
  }
  if (options.format === 'xlsx' || (options.format === 'auto' && /\.xlsx$/i.test(file.name))) {
    const { header, records } = await openWorkbook(await file.arrayBuffer(), readSheet);
    const columns = options.columns ?? defaultColumns({ header });
    const isExport = isExportHeader(header);
    return { format: 'xlsx', columns, header, isExport, records, bytes: () => file.size };
  }
  const opened = await openRecords(pieces(file, count), {
    name: file.name,
    ...(options.format === 'auto' ? {} : { format: options.format }),
    ...(options.encoding === 'auto' ? {} : { encoding: options.encoding }),
  });
  const next = await opened.records.next();
  const first: readonly RawRecord[] = next.done ? [] : next.value;
  async function* records(): AsyncGenerator<readonly RawRecord[]> {
    if (first.length > 0) yield first;
    yield* opened.records;
  }
  const sample = first.flatMap((record) => ('cells' in record ? [record.cells] : []));
  const isExport =
    opened.header === null
      ? first.some((record) => 'value' in record && isExportValue(record.value))
      : isExportHeader(opened.header);
  return {
    format: opened.format,
    columns: options.columns ?? defaultColumns(opened, sample),
    header: opened.header,
    isExport,
    records: records(),
    bytes: () => bytes,
  };
}

const NO_COLUMNS = Object.fromEntries(COLUMN_ROLES.map((role) => [role, -1])) as unknown as Columns;
/** A saved page is held in memory whole. */
const MAX_PAGE_BYTES = 30_000_000;

async function* pageRecords(
  files: readonly File[],
  count: (bytes: number) => void,
): AsyncGenerator<readonly ImportRecord[]> {
  let row = 0;
  for (const file of [...files].sort((a, b) => pathOf(a).localeCompare(pathOf(b)))) {
    const page = pathOf(file);
    row++;
    if (file.size > MAX_PAGE_BYTES) {
      yield [{ row, line: row, problem: 'too-long', detail: page }];
    } else {
      const at = row;
      const posts = await postsOf(file);
      // A page that shows a login, or of which nothing was read, must not count as read.
      if (posts.length === 0) yield [{ row: at, line: at, problem: 'no-text', detail: page }];
      else yield posts.map((post, index) => ({ row: at + index, line: at, page, post }));
      row += Math.max(0, posts.length - 1);
    }
    count(file.size);
  }
}

/** None of a page that cannot be read, such as one nested without end: the others are. */
async function postsOf(file: File): Promise<readonly SavedPost[]> {
  if (isArchive(file)) return [];
  try {
    return (await readSavedPage(await textOf(file))).posts;
  } catch {
    return [];
  }
}

export function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

/** A page names its charset in its head; else it is guessed like a table's. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  const named = /<meta[^>]+charset=["']?\s*([\w-]+)/i.exec(head)?.[1];
  const guessed = detectEncoding(bytes.subarray(0, HEAD_BYTES));
  if (named !== undefined && guessed !== 'utf-8') {
    try {
      return new TextDecoder(named).decode(bytes);
    } catch {
      // A charset that nobody knows.
    }
  }
  let text = '';
  for await (const piece of decodeChunks(once(bytes), guessed)) text += piece;
  return text;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** By which a file is known again when it is chosen to go on: its size and its two ends. */
export async function fingerprintOf(files: readonly File[]): Promise<string> {
  const END = 1 << 16;
  const parts: BlobPart[] = [];
  for (const file of [...files].sort((a, b) => pathOf(a).localeCompare(pathOf(b)))) {
    parts.push(`${file.size}:`);
    if (files.length === 1)
      parts.push(file.slice(0, END), file.slice(Math.max(0, file.size - END)));
    else parts.push(`${pathOf(file)}\n`);
  }
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
