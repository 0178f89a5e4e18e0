import type { Language } from '../i18n';
import { SITES } from '../sites';

/** The name of a site with an adapter of its own; undefined for all others. */
export function siteName(adapter: string, language: Language): string | undefined {
  return SITES.find(({ id }) => id === adapter)?.name[language === 'en' ? 'en' : 'zh-CN'];
}

/** The built-in sites by name. What only adds to a name ("Weibo mobile") is the same site to people. */
export function builtInNames(language: Language): string[] {
  const names: string[] = [];
  for (const { name } of SITES) {
    const shown = name[language === 'en' ? 'en' : 'zh-CN'];
    if (!names.some((known) => shown.startsWith(known))) names.push(shown);
  }
  return names;
}
