/** One occurrence of a group's pattern. Dense offsets. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** The contiguous pieces, in order: what the word boundary guard looks at. */
  readonly runs: readonly (readonly [start: number, end: number])[];
  /** Noise was set between the characters of a piece. */
  readonly evaded: boolean;
}

/** Group → its matches by rising end. */
export type GroupMatches = ReadonlyMap<number, readonly Match[]>;

export interface DenseSpan {
  readonly start: number;
  readonly end: number;
}

/** First index whose match ends at or behind `end`. In: matches by rising end. */
export function firstEndingAt(matches: readonly { readonly end: number }[], end: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True if one of `covers` holds [start, end). In: covers by rising end. */
export function isCovered(covers: readonly DenseSpan[], start: number, end: number): boolean {
  const low = firstEndingAt(covers, end);
  // Allowed phrases are short: only the next few can reach back to `start`.
  for (let i = low; i < covers.length && i < low + 16; i++) {
    const cover = covers[i];
    if (cover !== undefined && cover.start <= start) return true;
  }
  return false;
}
