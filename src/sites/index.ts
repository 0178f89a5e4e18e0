import { alibaba1688 } from './alibaba-1688';
import { bilibili } from './bilibili';
import { douban } from './douban';
import { douyin } from './douyin';
import { facebook } from './facebook';
import { generic, isBuiltIn } from './generic';
import { goofish } from './goofish';
import { jd } from './jd';
import { kuaishou } from './kuaishou';
import { matchesPattern } from './match-pattern';
import { taobao } from './taobao';
import { tieba } from './tieba';
import { toutiao } from './toutiao';
import type { Site } from './types';
import { wechat } from './wechat';
import { weibo } from './weibo';
import { weiboMobile } from './weibo-mobile';
import { weiboSearch } from './weibo-search';
import { weiboWap } from './weibo-wap';
import { x } from './x';
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
  bilibili,
  douyin,
  kuaishou,
  toutiao,
  x,
  facebook,
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
