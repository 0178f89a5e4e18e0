import { z } from 'zod';
import { CATEGORIES, ROLES, STANCES } from '../engine/types';
import { firstLine, parseFile, type RuleProblem, RuleProblems } from './parse-file';
import { type Bilingual, frameFileSchema, KEBAB, type RuleFile, termFileSchema } from './schema';

/** What a pack may cost. It is judged beside the built-in rules, never inside them. */
export const PACK_LIMITS = {
  /** Bytes of YAML. */
  bytes: 200_000,
  /** Levels of maps and lists in one another. */
  depth: 12,
  rules: 200,
  /** Patterns of all rules and frames. */
  patterns: 3_000,
  patternChars: 200,
  /** Atoms behind one another in a pattern: lists, slots, gaps. */
  gapsPerPattern: 6,
  /** Words of all lists. */
  terms: 10_000,
  termChars: 40,
  /** Rows that the patterns of a pack compile to, built-in lists and frames included. */
  compiledRows: 20_000,
} as const;

const text = z.string().trim().min(1).max(2_000);
/** A team writes in one language; the other one shows the same words. */
const either = z.union([
  text.transform((one): Bilingual => ({ 'zh-CN': one, en: one })),
  z.strictObject({ 'zh-CN': text, en: text }),
]);
const kebab = z.string().max(60).regex(KEBAB, 'must be kebab-case');
const pattern = z
  .string()
  .trim()
  .min(1)
  .max(PACK_LIMITS.patternChars)
  .superRefine((value, context) => {
    const gaps = value.match(/\.\.|,,/g)?.length ?? 0;
    if (gaps > PACK_LIMITS.gapsPerPattern) {
      context.addIssue({ code: 'custom', message: `more than ${PACK_LIMITS.gapsPerPattern} gaps` });
    }
  });
const patterns = z.array(pattern).min(1);
const clause = z.strictObject({
  within: z
    .union([z.enum(['clause', 'sentence', 'paragraph', 'text']), z.number().int().min(1).max(200)])
    .default(200),
  any: patterns,
});
const example = z.union([text, z.strictObject({ text, why: text.optional() })]);

const teamRule = z.strictObject({
  category: z.enum(CATEGORIES),
  level: z.enum(['info', 'caution', 'warning']),
  title: either,
  why: either.optional(),
  check: either.optional(),
  mayBeWrong: either.optional(),
  match: z.strictObject({
    any: patterns,
    with: z.array(clause).max(10).default([]),
    unless: z.array(clause).max(10).default([]),
    allow: z.array(pattern).default([]),
    roles: z
      .array(z.enum(ROLES))
      .min(1)
      .default([...ROLES]),
    stances: z.array(z.enum(STANCES)).min(1).default(['asserted']),
    push: z.number().min(-5).max(5).optional(),
  }),
  /** Checked like those of the built-in rules: a pack whose examples fail is not taken. */
  examples: z
    .strictObject({
      flag: z.array(example).max(50).default([]),
      clean: z.array(example).max(50).default([]),
    })
    .default({ flag: [], clean: [] }),
});

const named = <S extends z.ZodType>(schema: S) => z.record(kebab, schema);

const teamPackSchema = z.strictObject({
  id: kebab,
  name: text.max(80),
  version: z.union([z.string().max(40), z.number()]).transform(String),
  rules: named(teamRule),
  terms: named(termFileSchema).default({}),
  frames: named(frameFileSchema).default({}),
});
export type TeamPack = z.infer<typeof teamPackSchema>;
type TeamRule = z.infer<typeof teamRule>;

/** A pack that has been read, and where its fields stand. */
export interface ParsedTeamPack {
  readonly pack: TeamPack;
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a pack and holds it against its limits.
 * @param file name for messages
 * Throws RuleProblems with every mistake, each with its line and field.
 */
export function parseTeamPack(file: string, yaml: string): ParsedTeamPack {
  const tooMuch = (message: string, line = 1): never => {
    throw new RuleProblems([{ file, line, field: '', message }]);
  };
  const bytes = new TextEncoder().encode(yaml).length;
  if (bytes > PACK_LIMITS.bytes) tooMuch(`${bytes} bytes; at most ${PACK_LIMITS.bytes}`);
  const deep = tooDeepAt(yaml);
  if (deep > 0) tooMuch(`more than ${PACK_LIMITS.depth} levels`, deep);
  let parsed: { value: TeamPack; lineOf: ParsedTeamPack['lineOf'] };
  try {
    parsed = parseFile(file, yaml, teamPackSchema);
  } catch (error) {
    // An alias that unfolds: the parser refuses it with an error of its own.
    if (error instanceof RuleProblems) throw error;
    return tooMuch(firstLine(error));
  }
  const problems = [...limitProblems(file, parsed.value, parsed.lineOf)];
  if (problems.length > 0) throw new RuleProblems(problems);
  return { pack: parsed.value, lineOf: parsed.lineOf };
}

/** Line where brackets or indentation go too deep; 0 = nowhere. Before any parser sees the text. */
function tooDeepAt(yaml: string): number {
  let brackets = 0;
  for (const [index, line] of yaml.split('\n').entries()) {
    const indent = line.length - line.replace(/^[ -]+/, '').length;
    for (const char of line) {
      if (char === '[' || char === '{') brackets++;
      else if ((char === ']' || char === '}') && brackets > 0) brackets--;
      if (brackets > PACK_LIMITS.depth) return index + 1;
    }
    if (indent > PACK_LIMITS.depth * 8) return index + 1;
  }
  return 0;
}

function* limitProblems(
  file: string,
  pack: TeamPack,
  lineOf: ParsedTeamPack['lineOf'],
): Generator<RuleProblem> {
  const rules = Object.values(pack.rules);
  const problem = (field: string, message: string): RuleProblem => ({
    file,
    line: lineOf([field]),
    field,
    message,
  });
  if (rules.length === 0) yield problem('rules', 'there is no rule');
  if (rules.length > PACK_LIMITS.rules)
    yield problem('rules', `more than ${PACK_LIMITS.rules} rules`);
  const ofRules = rules.flatMap(({ match }) =>
    [match, ...match.with, ...match.unless].flatMap(({ any }) => any),
  );
  const ofFrames = Object.values(pack.frames).flatMap((frame) => [
    ...frame.patterns,
    ...frame.allow,
  ]);
  if (ofRules.length + ofFrames.length > PACK_LIMITS.patterns) {
    yield problem('rules', `more than ${PACK_LIMITS.patterns} patterns`);
  }
  const terms = Object.values(pack.terms).flatMap((list) => [...list.terms, ...list.allow]);
  if (terms.length > PACK_LIMITS.terms)
    yield problem('terms', `more than ${PACK_LIMITS.terms} words`);
  const long = [...terms, ...ofFrames].find((one) => one.length > PACK_LIMITS.patternChars);
  if (long !== undefined)
    yield problem(
      'terms',
      `"${long.slice(0, 20)}…" is longer than ${PACK_LIMITS.patternChars} characters`,
    );
}

/** Id under which a team's rule appears in findings: never one of the built-in ones. */
export function teamRuleId(pack: string, rule: string): string {
  return `team:${pack}/${rule}`;
}

/** The rule in the shape of a built-in one, what the team left out filled in. */
export function asRuleFile(rule: TeamRule): RuleFile {
  const { title, why = title, check = NO_TEXT, mayBeWrong = NO_TEXT } = rule;
  const { push, ...match } = rule.match;
  return {
    level: rule.level,
    broad: 0,
    title,
    why,
    check,
    mayBeWrong,
    source: { report: 'team', law: 'team' },
    guidance: [],
    lookups: [],
    match: { ...match, mark: 'words', once: false, ...(push === undefined ? {} : { push }) },
    examples: { ...rule.examples, todo: [] },
  };
}

const NO_TEXT: Bilingual = {
  'zh-CN': '团队没有写这一项，请按团队的约定核实。',
  en: 'The team left this open; check as your team agreed.',
};
