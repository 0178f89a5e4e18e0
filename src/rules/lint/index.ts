import { duplicates } from './duplicates';
import { untriedPatterns, untriedWords } from './exercise';
import { folding } from './folding';
import { never } from './never';
import { idleLaw, unused } from './references';
import { texts } from './texts';
import { trace } from './trace';
import type { CountedLint, Lint } from './types';
import { unreachable } from './unreachable';

/** A note of one of these stops the tests. */
export const LINTS: readonly Lint[] = [
  duplicates,
  unreachable,
  folding,
  never,
  unused,
  texts,
  trace,
];

/** These are counted; too many stop the tests. */
export const COUNTED_LINTS: readonly CountedLint[] = [untriedPatterns, untriedWords, idleLaw];

export type { CountedLint, Lint, LintInput, LintNote } from './types';
