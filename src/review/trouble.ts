import { NoAnswerError } from '../answered';
import { RuleFileError } from '../rules/load-rule-file';

/** What can be wrong with what the review page stands on, as far as people can do something about it. */
export const TROUBLES = [
  'full',
  'newer',
  'silent',
  'closed',
  'damaged',
  'record',
  'rule-file',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** One record is not what was stored; the others may be. */
export class BrokenRecordError extends Error {
  override readonly name = 'BrokenRecordError';
}

/** What browsers call it. They differ in the words of the message, so those say nothing. */
const BY_NAME: Readonly<Record<string, Trouble>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  InvalidStateError: 'closed',
  UnknownError: 'damaged',
  NotReadableError: 'damaged',
  NotFoundError: 'damaged',
  DataCloneError: 'damaged',
};

/** The trouble behind an error, or the error's own message: what a worker says to its page. */
export function reasonOf(error: unknown): string {
  if (error instanceof NoAnswerError) return 'silent' satisfies Trouble;
  if (error instanceof RuleFileError) return 'rule-file' satisfies Trouble;
  if (error instanceof BrokenRecordError) return 'record' satisfies Trouble;
  if (error instanceof DOMException) return BY_NAME[error.name] ?? error.message;
  return error instanceof Error ? error.message : String(error);
}

export function isTrouble(reason: string): reason is Trouble {
  return (TROUBLES as readonly string[]).includes(reason);
}
