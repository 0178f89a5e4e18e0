import { isFlagged } from '../../src/engine';
import type { EngineData } from '../../src/engine/data';
import { compileRules } from '../../src/rules/compile';
import { frameName } from '../../src/rules/pattern-groups';
import type { RulePack, RuleSource } from '../../src/rules/schema';

/** One line of evidence: the rule that uses it, the file that holds it. */
export interface SinglePattern {
  readonly rule: string;
  /** `rules/…yaml`, the rule's own or that of a frame. */
  readonly file: string;
  readonly pattern: string;
}

export interface SinglePatterns {
  /** Rules of one pattern each, by their ids. */
  readonly patterns: ReadonlyMap<string, SinglePattern>;
  /** They are heard in any tone and beside any other rule: what counts is what the words say. */
  readonly data: EngineData;
}

/**
 * Takes sharp rules (`caution` or above, not `broad`) apart: every pattern of `any` becomes a rule of
 * its own, with the surroundings, exceptions and roles of the rule that uses it. Broad rules are sums
 * of weak signs, of which none has to be right alone.
 * In: a pack without problems; which rules, all if it does not say.
 */
export function singlePatterns(
  pack: RulePack,
  isWanted: (rule: string) => boolean = () => true,
): SinglePatterns {
  const patterns = new Map<string, SinglePattern>();
  const rules: RuleSource[] = [];
  for (const { id: rule, category, file } of pack.rules) {
    if (file.broad > 0 || !isFlagged(file.level) || !isWanted(rule)) continue;
    for (const { from, pattern, allow } of evidenceOf(pack, rule, file)) {
      const id = `${category}/one-${rules.length}`;
      patterns.set(id, { rule, file: from, pattern });
      const match = { ...file.match, any: [pattern], allow: [...file.match.allow, ...allow] };
      rules.push({ id, category, file: { ...file, match } });
    }
  }
  const { stray: _stray, ...data } = compileRules({ ...pack, rules });
  const deaf = data.rules.map(({ push: _push, lean: _lean, beside: _beside, ...rest }) => rest);
  return { patterns, data: { ...data, rules: deaf } };
}

function evidenceOf(
  { frames }: RulePack,
  rule: string,
  { match }: RuleSource['file'],
): { from: string; pattern: string; allow: readonly string[] }[] {
  return match.any.flatMap((pattern) => {
    const name = frameName(pattern);
    const frame = frames[name];
    if (frame === undefined) return [{ from: `rules/${rule}.yaml`, pattern, allow: [] }];
    const from = `rules/frames/${name}.yaml`;
    return frame.patterns.map((one) => ({ from, pattern: one, allow: frame.allow }));
  });
}
