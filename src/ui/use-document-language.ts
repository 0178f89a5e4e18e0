import { useEffect } from 'preact/hooks';
import type { Language } from '../i18n';

/** Tells the browser the language of the page: fonts, screen readers and hyphenation follow it. */
export function useDocumentLanguage(language: Language, title: string): void {
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
}
