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

/**
 * Reads a file of the package; nothing is asked of the network. For extension pages, their workers
 * and the background. Rejects where the package is damaged.
 */
export async function loadRuleFile<Name extends RuleFileName>(
  name: Name,
): Promise<RuleFiles[Name]> {
  // Workers have no `browser.runtime`, but all of these contexts have a place in the package.
  const response = await fetch(new URL(`/${ruleFilePath(name)}`, location.href));
  // Checked rule by rule when it was built, and part of the signed package since.
  return (await response.json()) as RuleFiles[Name];
}
