import { CharClass, CLASS, isMark } from './chars';
import { isApart, type Normalised } from './normalised';

/** Per dense unit: number of its clause, sentence and paragraph. */
export interface Stretches {
  readonly clause: Int32Array;
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
}

export function emptyStretches(size: number): Stretches {
  return {
    clause: new Int32Array(size),
    sentence: new Int32Array(size),
    paragraph: new Int32Array(size),
  };
}

/** Numbers and Latin words up to this length are one piece of spaced-out text, like a character. */
const LONGEST_PIECE = 12;

/** True if [start, end) is one character, number or Latin word. */
function isPiece(units: Uint16Array, start: number, end: number): boolean {
  if (end - start === 1) return true;
  if (end - start > LONGEST_PIECE) return false;
  for (let at = start; at < end; at++) {
    const charClass = CLASS[units[at] as number];
    if (charClass !== CharClass.Digit && charClass !== CharClass.Letter) return false;
  }
  return true;
}

/** End of the piece that begins at `start`: the next gap or mark, looked for no further than needed. */
function pieceEnd({ units, gaps, size }: Normalised, start: number): number {
  let at = start + 1;
  while (at < size && at - start <= LONGEST_PIECE && gaps[at] === 0 && !isMark(units[at] as number))
    at++;
  return at;
}

/** Fewer gaps tell nothing about a text. */
const SOME_GAPS = 6;

/** True if at least half of what stands between gaps is a single character. */
function isSpacedOut({ units, gaps, size }: Normalised): boolean {
  let pieces = 0;
  let single = 0;
  for (let at = 0; at < size; at++) {
    if (gaps[at] === 0) continue;
    pieces++;
    if (at + 1 === size || gaps[at + 1] !== 0 || isMark(units[at + 1] as number)) single++;
  }
  return pieces >= SOME_GAPS && 2 * single >= pieces;
}

/**
 * Numbers the clauses, sentences and paragraphs of a text. Punctuation belongs to what it ends; a
 * clause also ends where something was left out, unless a line begins there or the text is written
 * character by character: "现货 加微信" is two clauses, "加 微 信" is not three.
 * In: the text, arrays at least as long as it. Out: the same arrays.
 */
export function countStretches(text: Normalised, into: Stretches): Stretches {
  const { units, gaps, size } = text;
  const { clause, sentence, paragraph } = into;
  const classes = CLASS;
  let clauses = 0;
  let sentences = 0;
  let paragraphs = 0;
  let last: number = CharClass.Newline;
  let pieceFrom = 0;
  const spacedOut = isSpacedOut(text);
  for (let at = 0; at < size; at++) {
    if (gaps[at] !== 0 && isApart(gaps[at])) {
      const spaced =
        spacedOut || (isPiece(units, pieceFrom, at) && isPiece(units, at, pieceEnd(text, at)));
      if (last !== CharClass.Newline && !spaced) clauses++;
      pieceFrom = at;
    }
    clause[at] = clauses;
    sentence[at] = sentences;
    paragraph[at] = paragraphs;
    last = classes[units[at] as number] as number;
    if (last < CharClass.SentenceEnd || last > CharClass.Newline) continue;
    clauses++;
    pieceFrom = at + 1;
    if (last === CharClass.SentenceEnd || last === CharClass.Newline) sentences++;
    if (last === CharClass.Newline) paragraphs++;
  }
  return into;
}
