import type { EngineData } from '../engine/data';
import type { LocalTexts, RuleExamples } from './local-texts';
import type { RuleParts } from './team-compile';

/**
 * What the build makes of the rule files (scripts/rule-files.ts). Files of the package and not
 * modules: every script would hold a copy of its own of what several ask for.
 */
export interface RuleFiles {
  readonly 'engine-data': EngineData;
  readonly 'rule-texts.zh-CN': LocalTexts;
  readonly 'rule-texts.zh-TW': LocalTexts;
  readonly 'rule-texts.en': LocalTexts;
  /** Level and examples of every rule, for the settings page. */
  readonly 'rule-examples': Readonly<Record<string, RuleExamples>>;
  /** What a team's own rules may borrow. The voice is the engine's: it is too large to ship twice. */
  readonly 'rule-parts': Omit<RuleParts, 'voice'>;
}
export type RuleFileName = keyof RuleFiles;

/** Where a file stands in the package. */
export function ruleFilePath(name: RuleFileName): string {
  return `rules/${name}.json`;
}
