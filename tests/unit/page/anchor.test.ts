import { describe, expect, it } from 'vitest';
import { anchorSpan } from '../../../src/page/anchor';
import { type ReadText, readText } from '../../../src/page/read-text';
import { element, page } from './dom';

function readMain(html: string): { document: Document; read: ReadText } {
  const document = page(`<main>${html}</main>`);
  return { document, read: readText([element(document, 'main')]) };
}

function span(read: ReadText, text: string) {
  const start = read.text.indexOf(text);
  return { start, end: start + text.length, text };
}

function dataOf(node: Node | undefined): string | null {
  return node?.nodeValue ?? null;
}

describe('anchorSpan', () => {
  it('finds words inside one node', () => {
    const { read } = readMain('<p>🔥🔥 诚招代理</p>');
    const [anchor] = anchorSpan(read, span(read, '招代理'));
    expect(dataOf(anchor?.startContainer)?.slice(anchor?.startOffset, anchor?.endOffset)).toBe(
      '招代理',
    );
  });

  it('finds words over several nodes', () => {
    const { read } = readMain('诚招<b>代</b>理');
    const [anchor] = anchorSpan(read, span(read, '招代理'));
    expect(dataOf(anchor?.startContainer)).toBe('诚招');
    expect(anchor?.startOffset).toBe(1);
    expect(dataOf(anchor?.endContainer)).toBe('理');
    expect(anchor?.endOffset).toBe(1);
  });

  it('finds words behind collapsed white space', () => {
    const { read } = readMain('诚   \n  招代理');
    const [anchor] = anchorSpan(read, span(read, '诚 招代理'));
    expect(anchor?.startOffset).toBe(0);
    expect(anchor?.endOffset).toBe('诚   \n  招代理'.length);
  });

  it('takes in an emoji picture whole', () => {
    const { document, read } = readMain('加<img alt="[心]">微信');
    const [anchor] = anchorSpan(read, span(read, '[心]'));
    expect(anchor?.startContainer).toBe(element(document, 'main'));
    expect([anchor?.startOffset, anchor?.endOffset]).toEqual([1, 2]);
  });

  it('fails closed when the finding is of another text', () => {
    const { read } = readMain('诚招代理');
    expect(anchorSpan(read, { start: 1, end: 4, text: '加微信' })).toEqual([]);
    expect(anchorSpan(read, { start: 9, end: 12, text: '招代理' })).toEqual([]);
    expect(anchorSpan(read, { start: 1, end: 1, text: '' })).toEqual([]);
  });

  it('fails closed when the page shows other words by now', () => {
    const { document, read } = readMain('<p>诚招代理</p>');
    const text = element(document, 'p').firstChild as Text;
    text.data = '今日天气';
    expect(anchorSpan(read, span(read, '招代理'))).toEqual([]);
  });

  it('fails closed when the page has thrown the words away', () => {
    const { document, read } = readMain('<p>诚招代理</p>');
    element(document, 'p').remove();
    expect(anchorSpan(read, span(read, '招代理'))).toEqual([]);
  });
});
