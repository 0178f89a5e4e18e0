import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST, numberAt, numberText } from '../../../src/engine/number-text';

describe('numbers as a text', () => {
  test('each comes back, whatever it is, also by way of JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -MOST, max: MOST })), (numbers) => {
        const json = JSON.stringify(numberText(numbers));
        const text = JSON.parse(json) as string;
        expect(Array.from(text, (_, at) => numberAt(text, at))).toEqual(numbers);
        // Nothing is escaped: one unit each, and the quotes.
        expect(json).toHaveLength(numbers.length + 2);
      }),
    );
  });

  test('small ones are one byte each', () => {
    const small = Array.from({ length: 91 }, (_, i) => i - 45);
    expect(Buffer.byteLength(numberText(small))).toBe(small.length);
  });

  test.each([0.5, MOST + 1, -MOST - 1, Number.NaN])('%d has no unit', (number) => {
    expect(() => numberText([number])).toThrow(`no unit for ${number}`);
  });
});
