/** Bytes of one piece of work: small enough to share out evenly, large enough to be worth sending. */
const BLOCK_BYTES = 1 << 18;
/** A line longer than this is cut there: the worker reports it as too long. */
const MAX_LINE_BYTES = 8_000_000;
const NEWLINE = 10;

export interface Block {
  readonly bytes: Uint8Array;
  readonly firstLine: number;
  readonly lines: number;
}

/**
 * Cuts a stream into blocks of whole lines, each with a buffer of its own that can be given away.
 * Holds one block; the rest of an endless line is dropped.
 */
export async function* lineBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Block> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let firstLine = 1;
  let dropping = false;

  const take = (upTo: Uint8Array): Block => {
    const bytes = joinBytes([...parts, upTo]);
    parts = [];
    size = 0;
    const lines = countLines(bytes);
    const block = { bytes, firstLine, lines };
    firstLine += lines;
    return block;
  };

  for await (const chunk of chunks) {
    let rest = chunk;
    if (dropping) {
      const end = rest.indexOf(NEWLINE);
      if (end < 0) continue;
      // The line's end stays, so that the lines behind it keep their numbers.
      rest = rest.subarray(end);
      dropping = false;
    }
    const last = rest.lastIndexOf(NEWLINE);
    if (last >= 0 && size + last + 1 >= BLOCK_BYTES) {
      yield take(rest.subarray(0, last + 1));
      rest = rest.subarray(last + 1);
    }
    if (rest.length > 0) {
      parts.push(rest.slice());
      size += rest.length;
    }
    if (size > MAX_LINE_BYTES && last < 0) {
      dropping = true;
    }
  }
  if (size > 0) yield take(new Uint8Array(0));
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}
