import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Dictionary, type Language, t } from '../i18n';

/** The language of the interface, for every part below. */
export const LanguageContext = createContext<Language>('zh-CN');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of the interface in the language shown. */
export function useWords(): Dictionary {
  return t(useLanguage());
}
