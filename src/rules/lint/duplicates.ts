import { foldTerm } from '../../engine/normalise';
import type { RulePack } from '../schema';
import { placesOf, wordsOf } from './places';
import type { Lint, LintNote } from './types';

/** The same thing said twice: it costs readers time, and the second copy is never the one mended. */
export const duplicates: Lint = {
  name: 'duplicates',
  about: 'ids, terms, patterns and alternatives that stand twice in one place',
  run: ({ pack }) => [...ids(pack), ...terms(pack), ...patterns(pack)],
};

function ids({ rules }: RulePack): LintNote[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew ? [] : [{ file: `rules/${id}.yaml`, path: [], message: `the id ${id} is taken` }];
  });
}

function terms({ terms: lists }: RulePack): LintNote[] {
  const notes: LintNote[] = [];
  for (const [name, list] of Object.entries(lists)) {
    for (const field of ['terms', 'allow'] as const) {
      const seen = new Map<string, string>();
      for (const word of wordsOf(list[field])) {
        const before = word.terms.map((term) => seen.get(term));
        if (before.length > 0 && before.every((earlier) => earlier !== undefined)) {
          const message = `"${word.text}" stands already in the list ("${before[0]}")`;
          notes.push({ file: `rules/terms/${name}.yaml`, path: [field], message });
        }
        for (const term of word.terms) if (!seen.has(term)) seen.set(term, word.text);
      }
    }
  }
  return notes;
}

const ALTERNATIVES = /\(([^()]*)\)/g;

function patterns(pack: RulePack): LintNote[] {
  const notes: LintNote[] = [];
  for (const { file, path, patterns: list } of placesOf(pack)) {
    const seen = new Set<string>();
    list.forEach((pattern, i) => {
      const folded = foldTerm(pattern);
      if (seen.has(folded)) {
        notes.push({ file, path: [...path, i], message: `"${pattern}" stands there twice` });
      }
      seen.add(folded);
      for (const [, options = ''] of pattern.matchAll(ALTERNATIVES)) {
        const all = options.split('|').map(foldTerm);
        const twice = [...new Set(all.filter((option, at) => all.indexOf(option) < at))];
        for (const option of twice) {
          const message = `"${option}" stands twice between the same brackets`;
          notes.push({ file, path: [...path, i], message });
        }
      }
    });
  }
  return notes;
}
