import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

/** Lines of a file, or of standard input for "-", one after the other; never the whole file. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    yield { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text };
  }
}
