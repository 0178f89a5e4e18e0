/**
 * For rule authors: checks all rules and their examples, lints them, and shows what the engine
 * makes of a text. Run: npm run rules:check [-- TEXT...] [--untried NAME]
 *   --untried NAME  also lists what no example or corpus post exercises in files that hold NAME
 */
import { parseArgs } from 'node:util';
import { corpusTexts } from '../src/cli/corpus-texts';
import { createNodeEngine } from '../src/cli/node-engine';
import { RULES_DIR } from '../src/cli/rules-dir';
import { checkCleanExamples, checkExamples } from '../src/rules/check';
import { lintRules } from '../src/rules/lint/report';
import { formatProblem, RuleProblems } from '../src/rules/parse-file';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { untried: { type: 'string' } },
});

try {
  const { engine, segmenter, rules } = createNodeEngine(RULES_DIR, { skipBroken: true });
  // Files that cannot be read or compiled come first: the lints need all of them.
  const lints =
    rules.problems.length > 0
      ? { problems: [], counts: [], details: [] }
      : lintRules(rules, corpusTexts());
  const problems = [
    ...rules.problems,
    ...checkExamples(rules, segmenter),
    ...checkCleanExamples(rules, segmenter),
    ...lints.problems,
  ];
  for (const problem of problems) console.log(formatProblem(problem));
  const { untried } = values;
  for (const detail of lints.details) {
    if (untried !== undefined && detail.file.includes(untried)) console.log(formatProblem(detail));
  }
  for (const line of lints.counts) console.log(line);
  console.log(
    `${rules.pack.rules.length} rules, ${rules.data.terms.length} terms, ${problems.length} problems`,
  );
  for (const text of positionals) {
    const matched = engine.match({ id: 'try', text });
    const { role, push, findings, signs, read } = engine.explain(matched, segmenter);
    console.log(`\n${read}\n  role ${role}, push ${push.toFixed(1)}`);
    for (const found of findings)
      console.log(`  ${found.level} ${found.rule} 「${found.text}」 ${found.start}-${found.end}`);
    for (const { sign, text: words } of signs) console.log(`  sign ${sign} 「${words}」`);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof RuleProblems)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
