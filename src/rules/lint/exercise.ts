import { GroupMatcher } from '../../engine/match';
import { normalise, prepareRewrites } from '../../engine/normalise';
import { createMatcher } from '../../engine/rows';
import { compileAlone } from './alone';
import { placesOf, wordsOf } from './places';
import type { CountedLint, LintInput } from './types';

/**
 * Patterns that stand in no example and no corpus post. Wordings beyond the examples are the point
 * of a frame, so many are untried; but nobody knows what an untried one finds.
 */
export const untriedPatterns: CountedLint = {
  name: 'untried-patterns',
  about: 'patterns that no example and no corpus post exercises',
  ceiling: 0.2,
  run: (input) => {
    const { pack } = input;
    const all = placesOf(pack).flatMap(({ file, path, patterns }) =>
      // What a frame holds is counted in its own file.
      patterns
        .map((pattern, i) => ({ file, path: [...path, i], pattern }))
        .filter((one) => !one.pattern.startsWith('&')),
    );
    const data = compileAlone(
      pack,
      all.map(({ pattern }) => pattern),
    );
    const groups = new Set(data.rules.map((rule) => rule.any));
    const matcher = new GroupMatcher(createMatcher(data, groups));
    const found = new Set<number>();
    for (const text of normalised(input)) {
      matcher.read(text);
      for (const group of matcher.run(groups).keys()) found.add(group);
    }
    const notes = all
      .filter((_, i) => !found.has(data.rules[i]?.any ?? -1))
      .map(({ file, path, pattern }) => ({
        file,
        path,
        message: `nothing exercises "${pattern}"`,
      }));
    return { notes, of: all.length };
  },
};

/** Words of the shared lists that stand in no example and no corpus post. */
export const untriedWords: CountedLint = {
  name: 'untried-words',
  about: 'words of the lists that no example and no corpus post exercises',
  ceiling: 0.4,
  run: (input) => {
    const words = Object.entries(input.pack.terms).flatMap(([name, list]) =>
      wordsOf(list.terms).map((word) => ({ file: `rules/terms/${name}.yaml`, word })),
    );
    const found = standingIn(
      new Set(words.flatMap(({ word }) => word.terms)),
      normalised(input).map(({ text }) => text),
    );
    const notes = words
      .filter(({ word }) => !word.terms.some((term) => found.has(term)))
      .map(({ file, word }) => ({
        file,
        path: ['terms'],
        message: `nothing exercises "${word.text}"`,
      }));
    return { notes, of: words.length };
  },
};

function normalised({ pack, texts }: LintInput) {
  const rewrites = prepareRewrites(pack.variants.rewrites);
  return texts.map((text) => normalise(text, rewrites));
}

/** Those of the terms that stand in one of the texts. */
function standingIn(terms: ReadonlySet<string>, texts: readonly string[]): Set<string> {
  const byFirst = new Map<string, string[]>();
  for (const term of terms) {
    const first = term.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), term]);
  }
  const found = new Set<string>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      for (const term of byFirst.get(text.charAt(at)) ?? []) {
        if (text.startsWith(term, at)) found.add(term);
      }
    }
  }
  return found;
}
