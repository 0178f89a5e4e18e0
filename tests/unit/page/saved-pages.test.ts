import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { findPosts } from '../../../src/page/find-posts';
import { findGenericPosts } from '../../../src/page/generic-posts';
import { isWall } from '../../../src/page/page-state';
import { readPost } from '../../../src/page/read-post';
import { isBuiltIn, siteForUrl } from '../../../src/sites';

/** Pages of others, saved: read where they lie, never copied into the project. */
const DIR = fileURLToPath(new URL('../../../../shared/pages/', import.meta.url));
const there = existsSync(DIR);

/**
 * Posts with a text, reposts counted apart. Not here: douban-broadcast-photos-2026, whose broken
 * nesting linkedom reads otherwise than a browser (5 posts in Chromium and Firefox).
 */
const EXPECTED = [
  ['weibo-s-search-2020', 'https://s.weibo.com/weibo?q=x', 'weibo-search', 20],
  // 13 posts of the feed and 6 reposts in them.
  ['weibo-home-2014-microbiz-b', 'https://weibo.com/u/1000000001/home', 'weibo', 19],
  ['weibo-cn-a', 'https://weibo.cn/u/1', 'weibo-wap', 11],
  ['tieba-forum-list-2020', 'https://tieba.baidu.com/f?kw=x', 'tieba', 50],
  ['jd-search-2024', 'https://search.jd.com/Search?keyword=x', 'jd', 60],
  ['xhs-note-2026-02', 'https://www.xiaohongshu.com/explore/1', 'xiaohongshu', 1],
  ['wechat-article-2020-galaxy', 'https://mp.weixin.qq.com/s/x', 'wechat', 1],
  ['wechat-violation-notice', 'https://mp.weixin.qq.com/s/y', 'wechat', 0],
  ['zhihu-question-2016', 'https://www.zhihu.com/question/1', 'zhihu', 50],
  ['douban-broadcast-2026-07', 'https://www.douban.com/people/1/statuses', 'douban', 2],
  ['taobao-item-desktop-2026-02', 'https://item.taobao.com/item.htm?id=1', 'taobao', 1],
  ['readability-gmw', 'https://tech.example.cn/a', 'generic', 1],
  ['sina-news-1', 'https://news.example.cn/a', 'generic', 1],
  ['microbiz-landing-yimeilin-2015', 'https://shop.example.cn/', 'generic', 6],
  ['microbiz-hafeisi-join-2017', 'https://join.example.cn/', 'generic', 3],
  ['hardneg-hafeisi-jobs-2017', 'https://jobs.example.cn/', 'generic', 16],
] as const;

function open(file: string): Document {
  return parseHTML(readFileSync(`${DIR}${file}.html`, 'utf8')).document as unknown as Document;
}

describe.skipIf(!there)('saved pages (skipped where ../shared/pages does not lie)', () => {
  it.each(EXPECTED)('%s at %s: %s finds %i', async (file, url, adapter, count) => {
    const document = open(file);
    const site = siteForUrl(url);
    expect(site.id).toBe(adapter);
    const found = isBuiltIn(site)
      ? findPosts(document.documentElement, site.shapes)
      : await findGenericPosts(document, new AbortController().signal);
    expect(found.filter((post) => readPost(post).text.trim() !== '')).toHaveLength(count);
  });

  it('a page that the platform has blocked is a wall', () => {
    const document = open('wechat-violation-notice');
    expect(isWall(document, siteForUrl('https://mp.weixin.qq.com/s/y'))).toBe(true);
  });
});
