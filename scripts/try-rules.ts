/**
 * For rule authors: checks all rules and their examples, and shows what the engine makes of a text.
 * Run: npm run rules:check [-- TEXT...]
 */
import { createNodeEngine, RULES_DIR } from '../src/cli/node-engine';
import { checkExamples } from '../src/rules/check';
import { formatProblem, RuleProblems } from '../src/rules/parse-file';

try {
  const { engine, segmenter, rules } = createNodeEngine(RULES_DIR, { skipBroken: true });
  const problems = [...rules.problems, ...checkExamples(rules, segmenter)];
  for (const problem of problems) console.log(formatProblem(problem));
  console.log(
    `${rules.pack.rules.length} rules, ${rules.data.terms.length} terms, ${problems.length} problems`,
  );
  for (const text of process.argv.slice(2)) {
    const matched = engine.match({ id: 'try', text });
    const { role, push, findings, read } = engine.explain(matched, segmenter);
    console.log(`\n${read}\n  role ${role}, push ${push.toFixed(1)}`);
    for (const found of findings)
      console.log(`  ${found.level} ${found.rule} 「${found.text}」 ${found.start}-${found.end}`);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof RuleProblems)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
