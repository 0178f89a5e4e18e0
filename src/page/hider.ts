import { createAdoptedSheet } from './adopted-sheet';
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
  const sheet = createAdoptedSheet(document, `[${HIDDEN_ATTRIBUTE}] { display: none !important; }`);

  /** The manifest's sheet is in the page itself, but not in its frames and shadow roots. */
  function ensureSheet(element: Element): void {
    const { isConnected } = real(element);
    const root = isConnected ? (real(element).getRootNode() as Document | ShadowRoot) : document;
    if (root !== globalThis.document) sheet.adopt(root);
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
      ensureSheet(element);
    },
    dispose() {
      for (const element of hidden) real(element).removeAttribute(HIDDEN_ATTRIBUTE);
      hidden.clear();
      sheet.remove();
    },
  };
}
