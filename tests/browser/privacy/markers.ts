import type { ServedPage } from '../driver/types';

/**
 * Words that are nowhere else on the machine: where one is found later, it came from here. Every one
 * is made of characters that never stand side by side otherwise, so that packing (snappy, LZ4: stores
 * and sessions) finds nothing earlier to refer to and has to write them out.
 */
export const MARKERS = {
  /** Posts of a page that were read, judged, listed and explained; nobody saved them. */
  page: ['鬯羑薏龢亳', 'zqPageVx7731'],
  /** A row that an import did not flag, and one it could not read. */
  import: ['彧璆鼐翀鹖', 'jwRowKy4902'],
  /** Typed into the field for pasted text. */
  pasted: ['犇翾骉赟垚', 'pxFieldQb6615'],
  /** What a moderator saved: the search has to find these. */
  saved: ['燚淼昶祎琮', 'bnCaseTg8426'],
  /** An author whom the user trusts: kept in the settings, so the search has to find it. */
  trusted: ['暐珺婞颀姞'],
} as const;

export const OTHER_AUTHOR = '街角小店';
const PAGE_URL = 'https://weibo.com/u/1000000001/home';
/** Recruits and promises, as in the texts of the other tests; written for this one. */
const RISKY = '招代理啦，无需囤货，拉一个人头返现五百，三级分销躺赚，加我微信';

const post = (author: string, text: string) =>
  `<article class="woo-panel-main"><header><a usercard="2000000002" href="/u/2000000002"><span>${author}</span></a></header><div class="wbpro-feed-content"><div class="wbpro-feed-ogText">${text}</div></div></article>`;

/** A feed of three posts: risky, risky by a trusted author, harmless; markers in each of them. */
export function markedFeed(): ServedPage {
  const [han, ascii] = MARKERS.page;
  const posts = [
    post(OTHER_AUTHOR, `${han}${RISKY}${ascii}`),
    post(MARKERS.trusted[0], `${RISKY}，${ascii}再说一遍`),
    post('丙', `今天去爬山了，${han}，天气很好${ascii}`),
  ];
  return {
    url: PAGE_URL,
    html: `<!doctype html><html lang="zh-CN"><title>微博</title><body><main>${posts.join('')}</main></body></html>`,
  };
}

/** A table: one row to be saved, one that nothing is wrong with, and one that cannot be read. */
export function markedTable(): string {
  const [han, ascii] = MARKERS.import;
  const [savedHan, savedAscii] = MARKERS.saved;
  return [
    `{"id":"1","text":"${savedHan}${RISKY}${savedAscii}"}`,
    `{"id":"2","text":"${han}和朋友去公园散步${ascii}"}`,
    `{"id":"3","words":"${han}${ascii}"}`,
    '',
  ].join('\n');
}
