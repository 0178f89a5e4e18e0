import type { VoiceData, VoicePair } from './data';
import { GramTable } from './grams';

/**
 * Two questions about a whole text, answered by linear models over the cue groups of contexts.yaml
 * and over single characters and pairs: does it offer something, or does it report, teach, complain,
 * chat? And how much does it sound like pushy selling and recruiting? Fitted by scripts/fit-voice.ts
 * from the project's own corpus; the weights are data (rules/voice.json). It decides no warning: it
 * only tells who speaks, and rules with broad evidence can ask for the tone.
 */
export interface VoiceScores {
  /** Log odds that the text is an offer; above 0 = more likely than not. */
  readonly offer: number;
  /** Log odds that it is a pushy one. */
  readonly push: number;
}

export interface Voice {
  /**
   * Linear in the text.
   * In: the units of the dense text, how many they are, the strength of each cue group by name (see
   * `cueStrength`).
   */
  score(units: Uint16Array, size: number, cues: ReadonlyMap<string, number>): VoiceScores;
}

/** Long texts repeat themselves: what lies behind does not change who speaks. */
export const MAX_VOICE_UNITS = 3000;

const NOTHING: VoicePair = [0, 0];

export function createVoice(data: VoiceData): Voice {
  const grams = new GramTable(data.grams);
  return {
    score(units, size, cues) {
      const sums = grams.sum(units, Math.min(size, MAX_VOICE_UNITS));
      const by = normaliser(sums.distinct);
      let offer = sums.offer / by + data.bias[0];
      let push = sums.push / by + data.bias[1];
      for (const [name, strength] of cues) {
        const pair = data.cues[name] ?? NOTHING;
        offer += strength * pair[0];
        push += strength * pair[1];
      }
      return { offer, push };
    },
  };
}

/** 1, 1.5, 1.75: a cue that is repeated proves little more. */
export function cueStrength(count: number): number {
  return count === 0 ? 0 : 2 - 0.5 ** (count - 1);
}

/** Longer texts hold more grams of every kind: without this their scores would only grow. */
export function normaliser(grams: number): number {
  return Math.sqrt(Math.max(20, grams));
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
