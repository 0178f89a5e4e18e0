import type { ServedPage } from '../../browser/driver/types';

/** One post in ten is a seller's, as on a page where people look for bargains. */
const RISKY = [
  '诚招全国代理！交388元就能成为代理，一件代发，发展下线三级返利，躺着月入过万，加微信 zs88999 详聊',
  '手机兼职刷单，每单佣金8到20元，在家就能做，日入300元当天结算，先垫付后返还，加微信 jz66888',
  '祖传减肥茶，7天瘦15斤，无效全额退款，纯中药零副作用，包瘦不反弹，代理价68元，微信 ly2233',
];
const CLEAN = [
  '周末去了趟植物园，银杏刚开始黄，人不多，走了两个小时，回来路上买了糖炒栗子。',
  '把《乡土中国》又读了一遍，这次注意到作者讲规矩是怎么在熟人之间长出来的。',
  '试做了番茄牛腩，炖了快两小时，汤汁拌饭很香，下次少放一勺糖。',
  '警方提醒：凡是要求先垫付的刷单兼职都是诈骗，近日有居民被骗走两万元，请提高警惕。',
  '猫今天第一次自己进了航空箱，奖励了一根冻干，医生说体重正常，继续保持。',
  '地铁换乘的那段路修好了，再也不用绕到对面出站，早上能多睡十分钟。',
  '新开的社区图书馆很值得去，设计师用现代理念改了一座老粮仓，采光特别好。',
  '说明一下，本人不做微商，不招代理，也不会让任何人加微信，冒充我的请直接举报。',
  '电影看到一半停电了，影院给每个人补了一张票，还多送了一小桶爆米花。',
];
const RISKY_EVERY = 10;

/** A post in the structure of weibo.com. No two have the same words: nothing comes out of a cache. */
export function post(number: number, risky: boolean): string {
  const texts = risky ? RISKY : CLEAN;
  const text = `${texts[number % texts.length]} 第${number}条`;
  return (
    `<div class="wbpro-scroller-item"><article class="woo-panel-main"><header>` +
    `<a usercard="${number}" href="/u/${number}"><span>用户${number}</span></a> ` +
    `<a title="2026-3-1 10:00" href="/${number}/Ab${number}">3-1</a></header>` +
    `<div class="wbpro-feed-content"><div class="wbpro-feed-ogText">${text}</div></div>` +
    `<footer><span>转发</span><span>评论 ${number % 7}</span><button type="button">赞</button></footer>` +
    `</article></div>`
  );
}

export function feedPage(posts: number): ServedPage {
  const rows = Array.from({ length: posts }, (_, at) => post(at, at % RISKY_EVERY === 3));
  const style =
    'body{margin:0;font:15px/1.6 sans-serif}main{width:600px;margin:auto}article{margin:10px 0;padding:14px;border:1px solid #ddd}';
  return {
    url: 'https://weibo.com/u/1000000001/home',
    html: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>微博</title><style>${style}</style></head><body><main>${rows.join('\n')}</main></body></html>`,
  };
}
