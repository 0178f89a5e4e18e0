import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/page/read-text';
import { element, page } from './dom';

function read(html: string, options: Parameters<typeof readText>[1] = {}) {
  return readText([element(page(`<main>${html}</main>`), 'main')], options);
}

describe('readText', () => {
  it.each([
    ['blocks are lines', '<p>一</p><p>二</p>', '一\n二'],
    ['nested blocks are one break', '<div><div>一</div></div><div>二</div>', '一\n二'],
    ['br is a line', '一<br>二<br><br>三', '一\n二\n\n三'],
    ['no more than two breaks', '一<br><br><br><br>二', '一\n\n二'],
    ['inline elements join', '招<b>代</b><span>理</span>', '招代理'],
    ['white space of the source is one space', '招代理 \n\t 加微信', '招代理 加微信'],
    ['none at the start of a line', '<p>\n  一\n</p> <p> 二</p>', '一 \n二'],
    ['non-breaking spaces are spaces', '一&nbsp;&nbsp;二', '一 二'],
    ['emoji pictures are their name', '好<img alt="[哈哈]">的', '好[哈哈]的'],
    ['photos are not text', '好<img alt="这是一张很长的照片说明文字">的', '好的'],
    [
      'code is not text',
      '好<script>x()</script><style>a{}</style><noscript>n</noscript>的',
      '好的',
    ],
    ['controls are not text', '好<textarea>草稿</textarea><select><option>一</select>的', '好的'],
    ['hidden by attribute is not text', '好<span hidden>不</span>的', '好的'],
    [
      'hidden by style is read: scripts show it later',
      '<p style="visibility:hidden">好的</p>',
      '好的',
    ],
  ])('%s', (_, html, text) => {
    expect(read(html).text).toBe(text);
  });

  it('keeps line breaks where the page shows them', () => {
    expect(read('一\n二\n\n\n三', { keepsNewlines: () => true }).text).toBe('一\n二\n\n三');
  });

  it('leaves the dropped parts out', () => {
    expect(read('好<a class="more">展开</a>的', { drop: '.more' }).text).toBe('好的');
  });

  it('stops at the limit and says so', () => {
    const long = read('<p>一二三</p><p>四五六</p>', { maxChars: 5 });
    expect(long.text.length).toBeLessThanOrEqual(5);
    expect(long.truncated).toBe(true);
    expect(read('<p>一二三</p>', { maxChars: 3 }).truncated).toBe(false);
  });

  it('maps every character to the node it stands in', () => {
    const parts = fc.constantFrom(
      '招代',
      ' ',
      '\n',
      '🔥',
      '&nbsp;',
      '<br>',
      '<b>理</b>',
      '<p>加微</p>',
      '<img alt="[赞]">',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (list) => {
        const { text, pieces } = read(list.join(''));
        let end = 0;
        for (const { node, start, nodeStart, length } of pieces) {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, start)).toMatch(/^\n*$/);
          const shown = text.slice(start, start + length);
          const held =
            node.nodeType === 3
              ? (node as Text).data.slice(nodeStart, nodeStart + length)
              : (node as Element).getAttribute('alt');
          if (shown === ' ') expect(held?.trim()).toBe('');
          else expect(held).toBe(shown);
          end = start + length;
        }
        expect(end).toBe(text.length);
      }),
    );
  });
});
