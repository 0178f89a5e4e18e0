import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramText, gramUnits } from '../../../src/engine/gram-text';

const flat = (text: string, length: 2 | 3) => String.fromCharCode(...gramUnits(text, length));

describe('gramText', () => {
  it('writes a shared beginning once', () => {
    expect(gramText(['一上', '一下', '七天'])).toBe('1一上下1七天');
    expect(gramText(['一上一', '一上二', '一下二', '七上二'])).toBe('1一2上一二2下二1七2上二');
    expect(gramText([])).toBe('');
  });

  it('is read back as it was', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const letter = unit.filter((char) => !/[1-9]/.test(char));
    for (const length of [2, 3] as const) {
      const gram = fc.array(letter, { minLength: length, maxLength: length });
      fc.assert(
        fc.property(fc.array(gram.map((units) => units.join(''))), (grams) => {
          const sorted = [...new Set(grams)].sort();
          expect(flat(gramText(sorted), length)).toBe(sorted.join(''));
        }),
      );
    }
  });

  it('does not take what it could not read back', () => {
    expect(() => gramText(['a1'])).toThrow('not a gram: a1');
    expect(() => gramText(['一二', '一二三'])).toThrow('not a gram: 一二三');
    expect(() => gramText(['一'])).toThrow('not a gram');
  });
});
