import { createElement as h, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { FeedModel, type Row } from './model';

/** A small real React feed in the structure of weibo.com. */
function Post({ row: { key, post } }: { row: Row }): ReactElement {
  return h(
    'article',
    { className: 'woo-panel-main', 'data-key': key },
    h(
      'header',
      null,
      h('a', { usercard: post.id, href: `/u/${post.id}` }, post.author),
      h('a', { title: '2026-3-1', href: `/${post.id}/Ab${post.id}` }, '3-1'),
    ),
    h('div', { className: 'wbpro-feed-ogText' }, post.text, h('button', { type: 'button' }, '赞')),
  );
}

function List({ rows }: { rows: readonly Row[] }): ReactElement {
  return h(
    'div',
    { className: 'vue-recycle-scroller' },
    rows.map((row) =>
      h('div', { key: row.key, className: 'wbpro-scroller-item' }, h(Post, { row })),
    ),
  );
}

const model = new FeedModel();
const box = document.getElementById('app');
if (box === null) throw new Error('no #app');
const root = createRoot(box);
const render = () => flushSync(() => root.render(h(List, { rows: [...model.rows] })));
render();
Object.assign(window, {
  feed: {
    get rows() {
      return model.rows;
    },
    step() {
      model.change();
      render();
    },
  },
});
