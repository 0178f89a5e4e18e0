import type { RuleText } from '../rules/schema';
import { parseTeamPack } from '../rules/team-pack';
import { teamTexts } from '../rules/team-texts';
import type { ReviewDb } from './db';

/** What the packs that are switched on say of their rules; read without compiling them. */
export async function loadTeamTexts(db: ReviewDb): Promise<Record<string, RuleText>> {
  const texts: Record<string, RuleText> = {};
  for (const { id, yaml, on } of await db.getAll('packs')) {
    if (!on) continue;
    try {
      Object.assign(texts, teamTexts(parseTeamPack(id, yaml).pack));
    } catch {
      // The packs page says what is wrong with it.
    }
  }
  return texts;
}
