import { GramTable } from '../../src/engine/grams';
import { normaliser, QUESTIONS, type Question } from '../../src/engine/voice';
import { packGrams } from '../../src/rules/pack-grams';
import type { VoiceFile } from '../../src/rules/schema';
import { fitLogistic, isTriple } from './logistic';
import type { Sample } from './samples';

/**
 * Smaller weights are left out, for the room that they take: a tenth of them, for a third of a point of
 * recall.
 */
const MIN_TONE_WEIGHT = 0.15;
const MIN_LEAN_WEIGHT = 0.2;
/** Most triples only repeat what their pairs say: of 150,000 these few are worth their room. */
const MIN_TRIPLE_WEIGHT = 0.35;

/** Tried on writers held apart: with less, the tone is surer of itself than it can be of their words. */
const PENALTY = { tone: 0.15, lean: 0.03 } as const;

/** What a sample teaches about a question; undefined = nothing. */
function answer(sample: Sample, question: Question): boolean | undefined {
  if (question === 'offer' || question === 'push') return sample[question];
  return sample.category === undefined ? undefined : sample.category === question;
}

/** A model without the share of pairs that texts it has not learned usually know of (`usualShare`). */
export type Voice = Omit<VoiceFile, 'usual'>;

/** Fits the models of engine/voice.ts. In: what to learn from, the names of the cue groups. */
export function fitVoice(samples: readonly Sample[], cueNames: readonly string[]): Voice {
  const models = QUESTIONS.map((question) => {
    const isTone = question === 'offer' || question === 'push';
    const rows = samples.flatMap((sample) => {
      const is = answer(sample, question);
      if (is === undefined) return [];
      const cues = cueNames.map((name) => sample.cues.get(name) ?? 0);
      const grams = isTone ? [...sample.grams, ...sample.triples] : sample.grams;
      return [{ grams, cues, scale: 1 / normaliser(sample.grams.length), is }];
    });
    return fitLogistic(rows, cueNames.length, isTone ? PENALTY.tone : PENALTY.lean);
  });
  const grams = new Set(models.flatMap((model) => [...model.grams.keys()]));
  const entries = [...grams].sort().map((gram) => {
    const weights = models.map((model) => model.grams.get(gram) ?? 0);
    const kept = weights.map((weight, i) => (Math.abs(weight) < leastOf(gram, i) ? 0 : weight));
    return [gram, rounded(kept, 1)] as const;
  });
  return {
    bias: rounded(
      models.map((model) => model.bias),
      2,
    ),
    cues: Object.fromEntries(
      cueNames.map((name, i) => [
        name,
        rounded(
          models.map((model) => model.cues[i] ?? 0),
          2,
        ),
      ]),
    ),
    grams: Object.fromEntries(entries.filter(([, weights]) => weights.length > 0)),
  };
}

function leastOf(gram: string, question: number): number {
  if (isTriple(gram)) return MIN_TRIPLE_WEIGHT;
  return QUESTIONS[question] === 'offer' || QUESTIONS[question] === 'push'
    ? MIN_TONE_WEIGHT
    : MIN_LEAN_WEIGHT;
}

/** The share of known pairs that half of the texts reach. */
export function usualShare({ grams }: Voice, samples: readonly Sample[]): number {
  const table = new GramTable(packGrams(grams));
  const shares = samples.map(({ units }) => {
    const { knownPairs, pairs } = table.sum(units, units.length);
    return knownPairs / Math.max(1, pairs);
  });
  shares.sort((a, b) => a - b);
  return Number((shares[shares.length >> 1] ?? 0).toFixed(3));
}

/** Rounded; zeros at the end left out. */
function rounded(weights: readonly number[], digits: number): number[] {
  const short = weights.map((weight) => Number(weight.toFixed(digits)));
  while (short.length > 0 && Math.abs(short[short.length - 1] ?? 0) === 0) short.pop();
  return short.map((weight) => (weight === 0 ? 0 : weight));
}
