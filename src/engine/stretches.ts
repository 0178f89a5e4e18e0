import { CharClass, CLASS } from './chars';
import type { Normalised } from './dense-text';

/** Per dense unit: number of its clause, sentence and paragraph. */
export interface Stretches {
  readonly clause: Int32Array;
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
}

/**
 * Numbers the clauses, sentences and paragraphs of a text. Punctuation belongs to what it ends; a
 * clause also ends where something was left out, unless a line begins there.
 */
export function countStretches({ units, gaps, size }: Normalised): Stretches {
  const clause = new Int32Array(size);
  const sentence = new Int32Array(size);
  const paragraph = new Int32Array(size);
  let clauses = 0;
  let sentences = 0;
  let paragraphs = 0;
  let last: number = CharClass.Newline;
  for (let at = 0; at < size; at++) {
    if (gaps[at] !== 0 && last !== CharClass.Newline) clauses++;
    clause[at] = clauses;
    sentence[at] = sentences;
    paragraph[at] = paragraphs;
    last = CLASS[units[at] as number] as number;
    if (last < CharClass.SentenceEnd || last > CharClass.Newline) continue;
    clauses++;
    if (last === CharClass.SentenceEnd || last === CharClass.Newline) sentences++;
    if (last === CharClass.Newline) paragraphs++;
  }
  return { clause, sentence, paragraph };
}
