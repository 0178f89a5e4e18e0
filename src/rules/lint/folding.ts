import { foldTerm, normalise, prepareRewrites } from '../../engine/normalise';
import type { RulePack } from '../schema';
import { placesOf } from './places';
import type { Lint, LintNote } from './types';

/**
 * Texts are read folded (width, case, traditional characters, noise) and with disguises undone
 * (variants.yaml). A pattern that is written otherwise says something else than it does, and one
 * with a disguise in it can never be found.
 */
export const folding: Lint = {
  name: 'folding',
  about: 'patterns with traditional, upper-case, full-width, noise or disguised characters',
  run: ({ pack }) => {
    const rewrites = prepareRewrites(pack.variants.rewrites);
    return literalsOf(pack).flatMap(({ literal, ...place }) => {
      const folded = foldTerm(literal);
      const read = normalise(literal, rewrites).text;
      if (read !== folded) {
        const message = `"${literal}" is never found: variants.yaml reads it as "${read}"`;
        return [{ ...place, message }];
      }
      return folded === literal ? [] : [{ ...place, message: `write "${literal}" as "${folded}"` }];
    });
  },
};

type Literal = Omit<LintNote, 'message'> & { readonly literal: string };

/** What is left of a pattern without its slots, lists, frames, gaps and bars. */
const NOT_LITERAL = /<[a-z-]+>|[$&][a-z0-9-]+|(?:\.\.|,,)\d{0,2}|[()|]/;

function literalsOf(pack: RulePack): Literal[] {
  const found: Literal[] = [];
  const add = (file: string, path: LintNote['path'], patterns: readonly string[]) =>
    patterns.forEach((pattern, i) => {
      for (const literal of pattern.split(NOT_LITERAL)) {
        if (literal !== '') found.push({ file, path: [...path, i], literal });
      }
    });
  for (const { file, path, patterns } of placesOf(pack)) add(file, path, patterns);
  for (const [name, list] of Object.entries(pack.terms)) {
    add(`rules/terms/${name}.yaml`, ['terms'], list.terms);
    add(`rules/terms/${name}.yaml`, ['allow'], list.allow);
  }
  return found;
}
