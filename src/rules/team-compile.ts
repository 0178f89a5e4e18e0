import { createEngine, type Engine, type Segmenter } from '../engine';
import type { EngineData } from '../engine/data';
import { compileRules } from './compile';
import type { CompileError } from './compile-error';
import { checkExample, examplesOf } from './examples';
import { type RuleProblem, RuleProblems } from './parse-file';
import type { RulePack } from './schema';
import { PACK_LIMITS, parseTeamPack, type TeamPack } from './team-pack';
import { sourcesOf } from './team-texts';

/** What the built-in rules lend to a pack: lists, frames, and how texts are understood. */
export type RuleParts = Pick<
  RulePack,
  'terms' | 'frames' | 'variants' | 'contexts' | 'voice' | 'families'
>;

/** A team knows its texts: its rules ask for a tone only where it says so. */
const ANY_TONE: RulePack['tone'] = [
  { push: -9 },
  { push: -9 },
  { push: -9 },
  { push: -9 },
  { push: -9 },
];

export interface CompiledTeamPack {
  readonly pack: TeamPack;
  readonly data: EngineData;
}

/**
 * Reads and compiles a pack. It gets an engine of its own, so that it can neither change what the
 * built-in rules find nor be found in their place. Throws RuleProblems with line and field.
 */
export function compileTeamPack(file: string, yaml: string, parts: RuleParts): CompiledTeamPack {
  const { pack, lineOf } = parseTeamPack(file, yaml);
  const problems: RuleProblem[] = [];
  const rules = sourcesOf(pack);
  const data = compileRules(
    {
      ...parts,
      version: pack.version,
      rules,
      terms: { ...parts.terms, ...pack.terms },
      frames: { ...parts.frames, ...pack.frames },
      guidance: { law: {}, lookups: {} },
      signs: {},
      tone: ANY_TONE,
    },
    (problem) => problems.push(located(file, pack, lineOf, problem)),
  );
  const own = new Set(
    data.rules.flatMap((rule) => [
      rule.any,
      rule.allow,
      ...[...rule.with, ...rule.unless].map(({ group }) => group),
    ]),
  );
  const rows = [...own].reduce((sum, group) => sum + (data.groups[group]?.length ?? 0), 0);
  if (rows > PACK_LIMITS.compiledRows) {
    problems.push({
      file,
      line: lineOf(['rules']),
      field: 'rules',
      message: `the patterns come to ${rows} rows; at most ${PACK_LIMITS.compiledRows}`,
    });
  }
  if (problems.length > 0) throw new RuleProblems(problems);
  return { pack, data };
}

/** The examples of a pack that fail, as problems. */
export function checkTeamExamples(
  file: string,
  yaml: string,
  { pack, data }: CompiledTeamPack,
  segmenter: Segmenter,
): RuleProblem[] {
  const { lineOf } = parseTeamPack(file, yaml);
  const engine: Engine = createEngine(data);
  return sourcesOf(pack).flatMap((rule) =>
    examplesOf(rule).flatMap((example) => {
      const message = checkExample(engine, segmenter, example);
      if (message === undefined) return [];
      const name = rule.id.split('/')[1] as string;
      const path = [
        'rules',
        name,
        ...example.field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
      ];
      return [{ file, line: lineOf(path), field: path.join('.'), message }];
    }),
  );
}

/** The compiler names files of the built-in layout; in a pack they are fields. */
function located(
  file: string,
  pack: TeamPack,
  lineOf: (path: readonly PropertyKey[]) => number,
  problem: CompileError,
): RuleProblem {
  const name = problem.file.replace(/^rules\//, '').replace(/\.yaml$/, '');
  const rule = name.startsWith('team:') ? ['rules', name.split('/')[1] as string] : name.split('/');
  const path = [...rule, ...problem.path];
  const inPack = Object.hasOwn(pack, String(path[0]));
  return { file, line: inPack ? lineOf(path) : 1, field: path.join('.'), message: problem.detail };
}
