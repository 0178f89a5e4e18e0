import * as z from 'zod/mini';

/** popup → content script: what was read and flagged here. */
export const reportRequest = z.object({
  type: z.literal('popup-report'),
  /** Also the posts without a finding (`scan-page` lists everything that was read). */
  all: z.optional(z.boolean()),
  /** At most so many posts, the most serious ones; the counts are of all of them. */
  limit: z.optional(z.int()),
});
/** popup → content script: scroll to a post and show its first finding. */
export const showRequest = z.object({ type: z.literal('popup-show'), id: z.string() });
