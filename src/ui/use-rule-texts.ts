import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Language } from '../i18n';
import { loadRuleTexts } from '../rules/load-texts';
import type { LocalTexts } from '../rules/local-texts';

/** Shown instead of texts that cannot be read: nothing is known of any rule, and nothing waits. */
export const NO_TEXTS: LocalTexts = {
  version: '',
  rules: {},
  signs: {},
  guidance: { law: {}, lookups: {} },
};

/** Null while they load. */
export const RuleTextsContext = createContext<LocalTexts | null>(null);

export function useRuleTexts(): LocalTexts | null {
  return useContext(RuleTextsContext);
}

/**
 * The rule texts of the language shown, once they are there.
 * @param load must be the same in each call
 */
export function useLoadedRuleTexts(
  language: Language,
  load: (language: Language) => Promise<LocalTexts> = loadRuleTexts,
): LocalTexts | null {
  const [texts, setTexts] = useState<LocalTexts | null>(null);
  useEffect(() => {
    let current = true;
    load(language).then(
      (loaded) => {
        if (current) setTexts(loaded);
      },
      (error: unknown) => {
        console.error('The rule texts could not be loaded.', error);
        if (current) setTexts(NO_TEXTS);
      },
    );
    return () => {
      current = false;
    };
  }, [language, load]);
  return texts;
}
