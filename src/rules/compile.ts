import { type ContextData, type EngineData, LAST_RESORT, type RuleData } from '../engine/data';
import { isFlagged, type Role } from '../engine/types';
import { CompileError } from './compile-error';
import { ownEntry } from './own-entry';
import { frameName, PatternGroups } from './pattern-groups';
import type { RulePack, RuleSource } from './schema';
import { WordClasses } from './word-classes';

/**
 * Compiles a pack of rule files to engine data.
 * Throws CompileError, naming file and field, for a pattern that cannot be read, a list or frame
 * that does not exist, or a circle of lists.
 */
export function compileRules(
  pack: RulePack,
  /** Gets the problem of a single rule; that rule is left out. Without it the problem is thrown. */
  onProblem: (problem: CompileError) => void = (problem) => {
    throw problem;
  },
): EngineData {
  return new Compiler(pack).run(onProblem);
}

class Compiler {
  readonly #classes: WordClasses;
  readonly #groups: PatternGroups;

  constructor(readonly pack: RulePack) {
    this.#classes = new WordClasses(pack.terms);
    this.#groups = new PatternGroups(pack.frames, this.#classes);
  }

  run(onProblem: (problem: CompileError) => void): EngineData {
    const { pack } = this;
    const rules = pack.rules.flatMap((rule) => {
      try {
        return [this.#rule(rule)];
      } catch (error) {
        if (!(error instanceof CompileError)) throw error;
        onProblem(error);
        return [];
      }
    });
    const signs = Object.entries(pack.signs).map(([id, { match }]) => ({
      id,
      any: this.#groups.of('rules/signs.yaml', [id, 'match', 'any'], match.any),
      unless: match.unless.map((context, i) => ({
        within: context.within,
        shown: false,
        group: this.#groups.of('rules/signs.yaml', [id, 'match', 'unless', i, 'any'], context.any),
      })),
      allow: this.#groups.optional('rules/signs.yaml', [id, 'match', 'allow'], match.allow),
    }));
    const contextsFile = 'rules/contexts.yaml';
    const stanceCues = Object.entries(pack.contexts.stances).map(([name, cue]) => ({
      stance: cue.stance,
      group: this.#groups.of(contextsFile, ['stances', name, 'any'], cue.any),
      allow: this.#groups.optional(contextsFile, ['stances', name, 'allow'], cue.allow),
      side: cue.side,
      within: cue.within,
      reach: cue.reach,
    }));
    const cueNames = Object.keys(pack.contexts.cues);
    const cues = Object.entries(pack.contexts.cues).map(([name, cue]) => ({
      id: name,
      group: this.#groups.of(contextsFile, ['cues', name, 'any'], cue.any),
      allow: this.#groups.optional(contextsFile, ['cues', name, 'allow'], cue.allow),
    }));
    const roles = Object.entries(pack.contexts.roles).map(([role, weights]) => ({
      role: role as Role,
      bias: weights.bias,
      weights: Object.entries(weights.cues).map(([name, weight]) => {
        const cue = cueNames.indexOf(name);
        if (cue < 0) {
          throw new CompileError(contextsFile, ['roles', role, 'cues', name], 'no such cue group');
        }
        return [cue, weight] as const;
      }),
    }));
    return {
      version: pack.version,
      ...(pack.stray === undefined ? {} : { stray: pack.stray }),
      ...this.#classes.data(),
      ...this.#groups.data(),
      rules,
      signs,
      stanceCues,
      cues,
      roles,
      voice: pack.voice,
      rewrites: pack.variants.rewrites,
    };
  }

  #rule({ id, category, file }: RuleSource): RuleData {
    const at = `rules/${id}.yaml`;
    const { match } = file;
    const contexts = (name: 'with' | 'unless'): ContextData[] =>
      match[name].map((context, i) => ({
        within: context.within,
        shown: !context.any.some((pattern) => ownEntry(this.pack.frames, frameName(pattern))?.sign),
        group: this.#groups.of(at, ['match', name, i, 'any'], context.any),
      }));
    const tone = isFlagged(file.level) ? this.pack.tone[file.broad] : undefined;
    const push = match.push ?? tone?.push;
    const lean = match.lean ?? tone?.lean;
    const beside = file.broad === LAST_RESORT ? this.pack.tone[LAST_RESORT + 1] : undefined;
    return {
      id,
      category,
      level: file.level,
      broad: file.broad,
      any: this.#groups.of(at, ['match', 'any'], match.any),
      with: contexts('with'),
      unless: contexts('unless'),
      marksClause: match.mark === 'clause',
      allow: this.#groups.optional(at, ['match', 'allow'], match.allow),
      once: match.once,
      roles: match.roles,
      stances: match.stances,
      ...(push === undefined ? {} : { push }),
      ...(lean === undefined ? {} : { lean }),
      ...(beside === undefined
        ? {}
        : { beside: { push: match.push ?? beside.push, lean: beside.lean ?? 0 } }),
    };
  }
}
