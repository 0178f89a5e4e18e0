import { z } from 'zod';
import type { VoiceData } from '../engine/data';
import { CATEGORIES, ROLES, STANCES } from '../engine/types';
import { QUESTIONS } from '../engine/voice';

/**
 * The shape of the rule files (design, section 5). Everything is strict: an unknown field is a
 * mistake and stops the build with file, line and field (see load.ts).
 */

const nonEmpty = z.string().trim().min(1);
const bilingual = z.strictObject({ 'zh-CN': nonEmpty, en: nonEmpty });
export const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const kebab = z.string().regex(KEBAB, 'must be kebab-case');

/** Pattern text; its grammar is parsed in engine/pattern.ts, and described in rules/README.md. */
const pattern = nonEmpty;
const patterns = z.array(pattern).min(1);

/** How far a needed or vetoing context may stand from the evidence. */
const within = z.union([
  z.enum(['clause', 'sentence', 'paragraph', 'text']),
  z.number().int().min(1).max(200),
]);
/** Without `within`: about as far as readers connect two statements of a post (law.md, section 5). */
const DEFAULT_DISTANCE = 200;
const contextClause = z.strictObject({ within: within.default(DEFAULT_DISTANCE), any: patterns });

const example = z.union([
  nonEmpty,
  z.strictObject({
    text: nonEmpty,
    why: nonEmpty.optional(),
    /** In a clean example: another rule flags this text, and rightly so. */
    flaggedBy: nonEmpty.optional(),
  }),
]);

/** Log odds (engine/voice.ts). */
const tone = z.number().min(-9).max(9);
const toneFloor = z.strictObject({ push: tone, lean: tone.max(0).optional() });

export const ruleFileSchema = z.strictObject({
  level: z.enum(['info', 'caution', 'warning']),
  /** 1, 2: evidence so broad that it only speaks where no sharper rule of its category does. */
  broad: z.number().int().min(0).max(2).default(0),
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

/** rules/pack.yaml: what this set of rules is. The version is the date of its last change. */
export const packFileSchema = z.strictObject({
  name: nonEmpty,
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'a date like 2026-11-22'),
  /** What rules from `caution` up ask of the text unless they say otherwise, by `broad` 0, 1, 2. */
  tone: z.tuple([toneFloor, toneFloor, toneFloor]),
});
export type PackFile = z.infer<typeof packFileSchema>;

/** rules/terms/<name>.yaml: a shared list, used in patterns as `$name`. */
export const termFileSchema = z.strictObject({
  about: nonEmpty,
  terms: z.array(nonEmpty).min(1),
  /** Longer words in which a term of this list means nothing. */
  allow: z.array(nonEmpty).default([]),
});
export type TermFile = z.infer<typeof termFileSchema>;

/** rules/frames/<name>.yaml: one idea in many wordings, used in rules as `&name`. */
export const frameFileSchema = z.strictObject({
  about: nonEmpty,
  /** It only tells that something is offered: needed beside evidence, but not shown as such. */
  sign: z.boolean().default(false),
  patterns,
  allow: z.array(pattern).default([]),
});
export type FrameFile = z.infer<typeof frameFileSchema>;

/** Only hosts of the state, its courts, police and regulators, and the consumer bodies (law.md). */
const OFFICIAL_HOST =
  /(^|\.)(gov\.cn|12315\.cn|12377\.cn|12321\.cn|cca\.org\.cn|cyberpolice\.cn|creditchina\.gov\.cn)$/;
const officialUrl = z.url().refine((url) => OFFICIAL_HOST.test(new URL(url).hostname), {
  error: 'must be an address on an official host',
});

export const guidanceFileSchema = z.strictObject({
  law: z.record(
    nonEmpty,
    z.strictObject({
      name: bilingual,
      /** Article as cited, without 第…条. */
      article: z.string(),
      gist: bilingual,
      /** T = text read, S = known from a secondary source; nothing else may be cited. */
      verified: z.enum(['T', 'S']),
      url: officialUrl,
      /** Where to go when the deep link has moved. */
      root: officialUrl,
    }),
  ),
  lookups: z.record(
    kebab,
    z.strictObject({
      name: bilingual,
      use: bilingual,
      url: officialUrl.optional(),
      tel: nonEmpty.optional(),
    }),
  ),
});
export type GuidanceFile = z.infer<typeof guidanceFileSchema>;

export const variantsFileSchema = z.strictObject({
  /** Written form (as the reader sees it) to what it stands for; several characters to one or many. */
  rewrites: z.record(nonEmpty, nonEmpty),
});
export type VariantsFile = z.infer<typeof variantsFileSchema>;

/** rules/disguises.json, generated: what forms are read as, and the forms, with bars between them. */
export const disguisesFileSchema = z.record(nonEmpty, nonEmpty);

const cueGroup = z.strictObject({
  about: nonEmpty,
  any: patterns,
  allow: z.array(pattern).default([]),
});

export const contextsFileSchema = z.strictObject({
  /** Cues that give the hits near them a stance. Reach in code units of the normalised text. */
  stances: z.record(
    kebab,
    z.strictObject({
      stance: z.enum(STANCES),
      about: nonEmpty,
      any: patterns,
      allow: z.array(pattern).default([]),
      /** Which side of the cue the hit stands on. */
      side: z.enum(['after-cue', 'before-cue', 'both']),
      within: z.enum(['clause', 'sentence', 'neighbour']),
      reach: z.number().int().min(1).max(60),
    }),
  ),
  /** Cue groups of the whole text; what they weigh for each role stands in `roles`. */
  cues: z.record(kebab, cueGroup),
  roles: z.partialRecord(
    z.enum(ROLES),
    z.strictObject({ bias: z.number(), cues: z.record(kebab, z.number()) }),
  ),
  examples: z.array(
    z.strictObject({
      text: nonEmpty,
      role: z.enum(ROLES).optional(),
      stance: z.enum(STANCES).optional(),
    }),
  ),
});
export type ContextsFile = z.infer<typeof contextsFileSchema>;

/**
 * rules/families.yaml: the report's problem classes by the category that carries them, and the
 * red-flag families of the law notes that belong to each (id → a few words).
 */
export const familiesFileSchema = z.record(
  z.enum(CATEGORIES),
  z.strictObject({
    class: nonEmpty,
    /** What the report says of it, in its words. */
    report: nonEmpty,
    families: z.record(z.string().regex(/^5\.\d [a-z-]+$/, 'like "5.1 tobacco"'), nonEmpty),
  }),
);
export type FamiliesFile = z.infer<typeof familiesFileSchema>;

/**
 * rules/signs.yaml: what honest offers often say too - a number, a return, a contract. A sign proves
 * nothing; its note says what it does and does not show, and where it can be checked.
 */
export const signsFileSchema = z.record(
  kebab,
  z.strictObject({
    label: bilingual,
    note: bilingual,
    guidance: z.array(nonEmpty).default([]),
    lookups: z.array(kebab).default([]),
    match: z.strictObject({
      any: patterns,
      /** Any of these takes the sign away. */
      unless: z.array(contextClause).default([]),
      /** Longer phrases in which it means something else. */
      allow: z.array(pattern).default([]),
    }),
    examples: z.strictObject({
      /** The exact span is put in 【】. */
      found: z.array(nonEmpty).min(3),
      none: z.array(nonEmpty).min(2),
    }),
  }),
);
export type SignsFile = z.infer<typeof signsFileSchema>;

/** rules/voice.json: the fitted model that tells offers from other texts (engine/voice.ts). */
const voiceWeights = z.array(z.number()).max(QUESTIONS.length);
export const voiceFileSchema = z.strictObject({
  usual: z.number().min(0).max(1),
  bias: voiceWeights,
  cues: z.record(kebab, voiceWeights),
  /** One to three characters (UTF-16 units), or the length of the text in powers of two (`#7`). */
  grams: z.record(z.string().regex(/^(?:#\d{1,2}|[\s\S]{1,3})$/), voiceWeights),
});
export type VoiceFile = z.infer<typeof voiceFileSchema>;

/** Everything the engine is compiled from. `id` is the path without its ending: `pyramid/entry-fee`. */
export interface RuleSource {
  readonly id: string;
  readonly category: (typeof CATEGORIES)[number];
  readonly file: RuleFile;
}
export interface RulePack {
  readonly version: string;
  readonly tone: PackFile['tone'];
  readonly rules: readonly RuleSource[];
  readonly terms: Readonly<Record<string, TermFile>>;
  readonly frames: Readonly<Record<string, FrameFile>>;
  readonly guidance: GuidanceFile;
  readonly families: FamiliesFile;
  readonly signs: SignsFile;
  readonly variants: VariantsFile;
  readonly contexts: ContextsFile;
  readonly voice: VoiceData;
}

/** What the popup and the card say about a rule. */
export type Bilingual = z.infer<typeof bilingual>;
export interface RuleText {
  readonly title: Bilingual;
  readonly why: Bilingual;
  readonly check: Bilingual;
  readonly mayBeWrong: Bilingual;
  readonly guidance: readonly string[];
  readonly lookups: readonly string[];
}
/** What the popup says about a good sign. */
export interface SignText {
  readonly label: Bilingual;
  readonly note: Bilingual;
  readonly guidance: readonly string[];
  readonly lookups: readonly string[];
}
export interface RuleTexts {
  readonly version: string;
  readonly rules: Readonly<Record<string, RuleText>>;
  readonly signs: Readonly<Record<string, SignText>>;
  readonly guidance: GuidanceFile;
}
