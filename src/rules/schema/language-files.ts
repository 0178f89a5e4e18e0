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
export const voiceFileSchema = z.strictObject({
  usual: z.number().min(0).max(1),
  bias: voiceWeights,
  cues: z.record(kebab, voiceWeights),
  /** One to three characters (UTF-16 units), or the length of the text in powers of two (`#7`). */
  grams: z.record(z.string().regex(/^(?:#\d{1,2}|[\s\S]{1,3})$/), voiceWeights),
});
export type VoiceFile = z.infer<typeof voiceFileSchema>;
