import { examplesOf, signExamplesOf } from '../examples';
import type { LoadedRules } from '../load-dir';
import type { RuleProblem } from '../parse-file';
import { COUNTED_LINTS, LINTS, type LintInput, type LintNote } from './index';

export interface LintReport {
  /** What has to be mended. */
  readonly problems: readonly RuleProblem[];
  /** One line for each counted lint, with the share that was agreed on. */
  readonly counts: readonly string[];
  /** The single notes behind the counts, for authors who ask. */
  readonly details: readonly RuleProblem[];
}

/** Runs all lints over loaded rules. `corpus`: posts that exercise the rules, beside the examples. */
export function lintRules(rules: LoadedRules, corpus: readonly string[]): LintReport {
  const { pack, data } = rules;
  const examples = [...pack.rules.flatMap(examplesOf), ...signExamplesOf(pack)];
  const own = examples.map(({ text }) => text);
  const cues = pack.contexts.examples.map(({ text }) => text);
  const input: LintInput = { pack, data, texts: [...own, ...cues, ...corpus] };
  const problem = (name: string, { file, path, message }: LintNote): RuleProblem => ({
    file,
    line: rules.lineOf(file, path),
    field: path.join('.'),
    message: `${message} [${name}]`,
  });
  const problems = LINTS.flatMap(({ name, run }) => run(input).map((note) => problem(name, note)));
  const details: RuleProblem[] = [];
  const counts = COUNTED_LINTS.map(({ name, about, ceiling, run }) => {
    const { notes, of } = run(input);
    details.push(...notes.map((note) => problem(name, note)));
    const share = of === 0 ? 0 : notes.length / of;
    const line = `${notes.length} of ${of} ${about} (${percent(share)}, agreed: at most ${percent(ceiling)}) [${name}]`;
    if (share > ceiling) problems.push({ file: 'rules', line: 1, field: '', message: line });
    return line;
  });
  return { problems, counts, details };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
