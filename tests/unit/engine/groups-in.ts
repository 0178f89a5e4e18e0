import type { Match } from '../../../src/engine/matches';
import { normalise } from '../../../src/engine/normalise';
import { matchOf } from '../../support/dense';

/** A text, and the places of words in it as groups 0, 1, 2… Words are named with all their places. */
export function groupsIn(text: string, ...words: readonly string[]) {
  const normalised = normalise(text);
  const all = words.map((word, group) => {
    const found: Match[] = [];
    let from = 0;
    while (normalised.text.indexOf(word, from) >= 0) {
      found.push(matchOf(normalised, word, from));
      from = (found.at(-1)?.start ?? 0) + 1;
    }
    return [group, found] as const;
  });
  return { normalised, matches: new Map(all.filter(([, found]) => found.length > 0)) };
}
