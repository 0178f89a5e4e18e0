import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageReport, ReportedPost } from '../../src/messages/from-page';
import { launchFor } from './driver/scan';
import type { Session } from './driver/session';
import type { ServedPage } from './driver/types';
import { askWitness, installWitness, type Witnessed } from './driver/witness';
import {
  builtExtension,
  findingsOf,
  flagged,
  presentBrowsers,
  SAVED_PAGES,
  STRICT_CSP,
} from './support';

interface Case {
  readonly file: string;
  readonly url: string;
  readonly adapter: string;
  /** Posts on the page, where that is known for certain. */
  readonly posts?: number;
  readonly csp?: string;
  /**
   * Words of the posts that have to be flagged, one entry per post; none of the others may be.
   * Where the whole page is one seller's, `some`: how it falls into posts does not matter.
   */
  readonly flagged: readonly (readonly string[])[] | 'some';
  /** What the page says of itself; `ready` where nothing else is said. */
  readonly state?: PageReport['state'];
  /** A category that has to be among the findings. */
  readonly category?: string;
}

const WEIBO_2014 = {
  file: 'weibo-home-2014-microbiz-b.html',
  url: 'https://weibo.com/u/1000000001/home',
  adapter: 'weibo',
  flagged: [['招代 理V 信'], ['V芯号']],
};

const CASES: readonly Case[] = [
  WEIBO_2014,
  { ...WEIBO_2014, csp: STRICT_CSP },
  {
    file: 'microbiz-landing-yimeilin-2015.html',
    url: 'https://yimeilin.example/landing.html',
    adapter: 'generic',
    flagged: 'some',
    category: 'false-advertising',
  },
  {
    file: 'hardneg-hafeisi-jobs-2017.html',
    url: 'https://hafeisi.example/jobs.html',
    adapter: 'generic',
    flagged: [],
  },
  {
    file: 'readability-gmw.html',
    url: 'https://news.gmw.example/article.html',
    adapter: 'generic',
    flagged: [],
  },
  {
    file: 'sina-news-1.html',
    url: 'https://news.sina.example/c/article.html',
    adapter: 'generic',
    flagged: [],
  },
  {
    file: 'xhs-note-2026-02.html',
    url: 'https://www.xiaohongshu.com/explore/698000000000000000000001',
    adapter: 'xiaohongshu',
    flagged: [],
  },
  {
    file: 'wechat-article-2020-galaxy.html',
    url: 'https://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv',
    adapter: 'wechat',
    flagged: [],
  },
  {
    file: 'weibo-s-search-2020.html',
    url: 'https://s.weibo.com/weibo?q=test',
    adapter: 'weibo-search',
    posts: 20,
    flagged: [],
  },
  {
    file: 'tieba-forum-list-2020.html',
    url: 'https://tieba.baidu.com/f?kw=test',
    adapter: 'tieba',
    posts: 50,
    // One advertisement between the threads promises a pass or the money back. One makes everybody's goods
    // known and names no price, a third offers a degree "without classes": too little said.
    flagged: [['课程', '退款']],
  },
  {
    file: 'jd-search-2024.html',
    url: 'https://search.jd.com/Search?keyword=test',
    adapter: 'jd',
    posts: 60,
    flagged: [],
  },
  {
    file: 'weibo-cn-a.html',
    url: 'https://weibo.cn/u/1000000001',
    adapter: 'weibo-wap',
    posts: 11,
    flagged: [],
  },
  {
    file: 'zhihu-question-2016.html',
    url: 'https://www.zhihu.com/question/10000001',
    adapter: 'zhihu',
    posts: 50,
    flagged: [],
  },
  {
    file: 'douban-broadcast-2026-07.html',
    url: 'https://www.douban.com/people/1000001/statuses',
    adapter: 'douban',
    posts: 2,
    flagged: [],
  },
  {
    file: 'douban-broadcast-photos-2026.html',
    url: 'https://www.douban.com/people/1000002/statuses',
    adapter: 'douban',
    posts: 5,
    flagged: [],
  },
  {
    // The platform has taken the article away: there is nothing to read, and that is no "safe".
    file: 'wechat-violation-notice.html',
    url: 'https://mp.weixin.qq.com/s/bcdefghijklmnopqrstuvw',
    adapter: 'wechat',
    posts: 0,
    state: 'unreadable',
    flagged: [],
  },
  {
    file: 'taobao-item-desktop-2026-02.html',
    url: 'https://item.taobao.com/item.htm?id=1',
    adapter: 'taobao',
    posts: 1,
    flagged: [],
  },
  {
    file: 'microbiz-hafeisi-join-2017.html',
    url: 'https://hafeisi.example/join.html',
    adapter: 'generic',
    flagged: 'some',
    category: 'pyramid',
  },
];

interface Looked {
  readonly report: PageReport;
  readonly highlights: number;
  readonly witnessed: Witnessed;
  readonly errors: readonly string[];
}

// They belong to the developers' machines: a clone alone does not have them.
const there = existsSync(SAVED_PAGES);

describe.runIf(there)('saved real pages', () => {
  const browsers = presentBrowsers();
  const open: { session: Session; close: () => Promise<void> }[] = [];

  beforeAll(async () => {
    const urls = CASES.map(({ url }) => url);
    for (const name of browsers) {
      open.push(await launchFor(name, urls, { extensionDir: builtExtension(name) }));
    }
  });
  afterAll(async () => {
    for (const { close } of open) await close();
  });

  test('every saved page has a case', () => {
    const files = readdirSync(SAVED_PAGES).filter((name) => name.endsWith('.html'));
    expect([...new Set(CASES.map(({ file }) => file))].sort()).toEqual(files.sort());
  });

  const named = CASES.map((page) => [page.file + (page.csp ? ', strict CSP' : ''), page] as const);
  test.each(named)('%s', async (_, page) => {
    const html = readFileSync(join(SAVED_PAGES, page.file));
    const served = { url: page.url, html, ...(page.csp === undefined ? {} : { csp: page.csp }) };
    const scanned: Looked[] = [];
    for (const { session } of open) scanned.push(await look(session, served));
    for (const one of scanned) expectPage(one, page);

    const [first, second] = scanned;
    if (first && second) {
      expect(findingsOf(second.report)).toEqual(findingsOf(first.report));
      expect(second.highlights).toBe(first.highlights);
    }
  });
});

/** Reads a page to its end, and lets it tell what has been done to it. */
async function look(session: Session, served: ServedPage): Promise<Looked> {
  const before = session.errors.length;
  const page = await session.openInTurn(served, installWitness);
  const report = await session.readAll(page);
  const highlights = await session.allHighlights(page);
  const witnessed = await askWitness(page);
  return { report, highlights, witnessed, errors: session.errors.slice(before) };
}

function expectPage({ report, highlights, witnessed, errors }: Looked, page: Case): void {
  expect([...report.errors, ...errors]).toEqual([]);
  // Not a node, not an attribute, not a pixel of the site's own.
  expect(witnessed).toEqual({ changes: [], moved: [], layoutShift: 0, errors: [] });
  expect(report.state).toBe(page.state ?? 'ready');
  expect(report.adapter).toBe(page.adapter);
  if (page.posts === undefined) expect(report.read).toBeGreaterThan(0);
  else expect(report.read).toBe(page.posts);

  const found = flagged(report);
  if (page.flagged === 'some') expect(found.length).toBeGreaterThan(0);
  else expectPosts(found, page.flagged);
  const categories = found.flatMap(({ findings }) => findings.map(({ category }) => category));
  if (page.category) expect(categories).toContain(page.category);
  if (found.length > 0) expect(highlights).toBeGreaterThan(0);
}

function expectPosts(found: readonly ReportedPost[], wanted: readonly (readonly string[])[]): void {
  expect(found.map(({ text }) => text)).toHaveLength(wanted.length);
  for (const words of wanted) {
    const post = found.find(({ text }) => words.every((word) => text.includes(word)));
    expect(post, `a flagged post with ${words.join(', ')}`).toBeDefined();
  }
}
