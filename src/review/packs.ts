import { createEngine } from '../engine';
import type { RuleText } from '../rules/schema';
import { compileTeamPack, type RuleParts, teamTexts } from '../rules/team-compile';
import type { ReviewDb } from './db';
import type { TeamEngine } from './judge-record';

export interface TeamPacks {
  readonly engines: readonly TeamEngine[];
  readonly texts: Readonly<Record<string, RuleText>>;
}

/** What the packs borrow from the built-in rules; a chunk of its own, only read where packs are. */
export async function loadRuleParts(): Promise<RuleParts> {
  return (await import('virtual:mingjian/rule-parts')).default;
}

/** The packs that are switched on, compiled. One that is not sound any more is left out. */
export async function loadTeamPacks(db: ReviewDb): Promise<TeamPacks> {
  const on = (await db.getAll('packs')).filter((pack) => pack.on);
  if (on.length === 0) return { engines: [], texts: {} };
  const parts = await loadRuleParts();
  const engines: TeamEngine[] = [];
  const texts: Record<string, RuleText> = {};
  for (const { id, yaml } of on) {
    try {
      const { pack, data } = compileTeamPack(id, yaml, parts);
      engines.push({ id: pack.id, version: pack.version, engine: createEngine(data) });
      Object.assign(texts, teamTexts(pack));
    } catch {
      // Saved by another release whose lists it needs: the packs page says what is wrong with it.
    }
  }
  return { engines, texts };
}
