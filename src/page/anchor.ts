import type { Span } from '../engine/types';
import type { ReadText, TextPiece } from './read-text';
import { real } from './real';

/** Where a span begins and ends in the page. */
export interface Anchor {
  readonly startContainer: Node;
  readonly startOffset: number;
  readonly endContainer: Node;
  readonly endOffset: number;
}

/**
 * Finds a span of a text that was read in the page again.
 * @param read the text as it was judged, with its map
 * @param span UTF-16 offsets into that text
 * @returns one stretch, or one for each shadow root that the span goes through; none when the span
 * does not fit, or the page shows other characters there by now
 */
export function anchorSpan(read: ReadText, span: Span): Anchor[] {
  if (span.end <= span.start || read.text.slice(span.start, span.end) !== span.text) return [];
  const pieces = piecesOf(read, span);
  if (!pieces.every((piece) => isUnchanged(read, piece, span))) return [];
  return inOneRoot(pieces).map((stretch) => anchor(stretch, span));
}

/** A range cannot leave the root in which it began. */
function inOneRoot(pieces: readonly TextPiece[]): [TextPiece, TextPiece][] {
  const stretches: [TextPiece, TextPiece][] = [];
  for (const piece of pieces) {
    const open = stretches.at(-1);
    if (open !== undefined && rootOf(open[0]) === rootOf(piece)) open[1] = piece;
    else stretches.push([piece, piece]);
  }
  return stretches;
}

/** Pieces stand in text nodes and pictures: no page can bend those. */
function rootOf({ node }: TextPiece): Node {
  return node.getRootNode();
}

function anchor([first, last]: [TextPiece, TextPiece], span: Span): Anchor {
  const [startContainer, startOffset] = point(first, Math.max(first.start, span.start), 'start');
  const end = Math.min(last.start + last.length, span.end);
  const [endContainer, endOffset] = point(last, end, 'end');
  return { startContainer, startOffset, endContainer, endOffset };
}

/** A range for the highlight registry. Static: live ranges slow down every change of the page. */
export function toRange(anchor: Anchor): StaticRange {
  return new StaticRange(anchor);
}

function piecesOf(read: ReadText, span: Span): TextPiece[] {
  const found: TextPiece[] = [];
  for (let i = firstPiece(read.pieces, span.start); i < read.pieces.length; i++) {
    const piece = read.pieces[i];
    if (piece === undefined || piece.start >= span.end) break;
    found.push(piece);
  }
  return found;
}

/** Index of the first piece that ends behind the offset. */
function firstPiece(pieces: readonly TextPiece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && piece.start + piece.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isUnchanged(read: ReadText, piece: TextPiece, span: Span): boolean {
  if (!piece.node.isConnected) return false;
  const start = Math.max(piece.start, span.start);
  const end = Math.min(piece.start + piece.length, span.end);
  const expected = read.text.slice(start, end);
  const from = piece.nodeStart + start - piece.start;
  const actual =
    piece.node.nodeType === 3
      ? (piece.node as Text).data.slice(from, from + expected.length)
      : (piece.node as Element)
          .getAttribute('alt')
          ?.trim()
          .slice(from, from + expected.length);
  // A run of white space was read as one space.
  return actual === expected || (expected === ' ' && actual?.trim() === '');
}

function point(piece: TextPiece, offset: number, side: 'start' | 'end'): [Node, number] {
  if (piece.node.nodeType === 3) return [piece.node, piece.nodeStart + offset - piece.start];
  // An image is marked whole: the points stand before and behind it in its parent.
  const parent = piece.node.parentNode ?? piece.node;
  const index = Array.prototype.indexOf.call(real(parent).childNodes, piece.node);
  return [parent, side === 'start' ? index : index + 1];
}
