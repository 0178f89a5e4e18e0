import type { LocalTexts } from './local-texts';
import { loadRuleFile } from './packaged';

/** The rule texts of a language. */
export function loadRuleTexts(language: 'zh-CN' | 'zh-TW' | 'en'): Promise<LocalTexts> {
  return loadRuleFile(`rule-texts.${language}`);
}
