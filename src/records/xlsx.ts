import { refuseWorkbook } from './sheet-extent';
import type { RawRecord } from './types';

const AT_ONCE = 500;

/** A cell of a sheet as the reader gives it. */
export type SheetCell = string | number | boolean | Date | null | undefined | object;
/** Reads the first sheet of a workbook; another library build in Node than in a worker. */
export type ReadSheet = (bytes: ArrayBuffer) => Promise<readonly (readonly SheetCell[])[]>;

/** Thrown for a workbook that cannot be read; the message is plain English. */
export class WorkbookError extends Error {}

/** The rows of the first sheet, the header taken off. */
export async function openWorkbook(
  bytes: ArrayBuffer,
  readSheet: ReadSheet,
): Promise<{ header: string[]; records: AsyncGenerator<readonly RawRecord[]> }> {
  const problem = refuseWorkbook(new Uint8Array(bytes));
  if (problem !== null) throw new WorkbookError(problem);
  let rows: readonly (readonly SheetCell[])[];
  try {
    rows = await readSheet(bytes);
  } catch (error) {
    throw new WorkbookError(error instanceof Error ? error.message : 'unreadable workbook');
  }
  const header = (rows[0] ?? []).map(asText);
  async function* records(): AsyncGenerator<readonly RawRecord[]> {
    for (let from = 1; from < rows.length; from += AT_ONCE) {
      yield rows.slice(from, from + AT_ONCE).flatMap((cells, index): RawRecord[] => {
        const row = from + index + 1;
        const texts = cells.map(asText);
        return texts.every((text) => text === '') ? [] : [{ row, line: row, cells: texts }];
      });
    }
  }
  return { header, records: records() };
}

function asText(cell: SheetCell): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
