import type { Language } from '../i18n';
import { SITES, type Site } from '../sites';

/** Names of sites as they are written in Taiwan. */
const TAIWAN: Readonly<Record<string, string>> = {
  小红书: '小紅書',
  公众号: '公眾號',
  贴吧: '貼吧',
  淘宝: '淘寶',
  天猫: '天貓',
  京东: '京東',
  闲鱼: '閒魚',
  手机版: '手機版',
  搜索: '搜尋',
};

/** The name of a site with an adapter of its own; undefined for all others. */
export function siteName(adapter: string, language: Language): string | undefined {
  const site = SITES.find(({ id }) => id === adapter);
  return site === undefined ? undefined : nameOf(site, language);
}

export function nameOf({ name }: Site, language: Language): string {
  if (language !== 'zh-TW') return name[language];
  return Object.entries(TAIWAN).reduce(
    (text, [simplified, here]) => text.replaceAll(simplified, here),
    name['zh-CN'],
  );
}

/** The built-in sites by name. What only adds to a name ("Weibo mobile") is the same site to people. */
export function builtInNames(language: Language): string[] {
  const names: string[] = [];
  for (const site of SITES) {
    const shown = nameOf(site, language);
    if (!names.some((known) => shown.startsWith(known))) names.push(shown);
  }
  return names;
}
