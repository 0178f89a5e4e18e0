import type { RuleLevel } from '../engine/types';
import { createAdoptedSheet } from './adopted-sheet';
import HIGHLIGHT_STYLE from './highlight.css?inline';
import { real } from './real';

/** Levels that are marked in the page; `info` never is. */
export type MarkedLevel = Exclude<RuleLevel, 'info'>;
const LEVELS = ['warning', 'caution'] as const;

/** Names in the page's highlight registry. The page can see them, so they carry a prefix. */
const NAMES: Readonly<Record<MarkedLevel, string>> = {
  warning: 'mingjian-warning',
  caution: 'mingjian-caution',
};

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
  const style = createStyle(view);
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
      // The page can put its own in our place.
      for (const level of LEVELS) {
        if (registry.get(NAMES[level]) !== highlights[level])
          registry.set(NAMES[level], highlights[level]);
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
 * The manifest styles the page itself. Frames, and in Firefox shadow roots, get the same sheet with
 * their first mark.
 */
function createStyle(view: Window & typeof globalThis) {
  const looked = new WeakSet<Node>();
  const sheet = createAdoptedSheet(view.document, HIGHLIGHT_STYLE);

  return {
    adopt(node: Node): void {
      const { nodeType, parentElement } = real(node);
      const root = real(node).getRootNode();
      const element = nodeType === 1 ? (node as Element) : parentElement;
      if (looked.has(root) || element === null) return;
      looked.add(root);
      if (isStyled(element, view)) return;
      sheet.adopt(root as Document | ShadowRoot);
    },
    remove: sheet.remove,
  };
}

function isStyled(element: Element, view: Window): boolean {
  const { backgroundColor } = view.getComputedStyle(element, `::highlight(${NAMES.warning})`);
  return backgroundColor !== '' && backgroundColor !== 'rgba(0, 0, 0, 0)';
}
