import { real } from './real';

/** Visible to the page, so it carries our name. Set only on posts that people chose to hide. */
export const HIDDEN_ATTRIBUTE = 'data-mingjian-hidden';

/** Takes posts out of sight that people do not want to see, and brings them back. */
export interface Hider {
  has(element: Element): boolean;
  set(element: Element, hidden: boolean): void;
  dispose(): void;
}

/**
 * The one place where a site's own element is touched, and only on people's wish: an attribute, with
 * a style for it in the sheet of the manifest. The element and its words stay where they are.
 */
export function createHider(document: Document): Hider {
  const hidden = new Set<Element>();
  let sheet: CSSStyleSheet | undefined;

  /** In frames, where the manifest's sheet is not. */
  function ensureSheet(): void {
    if (sheet === undefined) {
      // A sheet belongs to its document: in a frame it has to be made there.
      const view = document.defaultView as (Window & typeof globalThis) | null;
      sheet = new (view?.CSSStyleSheet ?? CSSStyleSheet)();
      sheet.replaceSync(`[${HIDDEN_ATTRIBUTE}] { display: none !important; }`);
    }
    // Sites replace the list of sheets.
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  }

  return {
    has: (element) => hidden.has(element),
    set(element, hide) {
      if (!hide) {
        if (hidden.delete(element)) real(element).removeAttribute(HIDDEN_ATTRIBUTE);
        return;
      }
      hidden.add(element);
      // The page's own observers need not hear of it again.
      if (!real(element).hasAttribute(HIDDEN_ATTRIBUTE))
        real(element).setAttribute(HIDDEN_ATTRIBUTE, '');
      if (document !== globalThis.document) ensureSheet();
    },
    dispose() {
      for (const element of hidden) real(element).removeAttribute(HIDDEN_ATTRIBUTE);
      hidden.clear();
      const at = sheet === undefined ? -1 : document.adoptedStyleSheets.indexOf(sheet);
      if (at >= 0) document.adoptedStyleSheets.splice(at, 1);
    },
  };
}
