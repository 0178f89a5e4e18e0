import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Language } from '../i18n';
import type { LocalTexts } from '../rules/local-texts';

/** Null while they load, and when they cannot be loaded. */
export const RuleTextsContext = createContext<LocalTexts | null>(null);

export function useRuleTexts(): LocalTexts | null {
  return useContext(RuleTextsContext);
}

/** One chunk per language: the rule texts grow with the rules, what opens them must not. */
const CHUNKS = {
  'zh-CN': () => import('virtual:mingjian/rule-texts/zh-CN'),
  'zh-TW': () => import('virtual:mingjian/rule-texts/zh-TW'),
  en: () => import('virtual:mingjian/rule-texts/en'),
} as const;

/** The rule texts of a language. */
export async function loadRuleTexts(language: Language): Promise<LocalTexts> {
  return (await CHUNKS[language]()).default;
}

/** The rule texts of the language shown, once they are there. */
export function useLoadedRuleTexts(language: Language): LocalTexts | null {
  const [texts, setTexts] = useState<LocalTexts | null>(null);
  useEffect(() => {
    let current = true;
    loadRuleTexts(language).then(
      (loaded) => {
        if (current) setTexts(loaded);
      },
      (error: unknown) => console.error('The rule texts could not be loaded.', error),
    );
    return () => {
      current = false;
    };
  }, [language]);
  return texts;
}
