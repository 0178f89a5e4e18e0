import type { EngineData } from '../../engine/data';
import { compileRules } from '../compile';
import { type RulePack, ruleFileSchema } from '../schema';

const NOTE = { 'zh-CN': '–', en: '–' };

/** Compiles each pattern as the evidence of a rule of its own: `rules[i].any` is pattern i's group. */
export function compileAlone(pack: RulePack, patterns: readonly string[]): EngineData {
  const rules = patterns.map((pattern, i) => ({
    id: `legal-operation/p-${i}`,
    category: 'legal-operation' as const,
    file: ruleFileSchema.parse({
      level: 'info',
      title: NOTE,
      why: NOTE,
      check: NOTE,
      mayBeWrong: NOTE,
      source: { report: '–', law: '–' },
      guidance: ['–'],
      match: { any: [pattern] },
      examples: { flag: ['–', '–', '–'], clean: ['–', '–', '–'] },
    }),
  }));
  return compileRules({ ...pack, rules });
}
