import { z } from 'zod';
import type { Columns } from './columns';
import { MAX_TEXT_CHARS, type RawRecord, type ReadRecord } from './types';

const scalar = z.union([z.string(), z.number()]);
const optionalScalar = scalar.optional().catch(undefined);
const postValue = z.object({
  text: z.string(),
  id: scalar.optional(),
  author: optionalScalar,
  url: optionalScalar,
  time: optionalScalar,
});

/**
 * Makes a post of a record.
 * @param columns for rows of cells
 * @param width cells of the header; a row with more is a broken one
 */
export function toPost(record: RawRecord, columns: Columns, width: number): ReadRecord {
  if ('problem' in record) return record;
  return 'cells' in record ? fromCells(record, columns, width) : fromValue(record);
}

function fromCells(
  { row, line, cells }: Extract<RawRecord, { cells: unknown }>,
  columns: Columns,
  width: number,
): ReadRecord {
  const text = cells[columns.text];
  if (text === undefined || (width > 0 && cells.length > width)) {
    const detail = `${cells.length} columns where the header has ${width}`;
    return { row, line, problem: 'columns', detail };
  }
  return checked(row, line, {
    text,
    id: cells[columns.id],
    author: cells[columns.author],
    url: cells[columns.url],
    time: cells[columns.time],
  });
}

function fromValue({ row, line, value }: Extract<RawRecord, { value: unknown }>): ReadRecord {
  const parsed = postValue.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const detail = `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not a post'}`;
    return { row, line, problem: 'no-text', detail };
  }
  const { text, id, author, url, time } = parsed.data;
  return checked(row, line, {
    text,
    id: asText(id),
    author: asText(author),
    url: asText(url),
    time: asText(time),
  });
}

function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

type Fields = Record<'id' | 'author' | 'url' | 'time', string | undefined> & { text: string };

function checked(row: number, line: number, { text, ...others }: Fields): ReadRecord {
  if (text.length > MAX_TEXT_CHARS) {
    return { row, line, problem: 'too-long', detail: String(MAX_TEXT_CHARS) };
  }
  const filled = Object.entries(others).filter(([, value]) => value !== undefined && value !== '');
  return { row, line, text, ...Object.fromEntries(filled) };
}
