import type { UI_LANGUAGES } from '../settings/schema';
import { en } from './en';
import { zhCN } from './zh-cn';
import { zhTW } from './zh-tw';

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Widened<T[K]> };

/** All words of the interface. A language that lacks one does not compile. */
export type Dictionary = Widened<typeof zhCN>;

export type Language = Exclude<(typeof UI_LANGUAGES)[number], 'auto'>;

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  en,
};

/** The words of the interface in one language. */
export function t(language: Language): Dictionary {
  return DICTIONARIES[language];
}

/** The language to show: what people chose, else the nearest to the browser's. */
export function resolveLanguage(
  chosen: (typeof UI_LANGUAGES)[number],
  browserLanguage: string,
): Language {
  if (chosen !== 'auto') return chosen;
  const tag = browserLanguage.toLowerCase().replaceAll('_', '-');
  if (!tag.startsWith('zh')) return 'en';
  return /-(tw|hk|mo|hant)\b/.test(tag) ? 'zh-TW' : 'zh-CN';
}
