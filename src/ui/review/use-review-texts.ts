import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReviewDb } from '../../review/db';
import { loadTeamPacks } from '../../review/packs';
import type { RuleText, RuleTexts } from '../../rules/schema';
import { useLoadedRuleTexts } from '../use-rule-texts';

/** The texts of the built-in rules and of the team's own. */
export function useReviewTexts(db: ReviewDb | null, version: number): RuleTexts | null {
  const builtIn = useLoadedRuleTexts();
  const [team, setTeam] = useState<Readonly<Record<string, RuleText>>>({});
  useEffect(() => {
    if (db === null) return;
    loadTeamPacks(db).then(
      ({ texts }) => setTeam(texts),
      () => setTeam({}),
    );
  }, [db, version]);
  return useMemo(
    () => (builtIn === null ? null : { ...builtIn, rules: { ...builtIn.rules, ...team } }),
    [builtIn, team],
  );
}
