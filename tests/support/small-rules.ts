import { compileRules } from '../../src/rules/compile';
import type { LoadedRules } from '../../src/rules/load-dir';
import type { RulePack } from '../../src/rules/schema';
import { makePack } from './make-engine';

/** A pack of one rule with these examples, as `loadRules` would give it. */
export function smallRules(
  any: string[],
  examples: Partial<RulePack['rules'][number]['file']['examples']>,
  more: Partial<RulePack> = {},
): LoadedRules {
  const pack = makePack({ rules: { it: { any } } });
  const rules = pack.rules.map((rule) => ({
    ...rule,
    file: { ...rule.file, examples: { flag: [], clean: [], todo: [], ...examples } },
  }));
  const full = { ...pack, rules, ...more };
  return { pack: full, data: compileRules(full), problems: [], lineOf: () => 7 };
}
