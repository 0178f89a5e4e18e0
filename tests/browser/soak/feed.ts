import type { ServedPage } from '../driver/types';
import type { Random } from './random';

/** A feed as single-page sites build it, and the words in it: written for this test. */

export const FEED_PATH = '/u/1000000001/home';
const SITE = 'https://weibo.com';
/** The extension does not run there: what the page costs by itself. */
const PLAIN_SITE = 'https://plain.example';
/** A reader's feed keeps so many posts and lets the oldest go. */
export const KEPT_POSTS = 200;

export const SAMPLE_RISKY =
  '诚招全国代理！交388元就能成为代理，发展下线三级返利，加微信 zs88999 详聊';
export const SAMPLE_CLEAN = '周末去了趟植物园，银杏刚开始黄，人不多，走了两个小时。';

const RISKY = [
  (n: number) => `第${n}批：交2980元就能成为合伙人，直推一个奖励500元，三级都有提成，加薇：mj_${n}`,
  (n: number) => `宝妈在家日入${n}元，不用囤货不用出门，名额只剩三个，想做的私信我`,
  (n: number) => `专柜${n}同款一比一复刻，渠道货支持验货，加微信 mj${n} 看实拍图`,
] as const;
const CLEAN = [
  (n: number) => `今天走了${n}步，顺路在菜场买了两斤毛豆，回家煮了一锅。`,
  (n: number) => `第${n}次读这本书，还是最喜欢写运河的那一章。`,
  (n: number) => `公交${n}路改道了，早上多等了十分钟，大家出门看一下站牌。`,
  (n: number) => `孩子的作业里有一道题答案是${n}，我们两个算了半天。`,
] as const;

/** Posts that nobody has seen before, about one in five risky. */
export function freshTexts(random: Random, count: number): string[] {
  return Array.from({ length: count }, () =>
    random.pick(random.next() < 0.2 ? RISKY : CLEAN)(random.between(1_000, 999_999_999)),
  );
}

/** Posts that are all warned about: more than the popup lists at once. */
export function riskyTexts(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => RISKY[0](random.between(1_000, 999_999_999)));
}

/** What stands in the page whenever it is measured: always the same. */
export function fixedTexts(): string[] {
  const around = Array.from({ length: 38 }, (_, at) =>
    at % 5 === 2 ? RISKY[at % RISKY.length] : CLEAN[at % CLEAN.length],
  ).map((write, at) => write?.(at) ?? '');
  return [SAMPLE_RISKY, SAMPLE_CLEAN, ...around];
}

const SCRIPT = `
const feed = document.getElementById('feed');
const make = (text) => {
  const post = document.createElement('article');
  post.className = 'woo-panel-main';
  const author = document.createElement('header');
  const link = document.createElement('a');
  link.setAttribute('usercard', '1');
  link.href = '/u/1';
  link.textContent = '阿青';
  author.append(link);
  const words = document.createElement('div');
  words.className = 'wbpro-feed-ogText';
  words.textContent = text;
  post.append(author, words);
  return post;
};
window.soak = {
  show(path, texts) {
    if (location.pathname !== path) history.pushState(null, '', path);
    feed.replaceChildren(...texts.map(make));
    scrollTo(0, 0);
  },
  add(texts, keep) {
    feed.append(...texts.map(make));
    while (feed.children.length > keep) feed.firstElementChild.remove();
    scrollTo(0, document.documentElement.scrollHeight);
  },
  rewrite(texts) {
    texts.forEach((text, at) => {
      const words = feed.children[at]?.querySelector('.wbpro-feed-ogText');
      if (words) words.firstChild.data = text;
    });
  },
};`;

const STYLE =
  'body{margin:0}article{position:relative;margin:20px;padding:14px;width:600px;min-height:60px}';

/** The feed on a site that is read, or on one that is not. */
export function feedPage(plain = false): ServedPage {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>微博</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body><main id="feed"></main><script>${SCRIPT}</script></body></html>`;
  return { url: (plain ? PLAIN_SITE : SITE) + FEED_PATH, html };
}

/** A page that is opened beside the feed and soon closed: a note of Xiaohongshu. */
export function notePage(random: Random): ServedPage {
  const [title = '', ...texts] = freshTexts(random, 6);
  const comments = texts
    .map(
      (text) =>
        `<div class="parent-comment"><div class="comment-item"><div class="author"><a class="name">小满</a></div><div class="content"><span class="note-text">${text}</span></div></div></div>`,
    )
    .join('');
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>小红书</title><link rel="icon" href="data:,"></head><body><div id="noteContainer"><div class="author-container"><span class="name">小满</span></div><div class="note-content"><div id="detail-title">${title}</div><div id="detail-desc"><span class="note-text">${SAMPLE_RISKY}</span></div></div></div>${comments}</body></html>`;
  return { url: `https://www.xiaohongshu.com/explore/${random.between(1, 1e9)}`, html };
}

/** What the page's own script offers. */
export interface SoakWindow {
  readonly soak: {
    show(path: string, texts: readonly string[]): void;
    add(texts: readonly string[], keep: number): void;
    rewrite(texts: readonly string[]): void;
  };
}
