import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GramTable } from '../../../src/engine/grams';
import { normalise } from '../../../src/engine/normalise';
import { gramsOf, triplesOf } from '../../../src/engine/voice';
import { packGrams } from '../../../src/rules/pack-grams';
import { voiceFileSchema } from '../../../src/rules/schema';

const { grams } = voiceFileSchema.parse(JSON.parse(readFileSync('rules/voice.json', 'utf8')));

/** What `gramsOf` says, gram by gram. */
function slowly(text: string) {
  const distinct = new Set(gramsOf(text));
  let offer = 0;
  let push = 0;
  for (const gram of [...distinct, ...new Set(triplesOf(text))]) {
    offer += grams[gram]?.[0] ?? 0;
    push += grams[gram]?.[1] ?? 0;
  }
  return { offer, push, distinct: distinct.size };
}

const piece = fc.oneof(
  fc.constantFrom('代理', '微信', '加', '今天', '300', '7', '元', '。', 'vx', '的', '了'),
  fc.constantFrom(...Object.keys(grams).slice(0, 3000)),
  fc.constantFrom(...Object.keys(grams).filter((gram) => /^[^#]..$/.test(gram))),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);

describe('gram table', () => {
  it('adds up what the list of grams adds up to', () => {
    const table = new GramTable(packGrams(grams));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { text, units, size } = normalise([...pieces, ...pieces.slice(0, 5)].join(''));
        const fast = table.sum(units, size);
        const slow = slowly(text);
        expect(fast.distinct).toBe(slow.distinct);
        expect(fast.offer).toBeCloseTo(slow.offer, 6);
        expect(fast.push).toBeCloseTo(slow.push, 6);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
  });
});
