/** A stretch of a text and what is written in its place. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface Marked {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Letter or digit, Han character, or anything else. */
export type Kind = 'word' | 'han' | 'other';

export function kindOf(char: string): Kind {
  if (/^[\p{Script=Latin}\p{Nd}.%]$/u.test(char)) return 'word';
  return /^\p{Script=Han}$/u.test(char) ? 'han' : 'other';
}

/** The text as it is, a piece for each character. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const char of text) {
    pieces.push({ from, to: from + char.length, text: char });
    from += char.length;
  }
  return pieces;
}

/**
 * Puts a text together from pieces that cover it, with `glue` between neighbours.
 * Out: the text, and where the spans are in it: a span that cuts a piece takes it in whole.
 */
export function join(
  pieces: readonly Piece[],
  spans: Marked['spans'],
  glue: (before: Piece, behind: Piece, index: number) => string = () => '',
): Marked {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  pieces.forEach((piece, i) => {
    const before = pieces[i - 1];
    if (before !== undefined) text += glue(before, piece, i);
    const start = text.length;
    text += piece.text;
    for (let at = piece.from; at < piece.to; at++) {
      starts[at] = start;
      ends[at] = text.length;
    }
  });
  return {
    text,
    spans: spans.map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 })),
  };
}
