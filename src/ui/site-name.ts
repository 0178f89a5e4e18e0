import type { Language } from '../i18n';
import { SITES } from '../sites';

/** The name of a site with an adapter of its own; undefined for all others. */
export function siteName(adapter: string, language: Language): string | undefined {
  return SITES.find(({ id }) => id === adapter)?.name[language === 'en' ? 'en' : 'zh-CN'];
}

/** The names of all built-in sites, each once. */
export function builtInNames(language: Language): string[] {
  return [...new Set(SITES.map(({ name }) => name[language === 'en' ? 'en' : 'zh-CN']))];
}
