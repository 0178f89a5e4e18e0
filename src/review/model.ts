import * as z from 'zod/mini';
import { type Level, POST_KINDS } from '../engine/types';
import { findingSchema } from '../messages/finding';

/** What a moderator decided of a case. */
export const CASE_STATES = ['open', 'accepted', 'rejected', 'skipped'] as const;
export type CaseState = (typeof CASE_STATES)[number];

const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/));

/** One decision as it was taken; the list of them is the case's history. */
const decisionSchema = z.object({ state: z.enum(CASE_STATES), at: time });

/**
 * One flagged post that a moderator saved, with its evidence. It stands for itself: all that an
 * export needs, and all that a later reader needs to check it.
 */
export const caseSchema = z.object({
  /** Made from where the post comes from and its text, so that saving twice changes nothing. */
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  state: z.enum(CASE_STATES),
  level: z.enum(['info', 'caution', 'warning']),
  kind: z.enum(POST_KINDS),
  text: z.string().check(z.maxLength(200_000)),
  /** SHA-256 of the text in UTF-8, hexadecimal. */
  textHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  author: z.string(),
  url: z.string(),
  /** Host of the address, or empty. */
  site: z.string(),
  /** When the post was read, and the time that the file gave for the post itself. */
  seenAt: time,
  postedAt: z.string(),
  findings: z.array(findingSchema),
  rulesVersion: z.string(),
  note: z.string().check(z.maxLength(10_000)),
  history: z.array(decisionSchema),
  /** Name of the page or file, and the row in it (0 for pages). */
  source: z.string(),
  row: z.int().check(z.nonnegative()),
  /** The post's own id in that file, if it had one. */
  postId: z.string(),
  /** Cases with nearly the same text share a group. */
  group: z.string(),
});
export type ReviewCase = z.infer<typeof caseSchema>;

/** As stored: what the indexes need beside the case itself. */
export interface StoredCase extends ReviewCase {
  /** Import or page that brought it. */
  readonly batch: number;
  /** Order within the batch; no two cases of a batch share one. */
  readonly place: number;
  /** 0 for the most serious level: the first key of the order shown. */
  readonly rank: number;
  /** Of the last decision; empty while there is none. */
  readonly decidedAt: string;
}

/** Order of the levels in the queue. */
function rankOf(level: Level): number {
  return level === 'warning' ? 0 : level === 'caution' ? 1 : 2;
}

/** A case without what only the store needs. */
export function bareCase(stored: StoredCase): ReviewCase {
  const { batch: _batch, place: _place, rank: _rank, decidedAt: _decidedAt, ...bare } = stored;
  return bare;
}

/** A case as it is stored. */
export function storedCase(bare: ReviewCase, batch: number, place: number): StoredCase {
  const last = bare.history.at(-1);
  return { ...bare, batch, place, rank: rankOf(bare.level), decidedAt: last?.at ?? '' };
}
