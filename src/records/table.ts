import Papa from 'papaparse';
import { MAX_RECORD_CHARS, type RawRecord } from './types';

/** Papa Parse on a piece of a file. Its types leave the result open. */
interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string }[];
  /** `cursor`: where the first record begins that is not complete. */
  readonly meta: { readonly cursor: number };
}

export interface TableOptions {
  readonly delimiter: string;
  readonly maxChars?: number;
}

/** While looking for the end of a broken quotation: a record is at most this long. */
const REPAIR_CHARS = 65_536;

/**
 * Records of a CSV or TSV that comes in pieces of text. A quotation mark that is never closed costs
 * the line it stands in and no other; an endless record is left out.
 */
export async function* splitTable(
  pieces: AsyncIterable<string>,
  options: TableOptions,
): AsyncGenerator<RawRecord[]> {
  const table = new TableReader(options);
  for await (const piece of pieces) {
    const records = table.push(piece);
    if (records.length > 0) yield records;
  }
  const rest = table.end();
  if (rest.length > 0) yield rest;
}

/** Line ends and separators inside quotations are the writer's own. */
export function withoutQuotations(text: string): string {
  return text.replace(/"[^"]*("|$)/g, '');
}

class TableReader {
  #text = '';
  #row = 1;
  #line = 1;
  #newline: '\n' | '\r\n' | '\r' | undefined;
  #mixed = false;
  #half = '';
  #skipping = false;
  #out: RawRecord[] = [];
  readonly #max: number;

  constructor(readonly options: TableOptions) {
    this.#max = options.maxChars ?? MAX_RECORD_CHARS;
  }

  push(piece: string): RawRecord[] {
    if (this.#newline === undefined) this.#guessNewline(piece);
    // Half of a line end waits for its other half.
    const whole = this.#half + piece;
    this.#half = whole.endsWith('\r') && this.#newline !== '\r' ? '\r' : '';
    const taken = whole.slice(0, whole.length - this.#half.length);
    this.#text += this.#mixed ? taken.replaceAll('\r\n', '\n') : taken;
    if (this.#skipping && !this.#skipLine()) return [];
    this.#take(false);
    if (this.#text.length > this.#max) this.#giveUpRecord();
    return this.#flush();
  }

  end(): RawRecord[] {
    if (this.#skipping) return [];
    this.#text += this.#half;
    this.#take(true);
    return this.#flush();
  }

  #flush(): RawRecord[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #guessNewline(piece: string): void {
    const bare = withoutQuotations(piece.slice(0, 1 << 16));
    const both = bare.match(/\r\n/g)?.length ?? 0;
    const alone = (bare.match(/\n/g)?.length ?? 0) - both;
    if (both > 0 && alone > 0) this.#mixed = true;
    if (both > 0 && alone === 0) this.#newline = '\r\n';
    else if (alone === 0 && bare.includes('\r')) this.#newline = '\r';
    else this.#newline = '\n';
  }

  /** With a preview the quick way without quotations would not say where the record ends. */
  #parse(text: string, ignoreLast: boolean, preview = 0): Parsed {
    const config = {
      delimiter: this.options.delimiter,
      newline: this.#newline ?? '\n',
      preview,
      fastMode: preview === 0 ? undefined : false,
    };
    const parser = new Papa.Parser(config as Papa.ParseConfig);
    return parser.parse(text, 0, ignoreLast) as Parsed;
  }

  /** Takes what is complete; at the end of the file everything. */
  #take(isEnd: boolean): void {
    const parsed = this.#parse(this.#text, !isEnd);
    if (parsed.errors.length > 0) {
      this.#takeOneByOne(isEnd);
      return;
    }
    for (const cells of parsed.data) this.#add(cells);
    this.#text = isEnd ? '' : this.#text.slice(parsed.meta.cursor);
  }

  #takeOneByOne(isEnd: boolean): void {
    while (this.#text !== '') {
      const head = this.#text.slice(0, REPAIR_CHARS);
      const isLast = isEnd && head.length === this.#text.length;
      const parsed = this.#parse(head, !isLast, 1);
      const cells = parsed.data[0];
      if (parsed.errors.length > 0) {
        this.#dropLine();
      } else if (cells === undefined) {
        // The record goes on behind what is there: wait for more, or give it up if it is too long.
        if (head.length === this.#text.length) return;
        this.#dropLine();
      } else {
        this.#add(cells);
        const { cursor } = parsed.meta;
        this.#text = this.#text.slice(cursor === 0 ? head.length : cursor);
      }
    }
  }

  #add(cells: readonly string[]): void {
    const line = this.#line;
    for (const cell of cells) {
      for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) this.#line++;
    }
    this.#line++;
    const isEmpty = cells.length === 0 || (cells.length === 1 && cells[0]?.trim() === '');
    if (!isEmpty) this.#out.push({ row: this.#row, line, cells });
    this.#row++;
  }

  /** The first line of the text stands for a broken record; the lines behind it get their chance. */
  #dropLine(): void {
    this.#bad('quote');
    const newline = this.#newline ?? '\n';
    const end = this.#text.indexOf(newline);
    this.#text = end < 0 ? '' : this.#text.slice(end + newline.length);
  }

  #giveUpRecord(): void {
    if (this.#text.includes(this.#newline ?? '\n')) {
      this.#takeOneByOne(false);
      if (this.#text.length > this.#max) this.#dropLine();
      return;
    }
    this.#bad('too-long');
    this.#text = '';
    this.#skipping = true;
  }

  #bad(problem: 'quote' | 'too-long'): void {
    this.#out.push({ row: this.#row, line: this.#line, problem });
    this.#row++;
    this.#line++;
  }

  /** True when the end of the line was found and reading can go on. */
  #skipLine(): boolean {
    const newline = this.#newline ?? '\n';
    const end = this.#text.indexOf(newline);
    this.#text = end < 0 ? '' : this.#text.slice(end + newline.length);
    this.#skipping = end < 0;
    return end >= 0;
  }
}
