import type { LocalTexts } from './local-texts';

/** One chunk per language: the rule texts grow with the rules, what opens them must not. */
const CHUNKS = {
  'zh-CN': () => import('virtual:mingjian/rule-texts/zh-CN'),
  'zh-TW': () => import('virtual:mingjian/rule-texts/zh-TW'),
  en: () => import('virtual:mingjian/rule-texts/en'),
} as const;

/** The rule texts of a language. */
export async function loadRuleTexts(language: keyof typeof CHUNKS): Promise<LocalTexts> {
  return (await CHUNKS[language]()).default;
}
