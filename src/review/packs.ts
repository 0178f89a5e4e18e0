import { createEngine } from '../engine';
import { loadRuleFile } from '../rules/load-rule-file';
import { compileTeamPack, type RuleParts } from '../rules/team-compile';
import type { ReviewDb } from './db';
import type { TeamEngine } from './judge-record';

/** What the packs borrow from the built-in rules; only read where packs are. */
export async function loadRuleParts(): Promise<RuleParts> {
  const [parts, { voice }] = await Promise.all([
    loadRuleFile('rule-parts'),
    loadRuleFile('engine-data'),
  ]);
  return { ...parts, voice };
}

/** The packs that are switched on, compiled. One that is not sound any more is left out. */
export async function loadTeamPacks(db: ReviewDb): Promise<TeamEngine[]> {
  const on = (await db.getAll('packs')).filter((pack) => pack.on);
  if (on.length === 0) return [];
  const parts = await loadRuleParts();
  const engines: TeamEngine[] = [];
  for (const { id, yaml } of on) {
    try {
      const { pack, data } = compileTeamPack(id, yaml, parts);
      engines.push({ id: pack.id, version: pack.version, engine: createEngine(data) });
    } catch {
      // Saved by another release whose lists it needs: the packs page says what is wrong with it.
    }
  }
  return engines;
}
