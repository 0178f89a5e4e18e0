import { Converter } from 'opencc-js/cn2t';
import type { Language } from '../src/i18n';
import type { Localised, LocalTexts } from '../src/rules/local-texts';
import type { Bilingual, RuleTexts } from '../src/rules/schema';

/**
 * Rules are written in simplified Chinese and English; Taiwan's wording and characters are made from
 * the first by OpenCC at build time. Quotation marks follow the script.
 */
const toTaiwan = Converter({ from: 'cn', to: 'twp' });
/** Names of laws and registers keep their words: one must be able to find them. */
const charsOnly = Converter({ from: 'cn', to: 'tw' });
const QUOTES: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' };

/** Simplified Chinese as it is written in Taiwan. */
export function traditional(text: string, isName = false): string {
  return (isName ? charsOnly : toTaiwan)(text).replace(/[“”‘’]/g, (mark) => QUOTES[mark] ?? mark);
}

/** Everything that the interface says about the rules, in one language. */
export function localise(texts: RuleTexts, language: Language): LocalTexts {
  return inLanguage(texts, language);
}

/** Replaces every pair of wordings, wherever it stands, by the one of the language. */
function inLanguage<T>(value: T, language: Language): Localised<T> {
  return walk(value, language) as Localised<T>;
}

function walk(value: unknown, language: Language, key = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => walk(one, language));
  if (isBilingual(value)) return wording(value, language, key === 'name');
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, walk(inner, language, name)]),
  );
}

function wording(text: Bilingual, language: Language, isName: boolean): string {
  if (language === 'zh-TW') return traditional(text['zh-CN'], isName);
  return text[language];
}

function isBilingual(value: object): value is Bilingual {
  return 'zh-CN' in value && 'en' in value;
}
