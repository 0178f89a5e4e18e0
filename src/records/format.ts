import { looksLikeHeader } from './columns';
import type { FileFormat } from './types';

const BY_ENDING: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  xlsx: 'xlsx',
};

/** Guesses from the file's name, else from its first line. */
export function guessFormat(name: string, firstLine: string): FileFormat {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const byName = BY_ENDING[ending];
  if (byName !== undefined) return byName;
  if (/^\s*\{/.test(firstLine)) return 'jsonl';
  if (firstLine.startsWith('PK\u0003\u0004')) return 'xlsx';
  const delimiter = guessDelimiter(firstLine);
  const cells = firstLine.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));
  if (cells.length < 2 || !looksLikeHeader(cells)) return 'lines';
  return delimiter === '\t' ? 'tsv' : 'csv';
}

/** The separator that stands most often in the first line. */
export function guessDelimiter(firstLine: string): string {
  const count = (char: string) => firstLine.split(char).length - 1;
  const best = [',', '\t', ';'].sort((a, b) => count(b) - count(a))[0];
  return best !== undefined && count(best) > 0 ? best : ',';
}
