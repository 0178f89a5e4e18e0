import { createApp, defineComponent, h, nextTick, type PropType, shallowRef } from 'vue';
import { FeedModel, type Row } from './model';

/** A small real Vue feed in the structure of weibo.com. */
const Post = defineComponent({
  props: { row: { type: Object as PropType<Row>, required: true } },
  setup(props) {
    return () => {
      const { key, post } = props.row;
      return h('article', { class: 'woo-panel-main', 'data-key': key }, [
        h('header', [
          h('a', { usercard: post.id, href: `/u/${post.id}` }, post.author),
          h('a', { title: '2026-3-1', href: `/${post.id}/Ab${post.id}` }, '3-1'),
        ]),
        h('div', { class: 'wbpro-feed-ogText' }, [
          post.text,
          h('button', { type: 'button' }, '赞'),
        ]),
      ]);
    };
  },
});

const model = new FeedModel();
const shown = shallowRef<readonly Row[]>([]);
// Copies: Vue renders a row again only when it is given another object.
const show = () => {
  shown.value = model.rows.map((row) => ({ ...row }));
};
show();
const List = defineComponent(
  () => () =>
    h(
      'div',
      { class: 'vue-recycle-scroller' },
      shown.value.map((row) =>
        h('div', { key: row.key, class: 'wbpro-scroller-item' }, h(Post, { row })),
      ),
    ),
);
createApp(List).mount('#app');
Object.assign(window, {
  feed: {
    get rows() {
      return model.rows;
    },
    step() {
      model.change();
      show();
      return nextTick();
    },
  },
});
