import type { EngineData } from '../../engine/data';
import type { RulePack } from '../schema';

/** What a lint looks at: the rule files, read and compiled, and texts that exercise them. */
export interface LintInput {
  readonly pack: RulePack;
  readonly data: EngineData;
  /** Examples and corpus posts; empty: lints about use are left out. */
  readonly texts: readonly string[];
}

/** One remark: file, field, what is wrong, in one sentence. */
export interface LintNote {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface Lint {
  readonly name: string;
  /** One sentence: what it finds. */
  readonly about: string;
  readonly run: (input: LintInput) => LintNote[];
}

/**
 * A lint whose notes are many and each harmless: counted, and held under a share that was agreed on.
 * The share only ever goes down.
 */
export interface CountedLint {
  readonly name: string;
  readonly about: string;
  /** Largest share of all that was looked at that may be noted, 0 to 1. */
  readonly ceiling: number;
  readonly run: (input: LintInput) => { readonly notes: LintNote[]; readonly of: number };
}
