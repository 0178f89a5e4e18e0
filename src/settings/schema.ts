import * as z from 'zod/mini';
import { CATEGORIES } from '../engine/types';

export const SETTINGS_VERSION = 1;
export const UI_LANGUAGES = ['auto', 'zh-CN', 'zh-TW', 'en'] as const;

/** What a single rule may be set to: as written, shown as information only, or not at all. */
export const RULE_CHOICES = ['on', 'info', 'off'] as const;
export type RuleChoice = (typeof RULE_CHOICES)[number];

/** From which level a post is marked in the page; `never`: the popup only. */
export const MARK_LEVELS = ['caution', 'warning', 'never'] as const;
export type MarkFrom = (typeof MARK_LEVELS)[number];

/** What people said of one text: "not a problem", or "do not show me this". */
const ASIDE_KINDS = ['fine', 'hidden'] as const;

/** Old entries make room for new ones, so that settings stay small however long they are used. */
export const MAX_ASIDE = 1_000;
/** Choices for rules, and for sites: far more than there are. A file must not bring any number. */
export const MAX_CHOICES = 2_000;
/** Longest name of a host, an author or a key. */
export const MAX_NAME_CHARS = 300;

const name = z.string().check(z.maxLength(MAX_NAME_CHARS));

/** A text that was set aside: its hash and not one of its words. */
export const asideSchema = z.object({
  key: name,
  as: z.enum(ASIDE_KINDS),
  host: name,
  /** Day of the choice, for the list in the settings. */
  day: name,
});
export type Aside = z.infer<typeof asideSchema>;

/** An author whose posts are not pointed out on one site. */
export const trustSchema = z.object({ host: name, author: name, day: name });
export type Trust = z.infer<typeof trustSchema>;

/**
 * What people have chosen. What is left out was never touched: the built-in default applies, so a
 * changed default reaches those who left it alone, and only them.
 */
const settingsSchema = z.object({
  version: z.literal(SETTINGS_VERSION),
  categories: z.partialRecord(z.enum(CATEGORIES), z.boolean()),
  /** Rule id to choice. */
  rules: z.record(z.string(), z.enum(RULE_CHOICES)),
  markFrom: z.optional(z.enum(MARK_LEVELS)),
  /** Host name to switch. A host that is not listed follows the built-in default of its adapter. */
  sites: z.record(z.string(), z.boolean()),
  /** Milliseconds of the epoch; nothing is read on any page before. */
  pausedUntil: z.optional(z.number()),
  trusted: z.array(trustSchema),
  aside: z.array(asideSchema),
  language: z.enum(UI_LANGUAGES),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  categories: {},
  rules: {},
  sites: {},
  trusted: [],
  aside: [],
  language: 'auto',
};
