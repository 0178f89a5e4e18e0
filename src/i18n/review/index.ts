import type { Language } from '..';
import { reviewEn } from './en';
import { reviewZhCN } from './zh-cn';
import { reviewZhTW } from './zh-tw';

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** The words of the review page, apart from the others: the popup must not carry them. */
export type ReviewDictionary = Widened<typeof reviewZhCN>;

const DICTIONARIES: Readonly<Record<Language, ReviewDictionary>> = {
  'zh-CN': reviewZhCN,
  'zh-TW': reviewZhTW,
  en: reviewEn,
};

/** The words of the review page in one language. */
export function reviewWords(language: Language): ReviewDictionary {
  return DICTIONARIES[language];
}
