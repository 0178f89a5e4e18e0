import type { RuleTexts } from '../../rules/schema';
import { useLoadedRuleTexts } from '../use-rule-texts';

/** The texts of the built-in rules. */
export function useReviewTexts(): RuleTexts | null {
  return useLoadedRuleTexts();
}
