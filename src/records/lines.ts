import { MAX_RECORD_CHARS } from './types';

export interface TextLine {
  /** 1-based. */
  readonly line: number;
  /** Null: the line was too long and has been left out. */
  readonly text: string | null;
}

/** Splits text that comes in pieces into lines; holds never more than one line of bounded length. */
export async function* splitLines(
  pieces: AsyncIterable<string>,
  maxChars = MAX_RECORD_CHARS,
): AsyncGenerator<TextLine[]> {
  let line = 1;
  let kept = '';
  let skipping = false;
  for await (const piece of pieces) {
    const lines: TextLine[] = [];
    let from = 0;
    for (;;) {
      const end = piece.indexOf('\n', from);
      if (end < 0) break;
      const text = kept + piece.slice(from, end);
      const tooLong = skipping || text.length > maxChars;
      lines.push({ line, text: tooLong ? null : text.replace(/\r$/, '') });
      kept = '';
      skipping = false;
      line++;
      from = end + 1;
    }
    if (!skipping) kept += piece.slice(from);
    if (kept.length > maxChars) {
      kept = '';
      skipping = true;
    }
    if (lines.length > 0) yield lines;
  }
  if (skipping) yield [{ line, text: null }];
  else if (kept !== '') yield [{ line, text: kept.replace(/\r$/, '') }];
}
