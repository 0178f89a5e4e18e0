import type { VoiceData } from './data';
import { GramTable } from './grams';
import { CATEGORIES, type Category } from './types';

/**
 * Questions about a whole text, answered by linear models over the cue groups of contexts.yaml and
 * over one to three characters. Fitted by scripts/fit-voice.ts from the project's own corpus; the
 * weights are data (rules/voice.json). They decide no warning: they only tell who speaks, in what
 * tone and of what, and rules with broad evidence can ask for that.
 *
 * `offer`: does it offer something, or does it report, teach, complain, chat? `push`: how much does
 * it sound like pushy selling and recruiting? A category: if it were risky, would that be the risk?
 */
export const QUESTIONS = ['offer', 'push', ...CATEGORIES] as const;
export type Question = (typeof QUESTIONS)[number];

/** Log odds; above 0 = more likely than not. */
export interface VoiceScores {
  readonly offer: number;
  readonly push: number;
  /** How far each category is behind the likeliest one: 0 for that one, below 0 for the others. */
  readonly leans: Readonly<Record<Category, number>>;
}

/** What a text can score at least or at most, whatever the cues that it may have come to. */
export interface VoiceBounds {
  leastOffer: number;
  mostOffer: number;
  mostPush: number;
  /** Of the text that was heard last. In: a bit per cue that it may have, and the bit of each cue. */
  read(there: number, bits: readonly number[]): void;
}

export interface Voice {
  /** Takes in a text, linear in it. In: the units of the dense text, how many they are. */
  hear(units: Uint16Array, size: number): void;
  /** In: the names of the cue groups, in the order in which they are asked for. */
  boundsOf(cues: readonly string[]): VoiceBounds;
  /** Of the text that was heard last. In: strength of its cue groups (see `cueStrength`). */
  answer(cues: ReadonlyMap<string, number>): VoiceScores;
}

/** Long texts repeat themselves: what lies behind does not change who speaks. */
export const MAX_VOICE_UNITS = 3000;

const HAIR = 1e-9;

/** No category is behind any other. */
const LEVEL = Object.fromEntries(CATEGORIES.map((category) => [category, 0])) as Readonly<
  Record<Category, number>
>;

/** In: `leansFrom`: texts that sound less pushy than that are not asked for their category. */
export function createVoice(data: VoiceData, leansFrom = Number.NEGATIVE_INFINITY): Voice {
  const grams = new GramTable(data.grams);
  const cueWeights = new Map(Object.entries(data.cues));
  let offerSum = 0;
  let pushSum = 0;
  let by = 1;
  let heard = 0;
  const answer = (question: number, sum: number, cues: ReadonlyMap<string, number>) => {
    let score = sum + (data.bias[question] ?? 0);
    for (const [name, strength] of cues)
      score += strength * (cueWeights.get(name)?.[question] ?? 0);
    return score;
  };
  return {
    hear(units, size) {
      const sums = grams.sum(units, Math.min(size, MAX_VOICE_UNITS));
      by = normaliser(sums.distinct);
      offerSum = sums.offer / by;
      pushSum = sums.push / by;
      heard = audible(sums.pairs, sums.knownPairs / Math.max(1, sums.pairs) - data.usual);
    },
    boundsOf(names) {
      const weights = (question: number) =>
        Float64Array.from(names, (name) => data.cues[name]?.[question] ?? 0);
      const offers = weights(0);
      const pushes = weights(1);
      return {
        leastOffer: 0,
        mostOffer: 0,
        mostPush: 0,
        read(there, bits) {
          // Sums of other order can differ in their last digits.
          let least = offerSum + (data.bias[0] ?? 0) - HAIR;
          let most = least + 2 * HAIR;
          let push = pushSum + (data.bias[1] ?? 0);
          for (let i = 0; i < bits.length; i++) {
            if ((there & (bits[i] as number)) === 0) continue;
            const offer = MAX_CUE_STRENGTH * (offers[i] as number);
            if (offer > 0) most += offer;
            else least += offer;
            push += MAX_CUE_STRENGTH * Math.max(0, pushes[i] as number);
          }
          this.leastOffer = least;
          this.mostOffer = most;
          this.mostPush = trusted(push, heard) + HAIR;
        },
      };
    },
    answer(cues) {
      const offer = answer(0, offerSum, cues);
      const push = trusted(answer(1, pushSum, cues), heard);
      if (push < leansFrom) return { offer, push, leans: LEVEL };
      const leans = grams.sumLeans();
      for (let i = 0; i < leans.length; i++) {
        leans[i] = answer(i + 2, (leans[i] as number) / by, cues);
      }
      return { offer, push, leans: leansOf(leans) };
    },
  };
}

/**
 * How far behind the usual share of known pairs a text may be for the models' word against a warning
 * to count a little, and fully.
 */
const AGAINST = [-0.06, 0.04] as const;
/** In shorter texts there is little room for a tone. */
const ENOUGH_PAIRS = 40;
/**
 * What a calm tone counts where it cannot be heard: above the floor of sharp rules (rules/pack.yaml),
 * as it is no reason to doubt plain words, and below those of all others.
 */
export const UNHEARD = 0.4;

/**
 * How well a calm tone can be heard in a text. In: its number of different pairs, and the share of
 * them that the models know less the usual one (`VoiceData`). Out: 0 to 1; 0 in a language that they
 * have not learned (names, slogans, another decade's SMS).
 */
export function audible(pairs: number, knownShare: number): number {
  const [hardly, well] = AGAINST;
  const known = Math.min(1, Math.max(0, (knownShare - hardly) / (well - hardly)));
  return known * Math.min(1, pairs / ENOUGH_PAIRS);
}

/** How much the models' word counts. In: their word, how well a calm one can be heard. */
export function trusted(push: number, heard: number): number {
  return push > UNHEARD ? push : UNHEARD + heard * (push - UNHEARD);
}

function leansOf(scores: ArrayLike<number>): Record<Category, number> {
  let best = scores[0] as number;
  for (let i = 1; i < scores.length; i++) best = Math.max(best, scores[i] as number);
  const leans = { ...LEVEL };
  for (let i = 0; i < scores.length; i++) {
    leans[CATEGORIES[i] as Category] = (scores[i] as number) - best;
  }
  return leans;
}

/** Repeating a cue adds less and less: the third time is the last that counts. */
export const MAX_CUE_COUNT = 3;

/** 1, 1.5, 1.75: a cue that is repeated proves little more. */
export function cueStrength(count: number): number {
  return count === 0 ? 0 : 2 - 0.5 ** (count - 1);
}

const MAX_CUE_STRENGTH = cueStrength(MAX_CUE_COUNT);

/** So many different grams make a text in which single ones stand for nothing: about 20 characters. */
const FEW_GRAMS = 40;
/** From so many on (about 500 characters) grams repeat one subject, and prove little more of the tone. */
const MANY_GRAMS = 800;

/** Longer texts hold more grams of every kind: without this their scores would only grow. */
export function normaliser(grams: number): number {
  return grams <= MANY_GRAMS
    ? Math.sqrt(Math.max(FEW_GRAMS, grams))
    : grams / Math.sqrt(MANY_GRAMS);
}

/**
 * What the model sees of a text: its characters and pairs of neighbouring ones, numbers read as
 * one, and its length in powers of two (`#7` = about 128 units).
 */
export function* gramsOf(text: string): Generator<string> {
  const plain = text.replace(/\d+/g, '0');
  for (let at = 0; at < plain.length; at++) {
    yield plain.charAt(at);
    if (at + 1 < plain.length) yield plain.slice(at, at + 2);
  }
  yield `#${Math.round(Math.log2(plain.length + 1))}`;
}

/** Besides, for `offer` and `push` alone: three neighbouring characters, numbers read as one. */
export function* triplesOf(text: string): Generator<string> {
  const plain = text.replace(/\d+/g, '0');
  for (let at = 0; at + 2 < plain.length; at++) yield plain.slice(at, at + 3);
}
