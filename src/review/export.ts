import type { LocalTexts } from '../rules/local-texts';
import type { ReviewDb } from './db';
import { type SheetWords, sheetCase, sheetFoot, sheetHead } from './evidence-sheet';
import { jsonLine, tableHead, tableRow } from './export-table';
import { bareCase, type ReviewCase } from './model';
import { type CaseFilter, CaseQuery } from './query';

export type ExportFormat = 'csv' | 'jsonl' | 'html';

export interface Sheet {
  readonly words: SheetWords;
  readonly texts: LocalTexts | null;
}

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  jsonl: 'application/x-ndjson;charset=utf-8',
  html: 'text/html;charset=utf-8',
};
const AT_ONCE = 200;

/**
 * Writes all saved cases that fit a filter into a file. Holds one page of cases at a time: the
 * browser keeps the parts of a large blob on its disk.
 */
export async function exportCases(
  db: ReviewDb,
  filter: CaseFilter,
  format: ExportFormat,
  sheet: Sheet,
  now: string,
): Promise<{ blob: Blob; count: number; broken: number }> {
  // An export is complete: what the list folds stands in it one by one.
  const query = new CaseQuery(db, { ...filter, folded: false });
  const parts: Blob[] = [];
  let count = 0;
  for (;;) {
    const page = await query.next(AT_ONCE);
    if (page.length === 0) break;
    count += page.length;
    parts.push(new Blob(page.map(({ value }) => exportOne(bareCase(value), format, sheet))));
  }
  const head = headOf(format, sheet, now, count);
  const foot = format === 'html' ? [sheetFoot()] : [];
  return {
    blob: new Blob([head, ...parts, ...foot], { type: TYPES[format] }),
    count,
    broken: query.broken,
  };
}

/** One case in a format, as a file of its own holds it. */
export function exportOne(one: ReviewCase, format: ExportFormat, sheet: Sheet): string {
  if (format === 'csv') return tableRow(one);
  return format === 'jsonl' ? jsonLine(one) : sheetCase(one, sheet.words, sheet.texts);
}

export function headOf(format: ExportFormat, sheet: Sheet, now: string, count: number): string {
  if (format === 'csv') return tableHead();
  return format === 'jsonl' ? '' : sheetHead(sheet.words, now, count);
}
