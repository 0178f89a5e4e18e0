import type { Mark, Piece } from '../excerpt';

/** The whole text with its evidence marked; a moderator reads all of it. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, level } of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start), level: null });
    pieces.push({ text: text.slice(start, end), level });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), level: null });
  return pieces;
}
