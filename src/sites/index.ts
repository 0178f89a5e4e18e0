import { alibaba1688 } from './alibaba-1688';
import { douban } from './douban';
import { generic, isBuiltIn } from './generic';
import { goofish } from './goofish';
import { jd } from './jd';
import { matchesPattern } from './match-pattern';
import { taobao } from './taobao';
import { tieba } from './tieba';
import type { Site } from './types';
import { wechat } from './wechat';
import { weibo } from './weibo';
import { weiboMobile } from './weibo-mobile';
import { weiboSearch } from './weibo-search';
import { weiboWap } from './weibo-wap';
import { xiaohongshu } from './xiaohongshu';
import { zhihu } from './zhihu';

export type { PageSite, PostShape, Site, TextShape } from './types';
export { generic, isBuiltIn };

/** The sites that have an adapter of their own, in the order in which they are tried. */
export const SITES: readonly Site[] = [
  weibo,
  weiboSearch,
  weiboMobile,
  weiboWap,
  xiaohongshu,
  zhihu,
  wechat,
  tieba,
  douban,
  taobao,
  jd,
  goofish,
  alibaba1688,
];

/**
 * The adapter for a page.
 * @param url address of the page; what is not a URL gets the generic adapter
 * @returns the site whose match patterns take the address, else `generic`
 */
export function siteForUrl(url: string): Site {
  return (
    SITES.find((site) => site.matches.some((pattern) => matchesPattern(pattern, url))) ?? generic
  );
}
