import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hints } from '../../../src/engine/hints';
import { GroupMatcher } from '../../../src/engine/match';
import { normalise } from '../../../src/engine/normalise';
import { createMatcher } from '../../../src/engine/rows';
import { createVoice } from '../../../src/engine/voice';
import { rules } from '../../support/engine';

const { data } = rules;
const questions = [...data.cues.map(({ group }) => group), ...data.rules.map(({ any }) => any)];
const hints = new Hints(
  data,
  questions.map((group) => [group]),
);
const matcher = new GroupMatcher(createMatcher(data, new Set(questions)));
const texts = rules.pack.rules.flatMap(({ file }) =>
  [...file.examples.flag, ...file.examples.clean].map((example) =>
    (typeof example === 'string' ? example : example.text).replace(/[【】]/g, ''),
  ),
);
const piece = fc.oneof(
  fc.constantFrom(...texts),
  fc.constantFrom(...data.terms.slice(0, 4000)),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const post = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

describe('hints', () => {
  it('never say that a group is missing that stands in the text', () => {
    fc.assert(
      fc.property(post, (text) => {
        const normalised = normalise(text);
        hints.read(normalised.units, normalised.size);
        matcher.read(normalised);
        const found = matcher.run(questions);
        questions.forEach((group, i) => {
          if (found.has(group)) expect(hints.there & hints.bitOf(i), `group ${group}`).not.toBe(0);
        });
      }),
      { numRuns },
    );
  });

  it('say no to most of what an ordinary sentence does not hold', () => {
    const { units, size } = normalise('下雨天在家煮了一锅粥');
    const few = new Hints(
      data,
      data.cues.map(({ group }) => [group]),
    );
    few.read(units, size);
    const said = data.cues.filter((_, i) => (few.there & few.bitOf(i)) !== 0);
    expect(said.length).toBeLessThan(data.cues.length / 2);
  });
});

describe('bounds of the voice', () => {
  const voice = createVoice(data.voice);
  const names = data.cues.map(({ id }) => id);
  const bounds = voice.boundsOf(names);
  const bits = names.map((_, i) => 1 << i);

  it('hold whatever the cues come to', () => {
    // Few at a time: cues that pull the other way would hide a bound that is too narrow.
    const none = { arbitrary: fc.constant<number>(0), weight: 12 };
    const some = { arbitrary: fc.constantFrom<number>(1, 1.5, 1.75), weight: 2 };
    const strengths = fc.array(fc.oneof(none, some), {
      minLength: names.length,
      maxLength: names.length,
    });
    fc.assert(
      fc.property(post, strengths, (text, strength) => {
        const { units, size } = normalise(text);
        const cues = new Map(
          names.flatMap((name, i) => (strength[i] ? [[name, strength[i] ?? 0] as const] : [])),
        );
        const there = strength.reduce((all, one, i) => (one > 0 ? all | (bits[i] ?? 0) : all), 0);
        voice.hear(units, size);
        bounds.read(there, bits);
        const { offer, push } = voice.answer(cues);
        expect(push).toBeLessThanOrEqual(bounds.mostPush);
        expect(offer).toBeLessThanOrEqual(bounds.mostOffer);
        expect(offer).toBeGreaterThanOrEqual(bounds.leastOffer);
      }),
      { numRuns },
    );
  });
});
