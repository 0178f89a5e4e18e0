import { describe, expect, it } from 'vitest';
import { createHider, HIDDEN_ATTRIBUTE } from '../../../src/page/hider';
import { element, page } from './dom';

/** A document of a frame, which takes no sheet but one that was made in it: as browsers do. */
function frame(body: string): Document {
  class OwnSheet {
    text = '';
    replaceSync(text: string): void {
      this.text = text;
    }
  }
  const document = page(body);
  const sheets: OwnSheet[] = [];
  sheets.push = (...added) => {
    if (!added.every((sheet) => sheet instanceof OwnSheet)) throw new Error('NotAllowedError');
    for (const sheet of added) sheets[sheets.length] = sheet;
    return sheets.length;
  };
  Object.defineProperties(document, {
    adoptedStyleSheets: { value: sheets },
    defaultView: { value: { CSSStyleSheet: OwnSheet } },
  });
  return document;
}

describe('the hider', () => {
  it('hides in a frame with a sheet that was made there, and leaves nothing behind', () => {
    const document = frame('<article>1</article><article>2</article>');
    const hider = createHider(document);
    for (const post of document.querySelectorAll('article')) hider.set(post, true);
    expect([...document.adoptedStyleSheets]).toMatchObject([
      { text: `[${HIDDEN_ATTRIBUTE}] { display: none !important; }` },
    ]);
    expect(document.querySelectorAll(`[${HIDDEN_ATTRIBUTE}]`)).toHaveLength(2);
    hider.dispose();
    expect(document.adoptedStyleSheets).toHaveLength(0);
    expect(document.querySelectorAll(`[${HIDDEN_ATTRIBUTE}]`)).toHaveLength(0);
  });

  it('knows what it hides, until it is shown again', () => {
    const document = frame('<article>1</article>');
    const post = element(document, 'article');
    const hider = createHider(document);
    expect(hider.has(post)).toBe(false);
    hider.set(post, true);
    expect(hider.has(post)).toBe(true);
    hider.set(post, false);
    expect(hider.has(post)).toBe(false);
    expect(post.hasAttribute(HIDDEN_ATTRIBUTE)).toBe(false);
  });
});
