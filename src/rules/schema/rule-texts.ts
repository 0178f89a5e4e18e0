import type { Bilingual } from './fields';
import type { GuidanceFile } from './guidance-file';

/** What the popup and the card say about a rule. */
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
