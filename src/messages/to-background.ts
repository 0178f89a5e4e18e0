import * as z from 'zod/mini';
import { POST_KINDS } from '../engine/types';
import { MAX_BATCH, MAX_POST_CHARS } from './limits';

const postSchema = z.object({
  id: z.string(),
  text: z.string().check(z.maxLength(MAX_POST_CHARS)),
  kind: z.optional(z.enum(POST_KINDS)),
});

/** content script → background: judge these posts. Stateless, so it may be sent again. */
const judgeRequest = z.object({
  type: z.literal('page-judge'),
  posts: z.array(postSchema).check(z.maxLength(MAX_BATCH)),
});
/** content script → background: how many posts are flagged now, for the toolbar badge. */
const countRequest = z.object({
  type: z.literal('page-count'),
  flagged: z.int(),
  /** Whether posts are being read here at all; left out: yes. */
  on: z.optional(z.boolean()),
});

/** content script → background: what the card in the page says about these rules. */
const textsRequest = z.object({
  type: z.literal('page-texts'),
  rules: z.array(z.string()).check(z.maxLength(MAX_BATCH)),
  language: z.enum(['zh-CN', 'zh-TW', 'en']),
});
/** content script → background: how the posts of this host are found. Pages carry no adapters. */
const siteRequest = z.object({ type: z.literal('page-site'), host: z.string() });
export const toBackground = z.discriminatedUnion('type', [
  judgeRequest,
  countRequest,
  textsRequest,
  siteRequest,
]);
export type ToBackground = z.infer<typeof toBackground>;
