import type { ReviewDictionary } from '../../i18n/review';
import { isTrouble, reasonOf } from '../../review/trouble';

/** What went wrong and what to do, in the words of the page. */
export function troubleText(words: ReviewDictionary, error: unknown): string {
  // A worker's error carries its reason as its message.
  const reason = reasonOf(error);
  return isTrouble(reason) ? words.trouble[reason] : words.failed(reason);
}
