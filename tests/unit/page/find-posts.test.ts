import { describe, expect, it } from 'vitest';
import { type FoundPost, findPosts } from '../../../src/page/find-posts';
import { readDetails, readPost } from '../../../src/page/read-post';
import { siteForUrl } from '../../../src/sites';
import { element, page } from './dom';

/** What is found on a page of a site, as plain data. */
function posts(url: string, body: string) {
  const document = page(body);
  return findPosts(document.documentElement, siteForUrl(url).shapes).map(summary);
}

function summary(post: FoundPost) {
  return { kind: post.kind, text: readPost(post).text, ...readDetails(post) };
}

const V7_REPOST = `<div class="wbpro-scroller-item"><article class="woo-panel-main">
  <header><a usercard="1" href="/u/1">转发的人</a><a href="https://weibo.com/1/AbC" title="2026-01-02">1-2</a></header>
  <div class="wbpro-feed-content"><div class="detail_wbtext_x"><div class="wbpro-feed-ogText">看看这个<img alt="[吃瓜]"><span class="expand">展开</span></div></div></div>
  <div class="retweet"><article class="woo-panel-main"><a usercard="2" href="/u/2">@卖家</a>
    <div class="wbpro-feed-reText">诚招代理，加微信</div></article></div>
</article></div>`;

describe('findPosts', () => {
  it('weibo v7: the repost is a post of its own, and none of the words of the one who shared it', () => {
    expect(posts('https://weibo.com/', V7_REPOST)).toEqual([
      {
        kind: 'post',
        text: '看看这个[吃瓜]',
        author: '转发的人',
        url: 'https://weibo.com/1/AbC',
        cut: true,
      },
      { kind: 'post', text: '诚招代理，加微信', author: '卖家', cut: false },
    ]);
  });

  it('weibo v7: comments without the name of their author, mentions kept', () => {
    const comment = (who: string, words: string) =>
      `<div class="con1"><div class="text"><a href="/u/3">${who}</a><span>:${words}</span></div></div>`;
    const found = posts(
      'https://weibo.com/1/x',
      `<div class="wbpro-list"><div class="item1"><div>${comment('甲', '加我<a href="/n/乙">@乙</a>')}</div>
       <div class="list2"><div class="item2"><div class="con2"><div class="text"><a href="/u/4">乙</a>:好</div></div></div>
       <div class="item2"><div class="con2"><div class="text">共 8 条回复</div></div></div></div></div></div>`,
    );
    expect(found).toEqual([
      { kind: 'comment', text: ':加我@乙', author: '甲', cut: false },
      { kind: 'comment', text: ':好', author: '乙', cut: false },
    ]);
  });

  it('s.weibo: the full text that is folded away is read instead of the short one', () => {
    const [post] = posts(
      'https://s.weibo.com/weibo?q=x',
      `<div class="card-wrap" action-type="feed_list_item" mid="1"><div class="content">
       <a class="name" nick-name="甲">甲</a><p node-type="feed_list_content">短<a action-type="fl_unfold">展开</a></p>
       <p node-type="feed_list_content_full" style="display:none">短的全文<a action-type="fl_fold">收起</a></p></div></div>`,
    );
    expect(post?.text).toBe('短的全文');
  });

  it('m.weibo.cn: own words and the repost apart', () => {
    const found = posts(
      'https://m.weibo.cn/',
      `<div class="card m-panel"><h3 class="m-text-cut">甲</h3><div class="weibo-og"><div class="weibo-text">转了<a href="/status/1">全文</a></div>
       <div class="weibo-rp"><div class="weibo-text">原来的话</div></div></div></div>`,
    );
    expect(found.map(({ text, cut }) => ({ text, cut }))).toEqual([
      { text: '转了', cut: true },
      { text: '原来的话', cut: false },
    ]);
  });

  it('weibo.cn: in a repost the last block is the author’s', () => {
    const found = posts(
      'https://weibo.cn/u/1',
      `<div class="c" id="M_a"><div><span class="cmt">转发了 <a href="/x">店家</a> 的微博:</span><span class="ctt">买它</span></div>
       <div><span class="cmt">转发理由:</span>不错 <a href="https://weibo.cn/attitude/a">赞[1]</a><a class="cc" href="https://weibo.cn/comment/a">评论[1]</a></div></div>`,
    );
    expect(found.map(({ text, author }) => ({ text: text.trim(), author }))).toEqual([
      { text: '不错', author: undefined },
      { text: '买它', author: '店家' },
    ]);
  });

  it('xiaohongshu: cards, the open note, its comments and replies', () => {
    const found = posts(
      'https://www.xiaohongshu.com/explore',
      `<section class="note-item"><a class="cover mask" href="/explore/1?xsec_token=t"></a><div class="footer"><a class="title"><span>卡片标题</span></a><a class="author"><span class="name">甲</span></a></div></section>
       <section class="note-item"><div class="query-note-item">大家都在搜</div></section>
       <div id="noteContainer"><div class="author-wrapper"><span class="username">乙</span></div><div class="note-content"><div id="detail-title">标题</div><div id="detail-desc"><span class="note-text">正文<a class="tag">#好物</a></span></div></div>
       <div class="parent-comment"><div class="comment-item"><div class="author"><a class="name">丙</a></div><div class="content"><span class="note-text">求链接</span></div></div>
       <div class="reply-container"><div class="comment-item-sub comment-item"><div class="author"><a class="name">乙</a></div><div class="content"><span class="note-text">私信你</span></div></div></div></div></div>`,
    );
    expect(found.map(({ kind, text, author }) => [kind, text, author])).toEqual([
      ['post', '标题\n正文#好物', '乙'],
      ['post', '卡片标题', '甲'],
      ['comment', '求链接', '丙'],
      ['comment', '私信你', '乙'],
    ]);
    expect(found[1]?.url).toContain('xsec_token');
  });

  it('tieba: old thread with sub-replies, threads in HTML comments are not there', () => {
    const found = posts(
      'https://tieba.baidu.com/p/1',
      `<div class="l_post" data-field="{}"><div class="d_name"><a>楼主</a></div><div class="d_post_content">第一楼</div>
       <ul><li class="lzl_single_post"><div class="lzl_cnt"><a class="at">路人</a><span class="lzl_content_main">顶</span></div></li></ul></div>
       <!-- <div class="l_post" data-field="{}"><div class="d_post_content">藏起来的</div></div> -->`,
    );
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([
      ['post', '第一楼'],
      ['comment', '顶'],
    ]);
  });

  it('zhihu: an answer with its question, folded or not; comments', () => {
    const found = posts(
      'https://www.zhihu.com/',
      `<div class="Card TopstoryItem"><div class="ContentItem AnswerItem"><h2 class="ContentItem-title"><a href="/question/1/answer/2">问题</a></h2>
       <span class="AuthorInfo-name">答主</span><div class="RichContent is-collapsed"><div class="RichContent-inner"><div class="RichText ztext">回答</div></div><button class="ContentItem-more">阅读全文</button></div></div></div>
       <div class="css-1"><div class="CommentContent">评论</div></div>`,
    );
    expect(found).toMatchObject([
      { kind: 'post', text: '问题\n回答', author: '答主', cut: true },
      { kind: 'comment', text: '评论' },
    ]);
  });

  it('wechat: the three templates are one item each', () => {
    const wrap = (inner: string) =>
      posts('https://mp.weixin.qq.com/s/x', `<div id="js_article">${inner}</div>`);
    expect(
      wrap(
        '<h1 id="activity-name">题</h1><a id="js_name">号</a><div id="js_content"><p>文</p></div>',
      ),
    ).toMatchObject([{ kind: 'article', text: '题\n文', author: '号' }]);
    expect(
      wrap('<h1 class="rich_media_title">题</h1><p id="js_image_desc">图说</p>'),
    ).toMatchObject([{ text: '题\n图说' }]);
    expect(wrap('<h1 id="js_text_title">题</h1><p id="js_text_desc">短文</p>')).toMatchObject([
      { text: '题\n短文' },
    ]);
  });

  it('douban: a group topic and its replies', () => {
    const found = posts(
      'https://www.douban.com/group/topic/1/',
      `<div class="article"><h1>题</h1><div id="topic-content"><div class="topic-richtext"><p>楼主的话</p></div></div>
       <ul><li class="comment-item"><div class="user-face"><a>甲</a></div><p class="reply-content">回复</p></li></ul></div>`,
    );
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([
      ['post', '楼主的话'],
      ['comment', '回复'],
    ]);
  });

  it('goofish: cards and the description, without the freight notice', () => {
    const found = posts(
      'https://www.goofish.com/item?id=1',
      `<div class="item-main-info--a1"><div class="desc--b2">退货包运费</div><span class="desc--b2">全新转让</span></div>
       <a class="feeds-item-wrap--c3" href="/item?id=2"><span class="row1-wrap-title--d4"><span class="main-title--e5">二手手机</span></span></a>`,
    );
    expect(found.map(({ text }) => text)).toEqual(['全新转让', '二手手机']);
    expect(found[1]?.url).toContain('/item?id=2');
  });

  it('1688: the item page and the cards of a search', () => {
    expect(
      posts(
        'https://detail.1688.com/offer/1.html',
        '<div class="od-pc-offer-title"><span class="title-text">面膜批发</span></div><div class="html-description">一件代发</div>',
      ),
    ).toMatchObject([{ kind: 'listing', text: '面膜批发\n一件代发' }]);
    expect(
      posts(
        'https://s.1688.com/x',
        '<a href="https://detail.1688.com/offer/2.html"><div class="offer-title">厂家直供</div></a>',
      ),
    ).toMatchObject([{ text: '厂家直供' }]);
  });

  it('finds the post around an element that has changed', () => {
    const document = page(V7_REPOST);
    const shapes = siteForUrl('https://weibo.com/').shapes;
    const inner = findPosts(element(document, '.wbpro-feed-reText'), shapes);
    expect(inner.map((post) => post.element)).toEqual([
      element(document, 'article'),
      element(document, '.retweet'),
    ]);
  });
});
