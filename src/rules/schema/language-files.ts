import { z } from 'zod';
import { ROLES, STANCES } from '../../engine/types';
import { QUESTIONS } from '../../engine/voice';
import { kebab, nonEmpty, pattern, patterns } from './fields';

export const variantsFileSchema = z.strictObject({
  /** Written form (as the reader sees it) to what it stands for; several characters to one or many. */
  rewrites: z.record(nonEmpty, nonEmpty),
});
export type VariantsFile = z.infer<typeof variantsFileSchema>;

/** rules/disguises.json, generated: what forms are read as, and the forms, with bars between them. */
export const disguisesFileSchema = z.record(nonEmpty, nonEmpty);

const cueGroup = z.strictObject({
  about: nonEmpty,
  any: patterns,
  allow: z.array(pattern).default([]),
});

export const contextsFileSchema = z.strictObject({
  /** Cues that give the hits near them a stance. Reach in code units of the normalised text. */
  stances: z.record(
    kebab,
    z.strictObject({
      stance: z.enum(STANCES),
      about: nonEmpty,
      any: patterns,
      allow: z.array(pattern).default([]),
      /** Which side of the cue the hit stands on. */
      side: z.enum(['after-cue', 'before-cue', 'both']),
      /** `text`: holds every hit, however far away. */
      within: z.enum(['clause', 'sentence', 'neighbour', 'text']),
      reach: z.number().int().min(1).max(60).default(60),
    }),
  ),
  /** Cue groups of the whole text; what they weigh for each role stands in `roles`. */
  cues: z.record(kebab, cueGroup),
  roles: z.partialRecord(
    z.enum(ROLES),
    z.strictObject({ bias: z.number(), cues: z.record(kebab, z.number()) }),
  ),
  examples: z.array(
    z.strictObject({
      text: nonEmpty,
      role: z.enum(ROLES).optional(),
      stance: z.enum(STANCES).optional(),
    }),
  ),
});
export type ContextsFile = z.infer<typeof contextsFileSchema>;

/** rules/voice.json: the fitted model that tells offers from other texts (engine/voice.ts). */
const voiceWeights = z.array(z.number()).max(QUESTIONS.length);
type Grams = Readonly<Record<string, readonly number[]>>;
const GRAM = /^(?:#\d{1,2}|[\s\S]{1,3})$/;

/** Out: the first entry that is not a gram with its weights; undefined: all are. */
function strayGram(grams: unknown): string | undefined {
  if (typeof grams !== 'object' || grams === null || Array.isArray(grams)) return '(no object)';
  for (const [gram, weights] of Object.entries(grams)) {
    const good =
      GRAM.test(gram) &&
      Array.isArray(weights) &&
      weights.length <= QUESTIONS.length &&
      weights.every(Number.isFinite);
    if (!good) return gram;
  }
  return undefined;
}

export const voiceFileSchema = z.strictObject({
  usual: z.number().min(0).max(1),
  bias: voiceWeights,
  cues: z.record(kebab, voiceWeights),
  /** One to three characters (UTF-16 units), or the length of the text in powers of two (`#7`). */
  grams: z.custom<Grams>((grams) => strayGram(grams) === undefined, {
    // 150,000 entries: checked by hand, zod would take ten times as long for each of them.
    error: ({ input }) => `not a gram with its weights: ${strayGram(input)}`,
  }),
});
export type VoiceFile = z.infer<typeof voiceFileSchema>;
