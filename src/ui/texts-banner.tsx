import { NO_TEXTS, useRuleTexts } from './use-rule-texts';
import { useWords } from './words';

/** Says openly that the rules cannot be explained, and what can be done. */
export function TextsBanner() {
  const words = useWords();
  if (useRuleTexts() !== NO_TEXTS) return null;
  return (
    <p class="banner" role="alert" data-problem="texts">
      {words.noTexts}
    </p>
  );
}
