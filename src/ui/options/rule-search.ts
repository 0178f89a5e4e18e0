import { CATEGORIES, type Category } from '../../engine/types';
import type { LocalTexts, RuleExamples } from '../../rules/local-texts';

export type ExamplesById = Readonly<Record<string, RuleExamples>>;

/** One rule as the settings list it. */
export interface ListedRule {
  readonly id: string;
  readonly category: Category;
  readonly title: string;
}

/** All rules by category, in the order of the categories. */
export function listRules(texts: LocalTexts): ReadonlyMap<Category, readonly ListedRule[]> {
  const rules = Object.entries(texts.rules).map(([id, { title }]) => ({ id, title }));
  return new Map(
    CATEGORIES.map((category) => [
      category,
      rules
        .filter(({ id }) => id.startsWith(`${category}/`))
        .map(({ id, title }) => ({ id, category, title })),
    ]),
  );
}

/**
 * Whether a rule answers a search: every word of it stands somewhere in its id, texts or examples,
 * in either script of Chinese as far as the shown texts and the examples hold it.
 */
export function answersSearch(
  { id }: ListedRule,
  search: string,
  texts: LocalTexts,
  examples: ExamplesById,
): boolean {
  const rule = texts.rules[id];
  const example = examples[id];
  const all = fold(
    [
      id,
      rule?.title,
      rule?.why,
      rule?.check,
      ...(example?.flag ?? []).map((text) => text.replace(/[【】]/g, '')),
    ].join('\n'),
  );
  return fold(search)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
