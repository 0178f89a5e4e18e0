import { createReadStream } from 'node:fs';
import { parse as parseCsv } from 'csv-parse';
import { type ParsedLine, parsePostLine } from './post-line';
import { readLines } from './read-lines';

export type InputFormat = 'jsonl' | 'csv' | 'lines';
export type NumberedPost = ParsedLine & { readonly line: number };

/** Guesses from the file's name, else from its first line. */
export function guessFormat(file: string, firstLine: string): InputFormat {
  if (/\.csv$/i.test(file)) return 'csv';
  if (/\.(jsonl|ndjson)$/i.test(file)) return 'jsonl';
  if (/^\s*\{/.test(firstLine)) return 'jsonl';
  const header = firstLine
    .split(',')
    .map((name) => name.trim().replace(/^"|"$/g, '').toLowerCase());
  return header.length > 1 && header.includes('text') ? 'csv' : 'lines';
}

/** Text of a CSV record: the column named like one of these, in this order. */
const TEXT_COLUMNS = ['text', 'content', '正文', '内容', '文本', '标题', 'title'];

/** Posts of a file ("-" = standard input), in order; a bad line comes as an error in its place. */
export async function* readPosts(file: string): AsyncGenerator<NumberedPost> {
  if (/\.csv$/i.test(file)) {
    yield* readCsv(createReadStream(file));
    return;
  }
  let format: InputFormat | undefined;
  const csvLines: string[] = [];
  for await (const { number, text } of readLines(file)) {
    if (format === undefined && text.trim() === '') continue;
    format ??= guessFormat(file, text);
    if (format === 'csv') csvLines.push(text);
    else if (text.trim() === '') continue;
    else if (format === 'jsonl') yield { line: number, ...parsePostLine(text, number) };
    else yield { line: number, post: { id: String(number), text } };
  }
  if (csvLines.length > 0) yield* readCsv(csvLines.join('\n'));
}

async function* readCsv(input: NodeJS.ReadableStream | string): AsyncGenerator<NumberedPost> {
  const parser = parseCsv({
    bom: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    info: true,
  });
  if (typeof input === 'string') parser.end(input);
  else input.pipe(parser);
  let textColumn = -1;
  let idColumn = -1;
  let width = 0;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    if (textColumn < 0) {
      const names = record.map((name) => name.trim().toLowerCase());
      textColumn = TEXT_COLUMNS.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
      if (textColumn < 0) {
        throw new Error(`the CSV header names no text column (one of ${TEXT_COLUMNS.join(', ')})`);
      }
      idColumn = names.indexOf('id');
      width = record.length;
      continue;
    }
    const text = record[textColumn];
    if (text === undefined || record.length > width) {
      yield { line: info.lines, error: `${record.length} columns where the header has ${width}` };
    } else yield { line: info.lines, post: { id: record[idColumn] ?? String(info.lines), text } };
  }
}
