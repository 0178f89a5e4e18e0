import type { RuleSource, RuleText } from './schema';
import { asRuleFile, type TeamPack, teamRuleId } from './team-pack';

/** What the pages say about a pack's rules. */
export function teamTexts(pack: TeamPack): Record<string, RuleText> {
  return Object.fromEntries(
    sourcesOf(pack).map(({ id, file: { title, why, check, mayBeWrong } }) => [
      id,
      {
        title: {
          'zh-CN': `${title['zh-CN']}（团队规则：${pack.name}）`,
          en: `${title.en} (team rule: ${pack.name})`,
        },
        why,
        check,
        mayBeWrong,
        guidance: [],
        lookups: [],
      },
    ]),
  );
}

/** A pack's rules in the shape of built-in ones. */
export function sourcesOf(pack: TeamPack): RuleSource[] {
  return Object.entries(pack.rules).map(([name, rule]) => ({
    id: teamRuleId(pack.id, name),
    category: rule.category,
    file: asRuleFile(rule),
  }));
}
