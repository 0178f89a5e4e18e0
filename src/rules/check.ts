import { createEngine, type Segmenter } from '../engine';
import { checkExample, examplesOf } from './examples';
import type { LoadedRules } from './load-dir';
import type { RuleProblem } from './parse-file';

/** Runs every example of every rule. Out: the failed ones as problems, empty if all hold. */
export function checkExamples(rules: LoadedRules, segmenter: Segmenter): RuleProblem[] {
  const engine = createEngine(rules.data);
  return rules.pack.rules.flatMap((rule) =>
    examplesOf(rule).flatMap((example) => {
      const message = checkExample(engine, segmenter, example);
      const file = `rules/${rule.id}.yaml`;
      const line = rules.lineOf(file, example.field.split('.'));
      return message === undefined ? [] : [{ file, line, field: example.field, message }];
    }),
  );
}
