import { describe, expect, it } from 'vitest';
import { findGenericPosts, muchToRead } from '../../../src/page/generic-posts';
import { readPost } from '../../../src/page/read-post';
import { page } from './dom';

const SENTENCE = '这是一段平常的文字，讲的是周末去爬山，看见了云海，回来以后写下这些话。';
const NAV = `<ul>${'<li><a href="/x">栏目名称</a></li>'.repeat(30)}</ul>`;

async function find(body: string, title = '') {
  const posts = await findGenericPosts(page(body, title), new AbortController().signal);
  return posts.map((post) => ({ kind: post.kind, text: readPost(post).text }));
}

describe('findGenericPosts', () => {
  it('nothing on a page of links', async () => {
    expect(await find(NAV)).toEqual([]);
    expect(await find('')).toEqual([]);
  });

  it('an article is one post with its headline, without menus and link lists', async () => {
    const found = await find(
      `${NAV}<h1>网站名称</h1><div><h1>爬山记的标题</h1><div class="body">${`<p>${SENTENCE}</p>`.repeat(8)}</div></div><div>${NAV}</div>`,
      '爬山记的标题_网站名称',
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.kind).toBe('article');
    expect(found[0]?.text).toBe(`爬山记的标题${`\n${SENTENCE}`.repeat(8)}`);
  });

  it('an article whose editor wraps every paragraph is one post too', async () => {
    const found = await find(`<div>${`<section><p>${SENTENCE}</p></section>`.repeat(8)}</div>`);
    expect(found.map(({ kind }) => kind)).toEqual(['article']);
  });

  it('what the page marks up as articles', async () => {
    const found = await find(
      `<main>${`<article><h2>题</h2><p>${SENTENCE}</p></article>`.repeat(3)}</main>${NAV}`,
    );
    expect(found).toHaveLength(3);
    expect(found.every(({ kind }) => kind === 'post')).toBe(true);
  });

  it('a repeated structure is a feed', async () => {
    const item = (n: number) =>
      `<div class="item item-${n}"><b>作者${n}</b><p>${SENTENCE}</p><p>${SENTENCE}</p></div>`;
    const found = await find(`${NAV}<div>${[1, 2, 3, 4, 5].map(item).join('')}</div>`);
    expect(found).toHaveLength(5);
    expect(found[2]?.text).toContain('作者3');
  });

  it('rows of cards: the cards are the posts', async () => {
    const card =
      '<div class="card"><img src="x.png"><a href="/g"><p>三件套补水面膜限时特价</p></a><p>￥99</p></div>';
    const row = `<div class="row">${card.repeat(4)}</div>`;
    const found = await find(`<div class="goods">${row.repeat(3)}</div>`);
    expect(found).toHaveLength(12);
    expect(found[0]).toEqual({ kind: 'listing', text: '三件套补水面膜限时特价\n￥99' });
  });

  it('a sales page is cut at its headings into parts long enough to tell who speaks', async () => {
    const part = (n: number) =>
      `<div class="title"><h4>第${n}个卖点</h4></div><div class="info"><p>${SENTENCE}</p></div><table><tr><td>${SENTENCE.repeat(3)}</td></tr></table>`;
    const found = await find(`<div class="wrap">${[1, 2, 3, 4, 5, 6].map(part).join('')}</div>`);
    expect(found.length).toBeGreaterThan(1);
    const all = found.map(({ text }) => text).join('\n');
    for (const n of [1, 2, 3, 4, 5, 6]) expect(all).toContain(`第${n}个卖点`);
    for (const { text } of found.slice(0, -1)) expect(text.length).toBeGreaterThanOrEqual(350);
  });

  it('ends without a result when the page is left', async () => {
    const stopped = AbortSignal.abort();
    expect(await findGenericPosts(page(`<p>${SENTENCE}</p>`), stopped)).toEqual([]);
  });
});

describe('muchToRead', () => {
  it.each([
    ['an article', `<p>${SENTENCE}</p>`.repeat(10), true],
    ['a menu', NAV, false],
    ['a login form', '<form><label>手机号</label><input><button>登录</button></form>', false],
  ])('%s', async (_, body, much) => {
    expect(await muchToRead(page(body), new AbortController().signal)).toBe(much);
  });
});
