/** One sheet of ours, in as many documents and shadow roots of a window as need it. */
export interface AdoptedSheet {
  adopt(root: Document | ShadowRoot): void;
  /** Takes it away again, everywhere. */
  remove(): void;
}

/**
 * @param document to which the sheet belongs: browsers refuse one that was made in another
 */
export function createAdoptedSheet(document: Document, css: string): AdoptedSheet {
  // Weakly: the page may throw a root away, with all that stands in it.
  const adopters = new Set<WeakRef<Document | ShadowRoot>>();
  let sheet: CSSStyleSheet | undefined;

  function made(): CSSStyleSheet {
    const view = document.defaultView as (Window & typeof globalThis) | null;
    const own = new (view?.CSSStyleSheet ?? CSSStyleSheet)();
    own.replaceSync(css);
    return own;
  }

  return {
    adopt(root) {
      sheet ??= made();
      // Sites replace the list of sheets.
      if (root.adoptedStyleSheets.includes(sheet)) return;
      root.adoptedStyleSheets.push(sheet);
      adopters.add(new WeakRef(root));
    },
    remove() {
      for (const adopter of adopters) {
        const sheets = adopter.deref()?.adoptedStyleSheets ?? [];
        const at = sheet === undefined ? -1 : sheets.indexOf(sheet);
        if (at >= 0) sheets.splice(at, 1);
      }
      adopters.clear();
    },
  };
}
