import { createEngine, isFlagged, type Segmenter } from '../engine';
import { checkExample, checkSignExample, examplesOf, signExamplesOf } from './examples';
import type { LoadedRules } from './load-dir';
import type { RuleProblem } from './parse-file';

/**
 * Clean examples are posts that nobody should be warned of: no rule at all may flag them, but for
 * the one that `flaggedBy` names. Not part of the build: a rule under work elsewhere must not stop it.
 */
export function checkCleanExamples(rules: LoadedRules, segmenter: Segmenter): RuleProblem[] {
  const engine = createEngine(rules.data);
  return rules.pack.rules.flatMap((rule) =>
    examplesOf(rule).flatMap(({ field, text, spans, flaggedBy }) => {
      if (spans.length > 0) return [];
      const matched = engine.match({ id: field, text });
      const file = `rules/${rule.id}.yaml`;
      const line = rules.lineOf(file, field.split('.'));
      if (flaggedBy !== undefined) {
        const found = engine.explain(matched, segmenter).findings.map((finding) => finding.rule);
        const message = `"${text}": ${flaggedBy} does not flag it`;
        return found.includes(flaggedBy) ? [] : [{ file, line, field, message }];
      }
      const flags = engine.judge(matched, segmenter).findings.filter((f) => isFlagged(f.level));
      const message = `"${text}" is flagged by ${flags.map((f) => `${f.rule}「${f.text}」`).join(', ')}`;
      return flags.length === 0 ? [] : [{ file, line, field, message }];
    }),
  );
}

/** Runs every example of every rule and sign. Out: the failed ones as problems, empty if all hold. */
export function checkExamples(rules: LoadedRules, segmenter: Segmenter): RuleProblem[] {
  const engine = createEngine(rules.data);
  const ofSigns = signExamplesOf(rules.pack).flatMap((example) => {
    const message = checkSignExample(engine, segmenter, example);
    const file = 'rules/signs.yaml';
    const field = `${example.rule}.${example.field}`;
    const line = rules.lineOf(file, field.split('.'));
    return message === undefined ? [] : [{ file, line, field, message }];
  });
  const ofRules = rules.pack.rules.flatMap((rule) =>
    examplesOf(rule).flatMap((example) => {
      const message = checkExample(engine, segmenter, example);
      const file = `rules/${rule.id}.yaml`;
      const line = rules.lineOf(file, example.field.split('.'));
      return message === undefined ? [] : [{ file, line, field: example.field, message }];
    }),
  );
  return [...ofRules, ...ofSigns];
}
