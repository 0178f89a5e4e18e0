import * as z from 'zod/mini';
import { CATEGORIES, LEVELS, POST_KINDS } from '../engine/types';
import { findingSchema, signSchema } from './finding';

/** What a page can say of itself; `unreadable` is said openly and never shown as "safe". */
const PAGE_STATES = ['reading', 'ready', 'no-posts', 'unreadable', 'off', 'paused'] as const;

const reportedPost = z.object({
  id: z.string(),
  text: z.string(),
  author: z.optional(z.string()),
  url: z.optional(z.string()),
  kind: z.enum(POST_KINDS),
  /** The page shows only a part of the text ("展开"): the verdict is provisional. */
  cut: z.boolean(),
  level: z.enum(LEVELS),
  findings: z.array(findingSchema),
  /** Good signs beside the findings; they prove nothing. */
  signs: z.optional(z.array(signSchema)),
});
export type ReportedPost = z.infer<typeof reportedPost>;
/** Why a post with findings is not pointed out. */
const asideCounts = z.object({ trusted: z.int(), fine: z.int(), hidden: z.int() });
export const pageReport = z.object({
  host: z.string(),
  /** Where the page is, for evidence that people copy. */
  address: z.optional(z.string()),
  adapter: z.string(),
  state: z.enum(PAGE_STATES),
  guarded: z.boolean(),
  /** Posts read so far, all levels. */
  read: z.int(),
  /** Posts found whose verdict has not come yet. */
  waiting: z.int(),
  /** Posts with a finding: by their level, and once in every category they have a finding of. */
  counts: z.object({
    levels: z.object({ info: z.int(), caution: z.int(), warning: z.int() }),
    categories: z.partialRecord(z.enum(CATEGORIES), z.int()),
  }),
  aside: asideCounts,
  /** Posts with at least one finding that the settings let through, most serious first. */
  posts: z.array(reportedPost),
  /** Errors of this page's run, plain sentences without page text. */
  errors: z.array(z.string()),
});
export type PageReport = z.infer<typeof pageReport>;

export const doneReply = z.object({ done: z.boolean() });
