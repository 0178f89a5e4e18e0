import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { RuleTexts } from '../rules/schema';

/** Null while they load, and when they cannot be loaded. */
export const RuleTextsContext = createContext<RuleTexts | null>(null);

export function useRuleTexts(): RuleTexts | null {
  return useContext(RuleTextsContext);
}

/** Loads the rule texts in a chunk of their own: they grow with the rules, the popup must not. */
export function useLoadedRuleTexts(): RuleTexts | null {
  const [texts, setTexts] = useState<RuleTexts | null>(null);
  useEffect(() => {
    import('virtual:mingjian/rule-texts').then(
      (loaded) => setTexts(loaded.default),
      (error: unknown) => console.error('The rule texts could not be loaded.', error),
    );
  }, []);
  return texts;
}
