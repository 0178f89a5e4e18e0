import { CharClass, CLASS, FOLD, isWordly } from './chars';

/** Lines this short, several in a row, are one text written from top to bottom. */
export const VERTICAL_LINE_PIECES = 2;
/** Longer lines are not read on to see how many pieces they have. */
const VERTICAL_LINE_UNITS = 12;

/**
 * Characters of the rest of the line from `from`; a number or Latin word is one. Out: 3 if there
 * are more than two, or the line is long.
 */
export function piecesFrom(text: string, from: number): number {
  let pieces = 0;
  let before = -1;
  const until = Math.min(text.length, from + VERTICAL_LINE_UNITS);
  for (let at = from; at < until; at++) {
    const unit = text.charCodeAt(at);
    const charClass = CLASS[FOLD[unit] as number] as number;
    if (CLASS[unit] === CharClass.Newline) return pieces;
    const isSecondHalf = unit >= 0xdc00 && unit < 0xe000;
    if (charClass === CharClass.Space || FOLD[unit] === 0 || isSecondHalf) continue;
    if (!isWordly(charClass) || charClass !== before) pieces++;
    if (pieces > VERTICAL_LINE_PIECES) break;
    before = charClass;
  }
  return until === text.length ? pieces : VERTICAL_LINE_PIECES + 1;
}

/** As `piecesFrom`, for the dense units [from, to) of a line that has ended. */
export function piecesBetween(units: Uint16Array, from: number, to: number): number {
  if (to - from > VERTICAL_LINE_UNITS) return VERTICAL_LINE_PIECES + 1;
  let pieces = 0;
  let before = -1;
  for (let at = from; at < to; at++) {
    const charClass = CLASS[units[at] as number] as number;
    if (!isWordly(charClass) || charClass !== before) pieces++;
    before = charClass;
  }
  return pieces;
}
