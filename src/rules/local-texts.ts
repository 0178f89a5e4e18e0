import type { Bilingual, RuleTexts } from './schema';

/** The same shape with every pair of wordings replaced by the one of a language. */
export type Localised<T> = T extends Bilingual
  ? string
  : T extends readonly (infer U)[]
    ? readonly Localised<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Localised<T[K]> }
      : T;

/** What the interface says about the rules, in one language (made by scripts/localise.ts). */
export type LocalTexts = Localised<RuleTexts>;
export type LocalRule = LocalTexts['rules'][string];

/** The examples of a rule, as written in its file: the evidence stands in 【】. */
export interface RuleExamples {
  readonly level: 'info' | 'caution' | 'warning';
  readonly flag: readonly string[];
  readonly clean: readonly string[];
}
