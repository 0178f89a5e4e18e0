import { DROPPED, MANY, PAIRS } from './tables/folding.generated';

/** What a UTF-16 unit is to the engine, after folding. */
export const CharClass = {
  /** Kept, means nothing special (Latin symbols between digits and the like). */
  Symbol: 0,
  Han: 1,
  Digit: 2,
  Letter: 3,
  /** Ends a sentence. */
  SentenceEnd: 4,
  /** Ends a clause. */
  ClauseEnd: 5,
  /** Brackets and quotation marks: part of no term. */
  Bracket: 6,
  Newline: 7,
  Space: 8,
  /** Emoji and decoration that people put between characters. */
  Noise: 9,
} as const;
export type CharClass = (typeof CharClass)[keyof typeof CharClass];

const SENTENCE_END = '。!?;…‼⁉⁈';
const CLAUSE_END = ',、:';
const BRACKETS = '"\'“”‘’「」『』《》〈〉()（）【】[]〔〕{}<>〖〗';
/** Symbols that carry meaning beside numbers and names. */
const KEPT = '%¥$€£@+=&';

/** Marks a unit whose reading is longer than one unit, or a surrogate: look in `READ_AS`. */
const LOOK_UP = 0xffff;

/** An emoji or symbol outside the first plane: one unit that is in no term, and noise. */
const ASTRAL = 0xfffd;
/** An ideograph outside the first plane: one unit that is in no term, but stands in its place. */
const ASTRAL_HAN = 0x3013;

/** Unit → unit that it is read as; 0 = read as nothing; LOOK_UP = see READ_AS. */
export const FOLD = new Uint16Array(0x10000);
/** Code points (any plane) that are read as another text. */
const READ_AS = new Map<number, string>(
  Array.from({ length: MANY.length / 2 }, (_, i) => [
    pointOf(MANY[2 * i] as string),
    MANY[2 * i + 1] as string,
  ]),
);
export const CLASS = new Uint8Array(0x10000);

/** Letters and digits: several in a row are one Latin word or number. */
export function isWordly(charClass: number): boolean {
  return charClass === CharClass.Digit || charClass === CharClass.Letter;
}

/** The first code point of a text that is not empty. */
export function pointOf(text: string): number {
  return text.codePointAt(0) as number;
}

function fillTables(): void {
  for (let unit = 0; unit < 0x10000; unit++) FOLD[unit] = unit;
  for (let i = 0; i < PAIRS.length; i += 2) FOLD[PAIRS.charCodeAt(i)] = PAIRS.charCodeAt(i + 1);
  for (let i = 0; i < DROPPED.length; i++) FOLD[DROPPED.charCodeAt(i)] = 0;
  for (const point of READ_AS.keys()) if (point <= 0xffff) FOLD[point] = LOOK_UP;
  FOLD.fill(LOOK_UP, 0xd800, 0xe000);
  FOLD[0] = 0x20;

  CLASS.fill(CharClass.Noise);
  const set = (chars: string, charClass: CharClass) => {
    for (const char of chars) CLASS[char.charCodeAt(0)] = charClass;
  };
  CLASS.fill(CharClass.Letter, 0xc0, 0x2000);
  CLASS.fill(CharClass.Letter, 0x3041, 0x3100);
  CLASS.fill(CharClass.Letter, 0xac00, 0xd7a4);
  CLASS.fill(CharClass.Han, 0x3400, 0x4dc0);
  CLASS.fill(CharClass.Han, 0x4e00, 0xa000);
  CLASS.fill(CharClass.Han, 0xf900, 0xfb00);
  CLASS[0x3007] = CharClass.Han; // 〇
  CLASS[ASTRAL_HAN] = CharClass.Han;
  CLASS.fill(CharClass.Digit, 0x30, 0x3a);
  CLASS.fill(CharClass.Letter, 0x61, 0x7b);
  set(SENTENCE_END, CharClass.SentenceEnd);
  set(CLAUSE_END, CharClass.ClauseEnd);
  set(BRACKETS, CharClass.Bracket);
  set(KEPT, CharClass.Symbol);
  set(' ', CharClass.Space);
  set('\n\r\u2028\u2029\u0085', CharClass.Newline);
}
fillTables();

/**
 * The reading of a code point whose `FOLD` entry says "look up"; undefined if it stays itself.
 * Other astral characters without a reading are ideographs and emoji.
 */
export function readAs(point: number): string | undefined {
  return READ_AS.get(point);
}

/** What `point` is read as where it stays itself but is more than one unit. */
export function astral(point: number): number {
  return point >= 0x20000 && point < 0x40000 ? ASTRAL_HAN : ASTRAL;
}

/**
 * Blocks of letters and digits that are drawn rather than written: superscripts, letters in circles,
 * mathematical alphabets, look-alikes of other scripts. Circled digits are not among them: honest
 * lists are numbered with those.
 */
const DRAWN: readonly (readonly [first: number, last: number])[] = [
  [0xb2, 0xb3],
  [0xb9, 0xb9],
  [0x250, 0x2ff],
  [0x370, 0x52f],
  [0x13a0, 0x13ff],
  [0x1d00, 0x1dbf],
  [0x2070, 0x209c],
  [0x2100, 0x214f],
  [0x2160, 0x2188],
  [0x2227, 0x2227],
  [0x22c1, 0x22c1],
  [0x249c, 0x24e9],
  [0x2e80, 0x2fd5],
  [0xa4d0, 0xa4ff],
  [0xa720, 0xa7ff],
  [0xab30, 0xabbf],
  [0x1d400, 0x1d7ff],
  [0x1f110, 0x1f189],
  [0x1f1e6, 0x1f1ff],
  [0x1fbf0, 0x1fbf9],
];

const DRAWN_UNITS = new Uint8Array(0x10000);
for (const [first, last] of DRAWN) {
  if (last < 0x10000) DRAWN_UNITS.fill(1, first, last + 1);
}

/** True for a code point that is read as a plain letter, digit or character but not written as one. */
export function isDrawn(point: number): boolean {
  if (point < 0x10000) return DRAWN_UNITS[point] === 1;
  return DRAWN.some(([first, last]) => point >= first && point <= last);
}

/** Punctuation, brackets and line breaks: no word reaches across them. */
export function isMark(unit: number): boolean {
  const charClass = CLASS[unit] as number;
  return charClass >= CharClass.SentenceEnd && charClass <= CharClass.Newline;
}

export function isLetter(unit: number): boolean {
  return CLASS[unit] === CharClass.Letter;
}

export function isLookUp(folded: number): boolean {
  return folded === LOOK_UP;
}
