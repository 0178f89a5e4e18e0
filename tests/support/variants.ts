import * as OpenCC from 'opencc-js';
import type { Example } from '../../src/rules/examples';

/** A way to write the same text; says where each offset of the original goes. */
export interface Variant {
  readonly name: string;
  readonly write: (example: Example) => Example;
}

const traditional = OpenCC.Converter({ from: 'cn', to: 't' });
const FRONT = '😀👨‍👩‍👧';

function fullWidth(char: string): string {
  return /^[!-~]$/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char;
}

/** Character by character, so that every offset stays. */
function perUnit(text: string, write: (char: string) => string): string {
  return [...text]
    .map((char) => {
      const written = write(char);
      return written.length === char.length ? written : char;
    })
    .join('');
}

const spread = (offset: number) => offset * 2;

export const VARIANTS: readonly Variant[] = [
  { name: 'as written', write: (example) => example },
  {
    name: 'behind emoji',
    write: (example) => ({
      ...example,
      text: FRONT + example.text,
      spans: example.spans.map(({ start, end }) => ({
        start: start + FRONT.length,
        end: end + FRONT.length,
      })),
    }),
  },
  {
    name: 'in full width',
    write: (example) => ({ ...example, text: perUnit(example.text, fullWidth) }),
  },
  {
    name: 'in traditional characters',
    write: (example) => ({ ...example, text: perUnit(example.text, traditional) }),
  },
  {
    name: 'with zero-width spaces',
    write: (example) => ({
      ...example,
      text: Array.from({ length: example.text.length }, (_, i) => {
        const unit = example.text.charAt(i);
        // A pair of surrogates stays one character.
        return /[\ud800-\udbff]/.test(unit) ? `${unit}` : `${unit}\u200b`;
      }).join(''),
      spans: example.spans.map(({ start, end }) => {
        const pairs = (until: number) =>
          (example.text.slice(0, until).match(/[\ud800-\udbff]/g) ?? []).length;
        return { start: spread(start) - pairs(start), end: spread(end) - pairs(end) - 1 };
      }),
    }),
  },
];
