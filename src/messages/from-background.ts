import * as z from 'zod/mini';
import { CATEGORIES, LEVELS, POST_KINDS, ROLES } from '../engine/types';
import { findingSchema, ruleLevel, signSchema } from './finding';

const verdictSchema = z.object({
  id: z.string(),
  level: z.enum(LEVELS),
  categories: z.partialRecord(z.enum(CATEGORIES), ruleLevel),
  findings: z.array(findingSchema),
  role: z.enum(ROLES),
  signs: z.optional(z.array(signSchema)),
});

export const judgeReply = z.object({
  /** Of posts in which something was found. */
  verdicts: z.array(verdictSchema),
  /** Ids of the others, nine of ten: a verdict each would only be work for the page. */
  harmless: z.array(z.string()),
  /** False when the segmenter could not start: words were matched without the boundary check. */
  guarded: z.boolean(),
  /** The rules cannot be read: nothing was judged, and asking again at once would not help. */
  noRules: z.optional(z.literal(true)),
});
export type JudgeReply = z.infer<typeof judgeReply>;

export const textsReply = z.object({
  /** By rule id; a rule that is not known is left out. */
  texts: z.record(
    z.string(),
    z.object({
      title: z.string(),
      why: z.string(),
      check: z.string(),
      mayBeWrong: z.string(),
      /** The law it rests on, as it is cited, with the official text. */
      sources: z.array(z.object({ name: z.string(), url: z.string() })),
    }),
  ),
});
export type TextsReply = z.infer<typeof textsReply>;

const words = z.optional(z.string());
const textShape = {
  item: z.string(),
  text: z.array(z.string()),
  title: words,
  drop: words,
  author: words,
  authorAttribute: words,
  permalink: words,
  cut: words,
  deep: z.optional(z.boolean()),
  longest: z.optional(z.boolean()),
};
export const siteReply = z.object({
  id: z.string(),
  shapes: z.array(
    z.object({
      ...textShape,
      kind: z.enum(POST_KINDS),
      quoted: z.optional(z.object(textShape)),
    }),
  ),
  walls: z.optional(z.array(z.string())),
  wallWords: z.optional(z.array(z.string())),
});
