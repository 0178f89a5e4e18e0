import * as z from 'zod/mini';
import { CATEGORIES } from '../engine/types';

export const ruleLevel = z.enum(['info', 'caution', 'warning']);
const span = { start: z.int(), end: z.int(), text: z.string() };

export const findingSchema = z.object({
  ...span,
  rule: z.string(),
  category: z.enum(CATEGORIES),
  level: ruleLevel,
  evidence: z.optional(z.array(z.object(span))),
  evaded: z.optional(z.literal(true)),
});

export const signSchema = z.object({ ...span, sign: z.string() });
