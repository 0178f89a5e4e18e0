import type { VoiceData } from './data';

/**
 * Does this text offer something, or does it report, teach, complain, chat? A linear model over the
 * cue groups of contexts.yaml and over pairs and triples of characters, fitted by
 * scripts/fit-voice.ts from the project's own corpus; its weights are data (rules/voice.yaml). It
 * decides no warning: it only tells who speaks.
 */
export interface Voice {
  /**
   * Log odds that the text is an offer; above 0 = more likely than not. Linear in the text.
   * In: the dense text, the strength of each cue group by name (see `cueStrength`).
   */
  score(text: string, cues: ReadonlyMap<string, number>): number;
}

/** Long texts repeat themselves: what lies behind does not change who speaks. */
export const MAX_VOICE_UNITS = 3000;

export function createVoice(data: VoiceData): Voice {
  const weights = new Map(Object.entries(data.grams));
  return {
    score(text, cues) {
      const seen = new Set<string>();
      const head = text.slice(0, MAX_VOICE_UNITS);
      let sum = 0;
      for (const gram of gramsOf(head)) {
        if (seen.has(gram)) continue;
        seen.add(gram);
        sum += weights.get(gram) ?? 0;
      }
      let score = data.bias + data.lengthWeight * lengthFeature(head) + sum / normaliser(seen.size);
      for (const [name, strength] of cues) score += strength * (data.cues[name] ?? 0);
      return score;
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

export function lengthFeature(text: string): number {
  return Math.log10(Math.max(10, text.length)) - 2;
}

/** All pairs and triples of neighbouring units, digits read as one. */
export function* gramsOf(text: string): Generator<string> {
  const plain = text.replace(/\d+/g, '0');
  for (let at = 0; at < plain.length; at++) {
    if (at + 1 < plain.length) yield plain.slice(at, at + 2);
    if (at + 2 < plain.length) yield plain.slice(at, at + 3);
  }
}
