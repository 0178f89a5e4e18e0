import { loadRuleFile } from './load-rule-file';
import type { LocalTexts } from './local-texts';

/** The rule texts of a language. */
export function loadRuleTexts(language: 'zh-CN' | 'zh-TW' | 'en'): Promise<LocalTexts> {
  return loadRuleFile(`rule-texts.${language}`);
}
