import { createEngine } from '../engine';
import { compileTeamPack, type RuleParts } from '../rules/team-compile';
import type { ReviewDb } from './db';
import type { TeamEngine } from './judge-record';

/**
 * What the packs borrow from the built-in rules; a chunk of its own, only read where packs are. The
 * weights of the voice are the engine's: they are too large to ship twice.
 */
export async function loadRuleParts(): Promise<RuleParts> {
  const parts: Omit<RuleParts, 'voice'> = (await import('virtual:mingjian/rule-parts')).default;
  const { default: data } = await import('virtual:mingjian/engine-data');
  return { ...parts, voice: data.voice };
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
