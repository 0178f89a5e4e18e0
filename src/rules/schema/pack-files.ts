import { z } from 'zod';
import { CATEGORIES } from '../../engine/types';
import {
  bilingual,
  contextClause,
  kebab,
  nonEmpty,
  pattern,
  patterns,
  tone,
  toneFloor,
} from './fields';

/** rules/pack.yaml: what this set of rules is. The version is the date of its last change. */
export const packFileSchema = z.strictObject({
  name: nonEmpty,
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'a date like 2026-11-22'),
  /**
   * What rules from `caution` up ask of the text unless they say otherwise, by `broad` 0, 1, 2, 3; and
   * the last where a rule of another category flags the post already.
   */
  tone: z.tuple([toneFloor, toneFloor, toneFloor, toneFloor, toneFloor]),
  /**
   * In texts at least so pushy a rule is not heard that is further than `lean` behind the likeliest
   * category, where a rule of a likely one flags them. `except`: what is said of any offer; `kin`:
   * as near as the nearest of them.
   */
  stray: z.strictObject({
    push: tone,
    lean: tone.max(0),
    except: z.array(z.enum(CATEGORIES)).default([]),
    kin: z.array(z.enum(CATEGORIES)).default([]),
  }),
});
export type PackFile = z.infer<typeof packFileSchema>;

/** rules/terms/<name>.yaml: a shared list, used in patterns as `$name`. */
export const termFileSchema = z.strictObject({
  about: nonEmpty,
  terms: z.array(nonEmpty).min(1),
  /** Longer words in which a term of this list means nothing. */
  allow: z.array(nonEmpty).default([]),
});
export type TermFile = z.infer<typeof termFileSchema>;

/** rules/frames/<name>.yaml: one idea in many wordings, used in rules as `&name`. */
export const frameFileSchema = z.strictObject({
  about: nonEmpty,
  /** It only tells that something is offered: needed beside evidence, but not shown as such. */
  sign: z.boolean().default(false),
  patterns,
  allow: z.array(pattern).default([]),
});
export type FrameFile = z.infer<typeof frameFileSchema>;

/**
 * rules/families.yaml: the report's problem classes by the category that carries them, and the
 * red-flag families of the law notes that belong to each (id → a few words).
 */
export const familiesFileSchema = z.record(
  z.enum(CATEGORIES),
  z.strictObject({
    class: nonEmpty,
    /** What the report says of it, in its words. */
    report: nonEmpty,
    families: z.record(z.string().regex(/^5\.\d [a-z-]+$/, 'like "5.1 tobacco"'), nonEmpty),
  }),
);
export type FamiliesFile = z.infer<typeof familiesFileSchema>;

/**
 * rules/signs.yaml: what honest offers often say too - a number, a return, a contract. A sign proves
 * nothing; its note says what it does and does not show, and where it can be checked.
 */
export const signsFileSchema = z.record(
  kebab,
  z.strictObject({
    label: bilingual,
    note: bilingual,
    guidance: z.array(nonEmpty).default([]),
    lookups: z.array(kebab).default([]),
    match: z.strictObject({
      any: patterns,
      /** Any of these takes the sign away. */
      unless: z.array(contextClause).default([]),
      /** Longer phrases in which it means something else. */
      allow: z.array(pattern).default([]),
    }),
    examples: z.strictObject({
      /** The exact span is put in 【】. */
      found: z.array(nonEmpty).min(3),
      none: z.array(nonEmpty).min(2),
    }),
  }),
);
export type SignsFile = z.infer<typeof signsFileSchema>;
