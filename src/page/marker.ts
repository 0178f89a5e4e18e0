import type { RuleLevel } from '../engine/types';

/** Levels that are marked in the page; `info` never is. */
export type MarkedLevel = Exclude<RuleLevel, 'info'>;
const LEVELS = ['warning', 'caution'] as const;

/** Names in the page's highlight registry. The page can see them, so they carry a prefix. */
const NAMES: Readonly<Record<MarkedLevel, string>> = {
  warning: 'mingjian-warning',
  caution: 'mingjian-caution',
};

/**
 * Translucent colours hold on light and dark pages. The line tells the levels apart without colour:
 * dotted or wavy, in a tone that stands out from white and from black. Paper shows no marks.
 * Firefox before 146 draws no line here: the background still differs.
 */
const styleFor = (element: string): string => `
@media screen {
  ${element}::highlight(${NAMES.caution}) {
    background-color: rgb(255 196 0 / 0.26);
    text-decoration: underline dotted rgb(178 120 0) 2.5px;
  }
  ${element}::highlight(${NAMES.warning}) {
    background-color: rgb(255 92 40 / 0.28);
    text-decoration: underline wavy rgb(222 72 20) 1.5px;
  }
}
@media screen and (forced-colors: active) {
  ${element}::highlight(${NAMES.caution}), ${element}::highlight(${NAMES.warning}) {
    background-color: Mark; color: MarkText;
  }
}`;

export interface Mark {
  readonly level: MarkedLevel;
  readonly range: AbstractRange;
}

/** Marks words through the CSS Custom Highlight API: the site's DOM stays as it is. */
export interface Marker {
  /** Replaces the marks of one post; an empty list takes them away. */
  set(key: object, marks: readonly Mark[]): void;
  dispose(): void;
}

/**
 * @param document of the page or of a frame in it: each has a registry of its own
 * @returns a marker that does nothing where the browser has no highlight registry
 */
export function createMarker(document: Document): Marker {
  const view = document.defaultView as (Window & typeof globalThis) | null;
  const registry = view?.CSS?.highlights;
  if (view === null || view.Highlight === undefined || registry === undefined) {
    return { set: () => undefined, dispose: () => undefined };
  }
  const marks = new Map<object, readonly Mark[]>();
  const style = createStyle(document, view);
  const highlights = { warning: new view.Highlight(), caution: new view.Highlight() };
  highlights.warning.priority = 1;
  for (const level of LEVELS) registry.set(NAMES[level], highlights[level]);

  return {
    set(key, next) {
      for (const { level, range } of marks.get(key) ?? []) highlights[level].delete(range);
      if (next.length === 0) {
        marks.delete(key);
        return;
      }
      for (const { level, range } of next) {
        style.adopt(range.startContainer);
        highlights[level].add(range);
      }
      marks.set(key, next);
    },
    dispose() {
      marks.clear();
      // By name: iterating the registry throws in Firefox's content scripts.
      for (const level of LEVELS) {
        if (registry.get(NAMES[level]) === highlights[level]) registry.delete(NAMES[level]);
        highlights[level].clear();
      }
      style.remove();
    },
  };
}

/**
 * A rule for every element makes the browser look at every element again: 0.9 s on a page of
 * 60,000, a third of it with a rule for the root alone. Chromium hands the root's highlight styles
 * down (since 134), into shadow roots too; Firefox 153 does not.
 */
function createStyle(document: Document, view: Window & typeof globalThis) {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(styleFor(':root'));
  const roots = new Set<ShadowRoot>();
  let everywhere = false;

  function adoptIn(root: DocumentOrShadowRoot): boolean {
    // Sites replace the list of sheets; ours is put back with the next mark.
    if (root.adoptedStyleSheets.includes(sheet)) return false;
    root.adoptedStyleSheets.push(sheet);
    return true;
  }

  return {
    adopt(node: Node): void {
      if (adoptIn(document) && !everywhere && !isInherited(document, view)) {
        everywhere = true;
        sheet.replaceSync(styleFor(''));
      }
      const root = node.getRootNode();
      if (!everywhere || root === document || root.nodeType !== 11) return;
      adoptIn(root as ShadowRoot);
      roots.add(root as ShadowRoot);
    },
    remove(): void {
      for (const root of [document, ...roots]) {
        const at = root.adoptedStyleSheets.indexOf(sheet);
        if (at >= 0) root.adoptedStyleSheets.splice(at, 1);
      }
    },
  };
}

function isInherited(document: Document, view: Window): boolean {
  const { backgroundColor } = view.getComputedStyle(document.body, `::highlight(${NAMES.warning})`);
  return backgroundColor !== '' && backgroundColor !== 'rgba(0, 0, 0, 0)';
}
