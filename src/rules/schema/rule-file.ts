import { z } from 'zod';
import { ROLES, STANCES } from '../../engine/types';
import { bilingual, contextClause, kebab, nonEmpty, pattern, patterns, tone } from './fields';

const example = z.union([
  nonEmpty,
  z.strictObject({
    text: nonEmpty,
    why: nonEmpty.optional(),
    /** In a clean example: another rule flags this text, and rightly so. */
    flaggedBy: nonEmpty.optional(),
  }),
]);

export const ruleFileSchema = z.strictObject({
  level: z.enum(['info', 'caution', 'warning']),
  /**
   * 1, 2: evidence so broad that it only speaks where no sharper rule of its category does;
   * 3: only where no other rule flags the text at all.
   */
  broad: z.number().int().min(0).max(3).default(0),
  title: bilingual,
  why: bilingual,
  check: bilingual,
  mayBeWrong: bilingual,
  /** Where the rule comes from: the report's problem class; families of families.yaml, further law. */
  source: z.strictObject({ report: nonEmpty, law: nonEmpty }),
  /** Ids in guidance.yaml: the legal ground, the most important one first. */
  guidance: z.array(nonEmpty).min(1),
  /** Ids of official look-ups in guidance.yaml that the reader can use to check. */
  lookups: z.array(kebab).default([]),
  match: z.strictObject({
    /** The evidence: any of these patterns. `&name` takes in all patterns of frames/name.yaml. */
    any: patterns,
    /** What is marked in the page: the words themselves, or the clauses that hold most of them. */
    mark: z.enum(['words', 'clause']).default('words'),
    /** All of these must be there too, each satisfied by any of its patterns; shown as evidence. */
    with: z.array(contextClause).default([]),
    /** Any of these takes the hit away. */
    unless: z.array(contextClause).default([]),
    /** Longer, harmless phrases: a hit inside one of them does not count. */
    allow: z.array(pattern).default([]),
    roles: z.array(z.enum(ROLES)).min(1).default(['seller', 'recruiter']),
    stances: z.array(z.enum(STANCES)).min(1).default(['asserted']),
    /** One finding a post is enough: for notes on what a post does not say. */
    once: z.boolean().default(false),
    /** How pushy the whole text must sound; absent = what pack.yaml says for rules so broad. */
    push: tone.optional(),
    /** How far the rule's category may be behind the one that the whole text leans to most. */
    lean: tone.max(0).optional(),
  }),
  examples: z.strictObject({
    /** The exact span is put in 【】. */
    flag: z.array(example).min(3),
    clean: z.array(example).min(3),
    /** Known misses and known false alarms, kept in sight. */
    todo: z.array(example).default([]),
  }),
});
export type RuleFile = z.infer<typeof ruleFileSchema>;
