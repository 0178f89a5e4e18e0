import * as OpenCC from 'opencc-js';
import { isUnmistakable, splitForms } from '../../scripts/disguises/splits';
import { rules } from './engine';
import { join, kindOf, type Marked, type Piece, piecesOf } from './rewriting';

/** A way in which sellers write around filters. Out: undefined if the text has nothing to change. */
export interface Evasion {
  readonly name: string;
  readonly write: (text: Marked) => Marked | undefined;
}

type Glue = string | ((index: number) => string);

/** Sets something between neighbouring characters; numbers and Latin words stay whole. */
function between(name: string, glue: Glue, everywhere = false): Evasion {
  const write = ({ text, spans }: Marked) =>
    join(piecesOf(text), spans, (before, behind, index) => {
      const kinds = [kindOf(before.text.slice(0, 2)), kindOf(behind.text.slice(0, 2))];
      const whole = kinds.every((kind) => kind === 'word');
      const apart = everywhere ? /\n/.test(before.text + behind.text) : kinds.includes('other');
      if (whole || apart) return '';
      return typeof glue === 'string' ? glue : glue(index);
    });
  return { name, write: (marked) => write(marked) };
}

function perCharacter(name: string, write: (char: string, index: number) => string): Evasion {
  return {
    name,
    write: ({ text, spans }) => {
      const pieces = piecesOf(text).map((piece, i) => ({ ...piece, text: write(piece.text, i) }));
      return pieces.every((piece) => piece.text === text.slice(piece.from, piece.to))
        ? undefined
        : join(pieces, spans);
    },
  };
}

/** Writes letters and digits of other blocks: `a` and `0` are where their rows begin. */
function alphabet(a: number, zero: number | readonly string[]): (char: string) => string {
  return (char) => {
    if (/^[a-z]$/i.test(char)) {
      return String.fromCodePoint(a + char.toLowerCase().charCodeAt(0) - 0x61);
    }
    if (!/^[0-9]$/.test(char)) return char;
    return typeof zero === 'number'
      ? String.fromCodePoint(zero + Number(char))
      : (zero[Number(char)] ?? char);
  };
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

/** Disguises that are read as such wherever they stand: word → forms. */
const DISGUISES = new Map<string, string[]>();
for (const [form, reading] of Object.entries(rules.pack.variants.rewrites)) {
  if (reading.length !== 2 || form === reading || !/^[\u4e00-\u9fff]{2}$/.test(reading)) continue;
  DISGUISES.set(reading, [...(DISGUISES.get(reading) ?? []), form]);
}
const HIDDEN = new RegExp([...DISGUISES.keys()].join('|'), 'g');

/** Writes the words that sellers hide as one of their disguises. */
function disguised(name: string, wanted: RegExp): Evasion {
  return {
    name,
    write: ({ text, spans }) => {
      const pieces: Piece[] = [];
      let from = 0;
      let index = 0;
      for (const { 0: word, index: at } of text.matchAll(HIDDEN)) {
        const forms = (DISGUISES.get(word) ?? []).filter((form) => wanted.test(form));
        const beside = text.charAt(at - 1) + text.charAt(at + word.length);
        if (forms.length === 0 || /[a-z]/i.test(beside)) continue;
        for (const piece of piecesOf(text.slice(from, at))) {
          pieces.push({ ...piece, from: piece.from + from, to: piece.to + from });
        }
        pieces.push({ from: at, to: at + word.length, text: pick(forms, index++) });
        from = at + word.length;
      }
      if (index === 0) return undefined;
      pieces.push({ from, to: text.length, text: text.slice(from) });
      const rest = pieces.pop() as Piece;
      for (const piece of piecesOf(rest.text)) {
        pieces.push({ ...piece, from: piece.from + from, to: piece.to + from });
      }
      return join(pieces, spans);
    },
  };
}

const splits = splitForms();
function split(char: string): string {
  return splits.get(char)?.find(isUnmistakable) ?? char;
}

const traditional = OpenCC.Converter({ from: 'cn', to: 't' });
const taiwan = OpenCC.Converter({ from: 'cn', to: 'tw' });
const EMOJI = ['❤', '🔥', '👍🏻', '✨', '🌸', '🎁'];
const SUBSCRIPTS = [...'₀₁₂₃₄₅₆₇₈₉'];
const CIRCLED = [...'⓪①②③④⑤⑥⑦⑧⑨'];
const bold = alphabet(0x1d41a, 0x1d7ce);
const circled = alphabet(0x24d0, CIRCLED);
const regional = alphabet(0x1f1e6, SUBSCRIPTS);

export const EVASIONS: readonly Evasion[] = [
  between('spaces', ' '),
  between('dots', (i) => pick(['.', '·', '丶'], i)),
  between('emoji', (i) => pick(EMOJI, i)),
  between('slashes and bars', (i) => pick(['/', '|', '\\', '丨'], i)),
  between('one character a line', '\n', true),
  between('zero width', (i) => pick(['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad'], i)),
  between('combining marks, variation selectors', (i) => pick(['\ufe0f', '\u0336', '\u20e3'], i)),
  between('runs of noise', (i) => pick(['***', ' ~ ', '-—-', '❤️❤️'], i)),
  perCharacter('full width', (char) =>
    /^[!-~]$/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char,
  ),
  perCharacter('traditional', (char, i) => pick([traditional, taiwan], i)(char)),
  perCharacter('letters and digits in circles', circled),
  perCharacter('mathematical letters and digits', bold),
  perCharacter('flags and small digits', regional),
  perCharacter('split characters', split),
  disguised('pinyin', /^[a-z ]+$/),
  disguised('half pinyin', /^[a-z]+[\u4e00-\u9fff]$|^[\u4e00-\u9fff][a-z]+$/),
  disguised('homophones, swaps, repeats, parts', /^[\u4e00-\u9fff]+$/),
  {
    name: 'mixed',
    write: ({ text, spans }) =>
      join(
        piecesOf(text).map((piece, i) => ({
          ...piece,
          text: pick([split, traditional, bold, (char: string) => char], i)(piece.text),
        })),
        spans,
        (before, behind, i) =>
          kindOf(text.slice(before.from, before.to)) === 'han' &&
          kindOf(text.slice(behind.from, behind.to)) === 'han'
            ? pick(['', ' ', '\u200b', '❤', '', '*'], i)
            : '',
      ),
  },
];
