import * as z from 'zod/mini';
import { CATEGORIES, LEVELS, POST_KINDS, ROLES } from './engine/types';

/**
 * Every message that crosses between the parts of the extension, in one place. The receiver parses
 * what arrives; a message that does not fit is answered with nothing and changes nothing.
 * Direction is in the name: `page-…` content script to background, `popup-…` own pages to content
 * script, `own-…` own pages to background.
 */

/** Longest text that is judged whole; what lies behind is left out and the post counts as cut. */
export const MAX_POST_CHARS = 200_000;
export const MAX_BATCH = 200;

const ruleLevel = z.enum(['info', 'caution', 'warning']);
const span = { start: z.int(), end: z.int(), text: z.string() };

export const postSchema = z.object({
  id: z.string(),
  text: z.string().check(z.maxLength(MAX_POST_CHARS)),
  kind: z.optional(z.enum(POST_KINDS)),
});

export const findingSchema = z.object({
  ...span,
  rule: z.string(),
  category: z.enum(CATEGORIES),
  level: ruleLevel,
  evidence: z.optional(z.array(z.object(span))),
  evaded: z.optional(z.literal(true)),
});

const signSchema = z.object({ ...span, sign: z.string() });

const verdictSchema = z.object({
  id: z.string(),
  level: z.enum(LEVELS),
  categories: z.partialRecord(z.enum(CATEGORIES), ruleLevel),
  findings: z.array(findingSchema),
  role: z.enum(ROLES),
  signs: z.optional(z.array(signSchema)),
});

/** content script → background: judge these posts. Stateless, so it may be sent again. */
const judgeRequest = z.object({
  type: z.literal('page-judge'),
  posts: z.array(postSchema).check(z.maxLength(MAX_BATCH)),
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

/** content script → background: how the posts of this host are found. Pages carry no adapters. */
const siteRequest = z.object({ type: z.literal('page-site'), host: z.string() });
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

/** What a page can say of itself; `unreadable` is said openly and never shown as "safe". */
const PAGE_STATES = ['reading', 'ready', 'no-posts', 'unreadable', 'off', 'paused'] as const;

/** popup → content script: what was read and flagged here. */
export const reportRequest = z.object({
  type: z.literal('popup-report'),
  /** Also the posts without a finding (`scan-page` lists everything that was read). */
  all: z.optional(z.boolean()),
  /** At most so many posts, the most serious ones; the counts are of all of them. */
  limit: z.optional(z.int().check(z.nonnegative())),
});
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

/** popup → content script: scroll to a post and show its first finding. */
export const showRequest = z.object({ type: z.literal('popup-show'), id: z.string() });
export const doneReply = z.object({ done: z.boolean() });

export const toBackground = z.discriminatedUnion('type', [
  judgeRequest,
  countRequest,
  textsRequest,
  siteRequest,
]);
export type ToBackground = z.infer<typeof toBackground>;
