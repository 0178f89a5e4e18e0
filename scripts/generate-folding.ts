/**
 * Writes src/engine/tables/folding.generated.ts: what each character is read as.
 *
 * Sources: Unicode NFKC and case folding (this Node's ICU), the letters behind enclosed and
 * negative forms that NFKC leaves alone (Unicode blocks "Enclosed Alphanumerics", "Dingbats",
 * "Enclosed Alphanumeric Supplement"), radicals (radicals.ts), traditional and regional forms to
 * simplified from opencc-js (character level).
 * Run: npm run generate. A test compares the committed file with a fresh run.
 */
import { writeFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js';
import { RADICALS } from './radicals';

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });
/** Written forms of Hong Kong, Taiwan and Japan. */
const REGIONAL = (['hk', 'tw', 'jp'] as const).map((from) => OpenCC.Converter({ from, to: 'cn' }));

const RADICAL_OF = new Map(
  Array.from({ length: RADICALS.length / 2 }, (_, i) => [
    RADICALS.charAt(2 * i),
    RADICALS.charAt(2 * i + 1),
  ]),
)
  .set('⺮', '竹')
  // 肉 as a part of other characters is written like 月.
  .set('⺼', '月');

/** The characters of GB 2312: simplified Chinese as it is written, which stays what it is. */
const GB_2312: ReadonlySet<string> = (() => {
  const decoder = new TextDecoder('gbk');
  const chars = new Set<string>();
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) chars.add(decoder.decode(Uint8Array.of(high, low)));
  }
  return chars;
})();

function simplified(char: string): string {
  const plain = toSimplified(char);
  if (plain !== char || GB_2312.has(char)) return plain;
  const [regional] = REGIONAL.map((convert) => convert(char)).filter((one) => GB_2312.has(one));
  return regional ?? char;
}

/** [first code point, last, what the first one stands for]: runs that NFKC does not touch. */
const RUNS: readonly (readonly [number, number, string])[] = [
  [0x24f5, 0x24fd, '1'], // double circled digits
  [0x2776, 0x277e, '1'], // negative circled digits
  [0x2780, 0x2788, '1'], // circled sans-serif digits
  [0x278a, 0x2792, '1'], // negative circled sans-serif digits
  [0x1f130, 0x1f149, 'a'], // squared
  [0x1f150, 0x1f169, 'a'], // negative circled
  [0x1f170, 0x1f189, 'a'], // negative squared (blood type A, parking)
  [0x1f1e6, 0x1f1ff, 'a'], // regional indicators
];
const TENS = new Map<number, string>([
  [0x24fe, '10'],
  [0x277f, '10'],
  [0x2789, '10'],
  [0x2793, '10'],
  [0x24ff, '0'],
  [0x24ea, '0'],
  [0x1f51f, '10'],
]);

/**
 * Letters of other scripts that look like Latin ones, as sellers use them. From the "confusables"
 * idea of Unicode TS 39, kept to the letters whose shape is the same in common fonts.
 */
const LOOK_ALIKES: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  ѵ: 'v',
  х: 'x',
  у: 'y',
  ԛ: 'q',
  ԝ: 'w',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ѡ: 'w',
};

/** Small capitals, letters of phonetic script, Lisu and Cherokee: look-alikes, letter by letter. */
const ROWS_OF_LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnopqrstuvwyz'],
  ['ɑɡıɩʋɣꝗᶌⱴⱳꞵ∨⋁', 'agiivyqvvwbvv'],
  ['ꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜꓮ', 'bcdefghijklmnoprstuvwxyza'],
  ['ꭺᏼꮯꭰꭼᏻꮋꭵꭻꮶꮮꮇꮲꮪꭲꮩꮃꮓ', 'abcdeghijklmpstvwz'],
];
for (const [row, letters] of ROWS_OF_LOOK_ALIKES) {
  [...row].forEach((char, i) => {
    LOOK_ALIKES[char] = letters.charAt(i);
  });
}

/** Nothing to see: format characters, variation selectors, combining marks, fillers. */
function isInvisible(char: string): boolean {
  return /^[\p{Cf}\p{Mn}\p{Me}\p{Variation_Selector}\u115f\u1160\u3164\uffa0\u2800]$/u.test(char);
}

function foldOf(codePoint: number): string {
  const char = String.fromCodePoint(codePoint);
  if (isInvisible(char)) return '';
  const ten = TENS.get(codePoint);
  if (ten !== undefined) return ten;
  for (const [first, last, base] of RUNS) {
    if (codePoint >= first && codePoint <= last) {
      return String.fromCodePoint(base.charCodeAt(0) + codePoint - first);
    }
  }
  const radical = RADICAL_OF.get(char);
  if (radical !== undefined) return simplified(radical);
  // A dot and a vertical stroke alone are no words: people set them between characters.
  if (char === '丶') return '·';
  if (char === '丨') return '|';
  let folded = char.normalize('NFKC').toLowerCase();
  // ⒜, ⑴ and 🉀 become "(a)", "(1)" and "〔本〕": the brackets are only the form.
  folded = folded.replace(/^[(〔](.+)[)〕]$/u, '$1').replace(/^(\d+)\.$/u, '$1');
  folded = [...folded]
    .map((part) => {
      const bare = /\p{Script=Latin}/u.test(part)
        ? part.normalize('NFD').replace(/\p{Mn}/gu, '')
        : part;
      const alike = LOOK_ALIKES[bare];
      if (alike !== undefined) return alike;
      return /\p{Script=Han}/u.test(bare) ? simplified(bare) : bare;
    })
    .filter((part) => part === '' || !isInvisible(part))
    .join('');
  // A form like ¨ or ｀ that folds to a space stays what it is: a symbol.
  return folded.trim() === '' && folded !== '' ? (char.trim() === '' ? ' ' : char) : folded;
}

export function generateFolding(): string {
  let pairs = '';
  const many: string[] = [];
  let dropped = '';
  for (let codePoint = 1; codePoint <= 0x2ffff; codePoint++) {
    if (codePoint >= 0xd800 && codePoint <= 0xf8ff) continue;
    // Line structure is read before anything else.
    if (codePoint === 10 || codePoint === 13) continue;
    // Arabic and Hangul presentation forms: not written by the people we read, and a third of the table.
    if (
      (codePoint >= 0xfb50 && codePoint <= 0xfdff) ||
      (codePoint >= 0xfe70 && codePoint <= 0xfefe)
    )
      continue;
    if (codePoint >= 0x3131 && codePoint <= 0x318e) continue;
    // 著 is simplified too (著名); read as 着 it would tear words apart.
    if (codePoint === 0x8457) continue;
    // … ends a sentence; read as three full stops it would be noise.
    if (codePoint === 0x2026) continue;
    const char = String.fromCodePoint(codePoint);
    const folded = foldOf(codePoint);
    if (folded === char) continue;
    if (folded === '') {
      if (codePoint < 0x10000) dropped += char;
      else many.push(char, '');
    } else if (char.length === 1 && folded.length === 1) pairs += char + folded;
    else many.push(char, folded);
  }
  const ascii = (text: string) =>
    JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) =>
      /[\u4e00-\u9fff]/.test(unit)
        ? unit
        : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return [
    '// Generated by scripts/generate-folding.ts (npm run generate). Do not edit.',
    '// Sources: Unicode NFKC and case folding; opencc-js (MIT AND Apache-2.0) for traditional to simplified.',
    '/** Pairs of UTF-16 units: a character and the one that it is read as. */',
    `export const PAIRS =\n  ${ascii(pairs)};`,
    '/** Characters that are read as nothing. */',
    `export const DROPPED =\n  ${ascii(dropped)};`,
    '/** Alternating: a character (any plane), and the text that it is read as. */',
    `export const MANY: readonly string[] = [\n  ${many.map(ascii).join(', ')},\n];`,
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('generate-folding.ts')) {
  writeFileSync(
    new URL('../src/engine/tables/folding.generated.ts', import.meta.url),
    generateFolding(),
  );
}
