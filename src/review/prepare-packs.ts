import type { EngineData } from '../engine/data';
import { compileTeamPack, type RuleParts } from '../rules/team-compile';
import { teamTexts } from '../rules/team-texts';
import type { StoredPack } from './db';
import type { PublishedPack } from './published-packs';

/** What all packs together may take of the storage; the rest stays on the review page. */
const MOST_CHARS = 3_000_000;

/** Compiles the packs that are switched on for web pages. One that is not sound is left out. */
export function preparePacks(
  packs: readonly StoredPack[],
  parts: RuleParts,
  builtIn: EngineData,
): PublishedPack[] {
  const prepared: PublishedPack[] = [];
  let chars = 0;
  for (const { id, yaml, on } of packs) {
    if (!on) continue;
    try {
      const { pack, data } = compileTeamPack(id, yaml, parts);
      const one = {
        id: pack.id,
        version: pack.version,
        data: difference(data, builtIn),
        texts: teamTexts(pack),
      };
      chars += JSON.stringify(one).length;
      if (chars > MOST_CHARS) break;
      prepared.push(one);
    } catch {
      // The packs page says what is wrong with it.
    }
  }
  return prepared;
}

/** How people speak and how texts are read is the same: large, and there already. */
function difference(data: EngineData, builtIn: EngineData): Record<string, unknown> {
  const known: Readonly<Record<string, unknown>> = { ...builtIn };
  return Object.fromEntries(
    Object.entries(data).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(known[key]),
    ),
  );
}
