import type { VoiceData } from './data';
import { GramTable } from './grams';
import { SORTS } from './sorts';
import { CATEGORIES, type Category } from './types';

/**
 * Questions about a whole text, answered by linear models over one to three characters, the first two
 * also over the cue groups of contexts.yaml. Fitted by scripts/fit-voice.ts from the project's own
 * corpus; the weights are data (rules/voice.json). They decide no warning: they only tell who speaks,
 * in what tone and of what, and rules with broad evidence can ask for that.
 *
 * `offer`: does it offer something, or does it report, teach, complain, chat? `push`: how much does
 * it sound like pushy selling and recruiting? A sort: is it this, or anything else?
 */
export const QUESTIONS = ['offer', 'push', ...SORTS] as const;
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

/** So calm (log odds) is no text that a rule of any sort flags: it is not asked for its sort. */
const CALM = -2;

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
  let known = 0;
  let heard = 0;
  /** Of the text that was heard last, once they were asked for. */
  let sorts: Float64Array | undefined;
  const answer = (question: number, sum: number, cues: ReadonlyMap<string, number>) => {
    let score = sum + (data.bias[question] ?? 0);
    for (const [name, strength] of cues)
      score += strength * (cueWeights.get(name)?.[question] ?? 0);
    return score;
  };
  const sortsOf = () => {
    if (sorts !== undefined) return sorts;
    sorts = grams.sumSorts();
    for (let i = 0; i < sorts.length; i++)
      sorts[i] = (sorts[i] as number) / by + (data.bias[i + 2] ?? 0);
    return sorts;
  };
  /**
   * The mean of two answers to one question: is it risky, asked at once; and is it rather any risky sort
   * than any harmless one. A word that speaks for one risk and against another has a weight for each in
   * the second. On writers held apart recall rises by some points at the same precision; in a language
   * that the models do not know, sorts are told apart by chance, and the first answer counts alone.
   */
  const tone = (direct: number) =>
    direct < CALM ? direct : Math.max(CALM, direct + (heard * (riskOf(sortsOf()) - direct)) / 2);
  return {
    hear(units, size) {
      const sums = grams.sum(units, Math.min(size, MAX_VOICE_UNITS));
      by = normaliser(sums.distinct);
      offerSum = sums.offer / by;
      pushSum = sums.push / by;
      known = familiar(sums.knownPairs / Math.max(1, sums.pairs) - data.usual);
      heard = known * roomFor(sums.pairs);
      sorts = undefined;
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
          let push = pushSum + (data.bias[1] ?? 0) + HAIR;
          for (let i = 0; i < bits.length; i++) {
            if ((there & (bits[i] as number)) === 0) continue;
            const offer = MAX_CUE_STRENGTH * (offers[i] as number);
            if (offer > 0) most += offer;
            else least += offer;
            push += MAX_CUE_STRENGTH * Math.max(0, pushes[i] as number);
          }
          this.leastOffer = least;
          this.mostOffer = most;
          this.mostPush = trusted(tone(push), heard) + HAIR;
        },
      };
    },
    answer(cues) {
      const offer = answer(0, offerSum, cues);
      const push = trusted(tone(answer(1, pushSum, cues)), heard);
      return { offer, push, leans: push < leansFrom ? LEVEL : leansOf(sortsOf()) };
    },
  };
}

/** Log odds of any risky sort against any harmless one. */
function riskOf(sorts: Float64Array): number {
  return sumOfOdds(sorts, 0, CATEGORIES.length) - sumOfOdds(sorts, CATEGORIES.length, sorts.length);
}

/** The logarithm of the sum of what the scores are the logarithms of. */
function sumOfOdds(scores: Float64Array, from: number, to: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) most = Math.max(most, scores[i] as number);
  let sum = 0;
  for (let i = from; i < to; i++) sum += Math.exp((scores[i] as number) - most);
  return most + Math.log(sum);
}

/** How far behind the usual share of known pairs a text may be to be of a known language a little, and fully. */
const KNOWN = [-0.06, 0.04] as const;
/** In shorter texts there is little room for a tone. */
const ENOUGH_PAIRS = 40;
/**
 * What a calm tone counts where it cannot be heard: above the floor of sharp rules (rules/pack.yaml),
 * as it is no reason to doubt plain words, and below those of all others.
 */
export const UNHEARD = 0.4;

/**
 * How well the models know the language of a text. In: the share of its pairs that they know less the
 * usual one (`VoiceData`). Out: 0 to 1; 0 for what they have not learned (names, slogans, another
 * decade's SMS).
 */
export function familiar(knownShare: number): number {
  const [hardly, well] = KNOWN;
  return Math.min(1, Math.max(0, (knownShare - hardly) / (well - hardly)));
}

/** How much room for a tone so many different pairs are: 0 to 1. */
export function roomFor(pairs: number): number {
  return Math.min(1, pairs / ENOUGH_PAIRS);
}

/** As much louder (log odds) a pitch must sound where a tone cannot be heard: chance alone can be loud. */
const DOUBT = 0.5;

/** How much the models' word counts. In: their word, how well a tone can be heard (0 to 1). Rises with both. */
export function trusted(push: number, heard: number): number {
  return push > UNHEARD
    ? Math.max(UNHEARD, push - DOUBT * (1 - heard))
    : UNHEARD + heard * (push - UNHEARD);
}

function leansOf(sorts: Float64Array): Record<Category, number> {
  let best = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < CATEGORIES.length; i++) best = Math.max(best, sorts[i] as number);
  const leans = { ...LEVEL };
  for (let i = 0; i < CATEGORIES.length; i++) {
    leans[CATEGORIES[i] as Category] = (sorts[i] as number) - best;
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
