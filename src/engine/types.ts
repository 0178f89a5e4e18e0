/** The six rule categories, in the report's order plus one (design, section 1). */
export const CATEGORIES = [
  'legal-operation',
  'product-quality',
  'false-advertising',
  'after-sales',
  'pyramid',
  'money-scam',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Levels from harmless to urgent. A post is "flagged" from `caution` up. */
export const LEVELS = ['none', 'info', 'caution', 'warning'] as const;
export type Level = (typeof LEVELS)[number];
/** A level that a rule can carry: everything but `none`. */
export type RuleLevel = Exclude<Level, 'none'>;

/** Compares two levels: negative if `a` is the lower one. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}

/** True from `caution` up: the post gets a mark in the page. */
export function isFlagged(level: Level): boolean {
  return compareLevels(level, 'caution') >= 0;
}

/** What a post is in the page. Long articles are judged paragraph by paragraph. */
export const POST_KINDS = ['post', 'comment', 'article', 'listing'] as const;
export type PostKind = (typeof POST_KINDS)[number];

export interface Post {
  readonly id: string;
  readonly text: string;
  readonly kind?: PostKind;
}

/** A stretch of the original text. Offsets are UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How the words around a hit hold it: only asserted claims count unless a rule says otherwise. */
export const STANCES = ['asserted', 'denied', 'warned', 'reported', 'asked', 'quoted'] as const;
export type Stance = (typeof STANCES)[number];

/** Who speaks, judged from the cues of the whole text. */
export const ROLES = ['seller', 'recruiter', 'buyer', 'press', 'teacher', 'ordinary'] as const;
export type Role = (typeof ROLES)[number];

/** One warning: the rule, and the exact characters that caused it. */
export interface Finding extends Span {
  readonly rule: string;
  readonly category: Category;
  readonly level: RuleLevel;
  /** Further spans of the same warning: every element of a combination, the needed context. */
  readonly evidence?: readonly Span[];
  /** The words were written in a disguised form (split, spaced out, homophones). */
  readonly evaded?: true;
}

/** Words that honest offers often hold too (rules/signs.yaml). They prove nothing. */
export interface Sign extends Span {
  readonly sign: string;
}

export interface Verdict {
  readonly id: string;
  readonly level: Level;
  readonly categories: Readonly<Partial<Record<Category, RuleLevel>>>;
  readonly findings: readonly Finding[];
  readonly role: Role;
  /** Beside findings only, and only where there is one. */
  readonly signs?: readonly Sign[];
}

/** Word boundaries of a text: sorted UTF-16 offsets where a word starts, 0 and the length included. */
export interface Segmenter {
  boundaries(text: string): Int32Array;
}
