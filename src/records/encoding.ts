/** Encodings that files of Chinese posts come in. GBK and GB2312 are parts of GB18030. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Bytes at the head of a file that are looked at. */
export const HEAD_BYTES = 1 << 18;

/**
 * Guesses the encoding from the head of a file: its byte order mark, zero bytes, and whether it
 * reads as UTF-8. What does not is taken for GB18030, the only other one in use.
 */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const looked = Math.min(head.length, 4096);
  for (let at = 0; at < looked; at++) if (head[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  // ASCII in UTF-16: line breaks and separators alone leave a zero in every other place.
  if ((zeros[1] ?? 0) > looked / 64 && (zeros[0] ?? 0) * 8 < (zeros[1] ?? 0)) return 'utf-16le';
  if ((zeros[0] ?? 0) > looked / 64 && (zeros[1] ?? 0) * 8 < (zeros[0] ?? 0)) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'gb18030';
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // `stream`: a character cut off by the end of the head is no mistake.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Text of a stream of bytes, piece by piece; characters that span two pieces stay whole. */
export async function* decodeChunks(
  chunks: AsyncIterable<Uint8Array>,
  wanted?: Encoding,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of chunks) {
    decoder ??= new TextDecoder(wanted ?? detectEncoding(bytes.subarray(0, HEAD_BYTES)));
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}
