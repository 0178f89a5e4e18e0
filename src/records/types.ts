/** What a file of posts holds, record by record. The same for the review page and the command line. */

const FILE_FORMATS = ['csv', 'tsv', 'jsonl', 'lines', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Why a record could not be read; the words for people stand in the dictionaries and in `explain`. */
const ROW_PROBLEMS = [
  'not-json',
  'no-text',
  'too-long',
  'columns',
  'quote',
  'encoding',
  'not-a-case',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** A record of a file, before anybody knows which of its fields is the text. */
export type RawRecord =
  | { readonly row: number; readonly line: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly line: number; readonly value: unknown }
  | { readonly row: number; readonly line: number; readonly problem: RowProblem; detail?: string };

/** A post as a file gives it. Everything but the text may be missing. */
export interface PostRecord {
  /** 1-based, as a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** 1-based line of the file where the record begins. */
  readonly line: number;
  readonly text: string;
  readonly id?: string;
  readonly author?: string;
  readonly url?: string;
  readonly time?: string;
}
export interface BadRecord {
  readonly row: number;
  readonly line: number;
  readonly problem: RowProblem;
  readonly detail?: string;
}
export type ReadRecord = PostRecord | BadRecord;

/** A longer record is one bad row, not a full memory. */
export const MAX_RECORD_CHARS = 1_000_000;
/** Longest text that is judged, as in the page. */
export const MAX_TEXT_CHARS = 200_000;

/** A problem as a plain English sentence, for the command line. */
export function explain({ problem, detail }: Pick<BadRecord, 'problem' | 'detail'>): string {
  switch (problem) {
    case 'not-json':
      return 'not valid JSON';
    case 'no-text':
      return detail ?? 'text: there is none';
    case 'too-long':
      return `longer than ${detail ?? MAX_TEXT_CHARS} characters`;
    case 'columns':
      return detail ?? 'another number of columns than the header';
    case 'quote':
      return 'a quotation mark is not closed';
    case 'encoding':
      return 'characters that are neither UTF-8 nor GB18030';
    case 'not-a-case':
      return detail ?? 'not a record of an export';
  }
}
