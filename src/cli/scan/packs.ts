import { RuleProblems } from '../../rules/parse-file';
import type { RulePack } from '../../rules/schema';
import { compileTeamPack } from '../../rules/team-compile';
import type { CompiledRules } from './protocol';

export interface PackFile {
  readonly file: string;
  readonly yaml: string;
}

/** Compiles a team's rule packs. Throws with file, line and field of each mistake. */
export function compileTeamPacks(
  packs: readonly PackFile[],
  builtIn: RulePack,
): CompiledRules['packs'] {
  return packs.map(({ file, yaml }) => {
    try {
      const { pack, data } = compileTeamPack(file, yaml, builtIn);
      return { id: pack.id, version: pack.version, data };
    } catch (error) {
      if (error instanceof RuleProblems) throw new Error(`--rules is not sound\n${error.message}`);
      throw error;
    }
  });
}
