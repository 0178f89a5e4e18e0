import { GramTable } from '../../src/engine/grams';
import { SORTS } from '../../src/engine/sorts';
import { CATEGORIES } from '../../src/engine/types';
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
const MIN_SORT_WEIGHT = 1.25;
/** Finer weights for the sorts tell nothing more, and pack worse. */
const SORT_STEP = 0.5;
/** Most triples only repeat what their pairs say: of 150,000 these few are worth their room. */
const MIN_TRIPLE_WEIGHT = 0.35;

/** The first questions: `offer` and `push`. */
const TONES = QUESTIONS.length - SORTS.length;

/** Tried on writers held apart: with less, the tone is surer of itself than it can be of their words. */
const PENALTY = { tone: 0.15, sort: 0.03 } as const;

/** What a sample teaches about a question; undefined = nothing. */
function answer(sample: Sample, question: Question): boolean | undefined {
  if (question === 'offer' || question === 'push') return sample[question];
  const isRisk = CATEGORIES.some((category) => category === question);
  if (isRisk) return sample.sorts.some((sort) => sort === question);
  // What is harmless, but of no sort that somebody has named, teaches nothing about the harmless sorts.
  return sample.sorts.length === 0 ? undefined : sample.sorts.some((sort) => sort === question);
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
      const cues = isTone ? cueNames.map((name) => sample.cues.get(name) ?? 0) : [];
      const grams = isTone ? [...sample.grams, ...sample.triples] : sample.grams;
      return [{ grams, cues, scale: 1 / normaliser(sample.grams.length), is }];
    });
    return isTone
      ? fitLogistic(rows, cueNames.length, PENALTY.tone)
      : fitLogistic(rows, 0, PENALTY.sort);
  });
  const grams = new Set(models.flatMap((model) => [...model.grams.keys()]));
  const entries = [...grams].sort().map((gram) => {
    const weights = models.map((model) => model.grams.get(gram) ?? 0);
    const kept = weights.map((weight, i) => {
      if (Math.abs(weight) < leastOf(gram, i)) return 0;
      return i < TONES ? weight : Math.round(weight / SORT_STEP) * SORT_STEP;
    });
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
  if (question >= TONES) return MIN_SORT_WEIGHT;
  return isTriple(gram) ? MIN_TRIPLE_WEIGHT : MIN_TONE_WEIGHT;
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
