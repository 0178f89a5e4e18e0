import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../../i18n';
import type { ReviewDb } from '../../review/db';
import { loadTeamTexts } from '../../review/pack-texts';
import type { LocalRule, LocalTexts } from '../../rules/local-texts';
import type { RuleText } from '../../rules/schema';
import { useLoadedRuleTexts } from '../use-rule-texts';

/** The texts of the built-in rules and of the team's own, for the page that gives the language. */
export function useReviewTexts(
  db: ReviewDb | null,
  version: number,
  language: Language,
): LocalTexts | null {
  const builtIn = useLoadedRuleTexts(language);
  const [team, setTeam] = useState<Readonly<Record<string, RuleText>>>({});
  useEffect(() => {
    if (db === null) return;
    loadTeamTexts(db).then(setTeam, () => setTeam({}));
  }, [db, version]);
  return useMemo(() => {
    if (builtIn === null) return null;
    const own = Object.entries(team).map(([id, text]) => [id, inLanguage(text, language)] as const);
    return { ...builtIn, rules: { ...builtIn.rules, ...Object.fromEntries(own) } };
  }, [builtIn, team, language]);
}

/** A team writes Chinese and English; whoever reads zh-TW sees what the team wrote. */
function inLanguage(text: RuleText, language: Language): LocalRule {
  const key = language === 'en' ? 'en' : 'zh-CN';
  const { title, why, check, mayBeWrong } = text;
  return {
    ...text,
    title: title[key],
    why: why[key],
    check: check[key],
    mayBeWrong: mayBeWrong[key],
  };
}
