import { unzipSync } from 'fflate';

/** Unpacked, a sheet is held in memory whole: what is larger than this is to be saved as CSV. */
export const MAX_XLSX_BYTES = 400_000_000;
/** What a spreadsheet can hold; a cell beyond is written by hand, to make readers fill the gap. */
const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
/** Rows times columns: readers make every row as long as the longest one. */
export const MAX_CELLS = 25_000_000;
/** An address in any quotes, also where it is written in an odd way. */
const ADDRESS = /[\s"']r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const CELL = /^([A-Z]{0,3})0*(\d{1,7})$/;

/** Why a workbook is not opened, in plain English; null: nothing speaks against it. */
export function refuseWorkbook(bytes: Uint8Array): string | null {
  let names: string[];
  try {
    names = declaredEntries(bytes);
  } catch (error) {
    return error instanceof TooLarge ? error.message : 'not an XLSX workbook';
  }
  for (const name of names) {
    const problem = refuseSheet(unpack(bytes, name));
    if (problem !== null) return problem;
  }
  return null;
}

class TooLarge extends Error {}

/** A small file can unpack to any size: the sizes it declares are added up before it is unpacked. */
function declaredEntries(bytes: Uint8Array): string[] {
  const names: string[] = [];
  let total = 0;
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      total += originalSize;
      names.push(name);
      return false;
    },
  });
  if (total > MAX_XLSX_BYTES) {
    throw new TooLarge(`unpacked it would take ${Math.round(total / 1e6)} MB`);
  }
  return [...new Set(names)].filter((name) => /\.xml$/i.test(name));
}

/** One entry at a time: which one is a sheet says another entry, and that may be made up. */
function unpack(bytes: Uint8Array, wanted: string): Uint8Array {
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => name === wanted });
    return files[wanted] ?? new Uint8Array();
  } catch {
    // The reader will say what is wrong with it.
    return new Uint8Array();
  }
}

/** The extent of a sheet by the addresses in it, whatever it declares. */
function refuseSheet(xml: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(xml);
  let rows = 0;
  let columns = 0;
  for (const [, one, other] of text.matchAll(ADDRESS)) {
    const address = one ?? other ?? '';
    const cell = CELL.exec(address);
    // Something else than an address; a number or letters in disguise is none of ours to read.
    if (cell === null && !/\d$|&#/.test(address)) continue;
    const row = Number(cell?.[2] ?? Number.POSITIVE_INFINITY);
    const column = columnNumber(cell?.[1] ?? '');
    if (row > MAX_ROW || column > MAX_COLUMN) return 'a cell lies outside of what a sheet can hold';
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  }
  return rows * columns > MAX_CELLS ? `a sheet of ${rows} rows and ${columns} columns` : null;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
