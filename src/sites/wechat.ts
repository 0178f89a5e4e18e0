import type { Site } from './types';

/**
 * mp.weixin.qq.com: one page is one article. Three templates (item_show_type): article, picture
 * share, text share; the last two are filled by script, and the words of the first are
 * `visibility: hidden` until a script has run.
 */
export const wechat: Site = {
  id: 'wechat',
  name: { 'zh-CN': '微信公众号', en: 'WeChat official accounts' },
  matches: ['*://mp.weixin.qq.com/*'],
  shapes: [
    {
      kind: 'article',
      item: '#js_article:has(#js_content), #img-content:has(#js_content)',
      title: '#activity-name',
      text: ['#js_content'],
      drop: '.js_uneditable, mp-common-profile, mpvoice, qqmusic',
      author: '#js_name',
    },
    {
      kind: 'post',
      item: '#js_article:has(#js_image_desc), #page-content:has(#js_image_desc), #js_image_content',
      title: '.rich_media_title',
      text: ['#js_image_desc'],
      author: '.wx_follow_nickname, #js_name',
    },
    {
      kind: 'post',
      item: '#js_article:has(#js_text_desc), #page-content:has(#js_text_desc), #js_text_content',
      title: '#js_text_title',
      text: ['#js_text_desc'],
      author: '.wx_follow_nickname, #js_name',
    },
    {
      kind: 'comment',
      item: '.discuss_list .discuss_item, .discuss_container .js_comment_item',
      text: ['.discuss_message_content', '.discuss_message'],
      author: '.nickname',
    },
  ],
  walls: ['.weui-msg'],
  wallWords: ['环境异常', '此内容因违规无法查看', '该内容已被发布者删除', '此帐号已被屏蔽'],
};
