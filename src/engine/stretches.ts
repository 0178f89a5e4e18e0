import { CharClass, CLASS } from './chars';
import type { Normalised } from './dense-text';

/** Per dense unit: number of its clause, sentence and paragraph. */
export interface Stretches {
  readonly clause: Int32Array;
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
}

export function emptyStretches(size: number): Stretches {
  return {
    clause: new Int32Array(size),
    sentence: new Int32Array(size),
    paragraph: new Int32Array(size),
  };
}

/**
 * Numbers the clauses, sentences and paragraphs of a text. Punctuation belongs to what it ends; a
 * clause also ends where something was left out, unless a line begins there.
 * In: the text, arrays at least as long as it. Out: the same arrays.
 */
export function countStretches({ units, gaps, size }: Normalised, into: Stretches): Stretches {
  const { clause, sentence, paragraph } = into;
  const classes = CLASS;
  let clauses = 0;
  let sentences = 0;
  let paragraphs = 0;
  let last: number = CharClass.Newline;
  for (let at = 0; at < size; at++) {
    if (gaps[at] !== 0 && last !== CharClass.Newline) clauses++;
    clause[at] = clauses;
    sentence[at] = sentences;
    paragraph[at] = paragraphs;
    last = classes[units[at] as number] as number;
    if (last < CharClass.SentenceEnd || last > CharClass.Newline) continue;
    clauses++;
    if (last === CharClass.SentenceEnd || last === CharClass.Newline) sentences++;
    if (last === CharClass.Newline) paragraphs++;
  }
  return into;
}
