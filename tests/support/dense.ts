import type { Match } from '../../src/engine/matches';
import { type Normalised, normalise } from '../../src/engine/normalise';

/** A text as the engine reads it, with the match of each of `words` in it, by place. */
export function readWith(
  text: string,
  ...words: readonly string[]
): { normalised: Normalised; matches: Match[] } {
  const normalised = normalise(text);
  return { normalised, matches: words.map((word) => matchOf(normalised, word)) };
}

/** The first place of a word in a dense text. */
export function matchOf({ text }: Normalised, word: string, from = 0): Match {
  const start = text.indexOf(word, from);
  if (start < 0) throw new Error(`"${word}" is not in "${text}"`);
  const end = start + word.length;
  return { start, end, runs: [[start, end]], evaded: false };
}
