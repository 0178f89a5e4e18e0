import type { RuleLevel } from '../engine/types';

/** Levels that are marked in the page; `info` never is. */
export type MarkedLevel = Exclude<RuleLevel, 'info'>;

/** Names in the page's highlight registry. The page can see them, so they carry a prefix. */
const NAMES: Readonly<Record<MarkedLevel, string>> = {
  warning: 'mingjian-warning',
  caution: 'mingjian-caution',
};

/**
 * Translucent colours hold on light and dark pages; the line's shape tells the levels apart
 * without colour. Firefox before 146 draws no line here: the background still differs.
 */
const styleFor = (element: string): string => `
${element}::highlight(mingjian-caution) {
  background-color: rgb(255 196 0 / 0.28);
  text-decoration: underline dotted rgb(176 112 0) 2px;
}
${element}::highlight(mingjian-warning) {
  background-color: rgb(255 92 40 / 0.30);
  text-decoration: underline wavy rgb(200 40 0) 1.5px;
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

/** @returns a marker that does nothing where the browser has no highlight registry. */
export function createMarker(document: Document): Marker {
  if (typeof Highlight === 'undefined' || CSS.highlights === undefined) {
    return { set: () => undefined, dispose: () => undefined };
  }
  const marks = new Map<object, readonly Mark[]>();
  const sheet = createSheet();
  const highlights: Record<MarkedLevel, Highlight> = {
    warning: new Highlight(),
    caution: new Highlight(),
  };
  highlights.warning.priority = 1;
  for (const level of ['warning', 'caution'] as const) {
    CSS.highlights.set(NAMES[level], highlights[level]);
  }

  return {
    set(key, next) {
      for (const { level, range } of marks.get(key) ?? []) highlights[level].delete(range);
      if (next.length === 0) {
        marks.delete(key);
        return;
      }
      // Sites replace the list of sheets; ours is put back with the next mark.
      if (!document.adoptedStyleSheets.includes(sheet)) adopt(document, sheet);
      for (const { level, range } of next) highlights[level].add(range);
      marks.set(key, next);
    },
    dispose() {
      marks.clear();
      // By name: iterating the registry throws in Firefox's content scripts.
      for (const level of ['warning', 'caution'] as const) {
        if (CSS.highlights.get(NAMES[level]) === highlights[level])
          CSS.highlights.delete(NAMES[level]);
        highlights[level].clear();
      }
      const at = document.adoptedStyleSheets.indexOf(sheet);
      if (at >= 0) document.adoptedStyleSheets.splice(at, 1);
    },
  };
}

function createSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleFor(':root'));
  return sheet;
}

/**
 * A rule for every element makes the browser look at every element again: 0.9 s on a page of
 * 60,000, a third of it with a rule for the root alone. Chromium hands the root's highlight styles
 * down (since 134), Firefox 153 does not.
 */
function adopt(document: Document, sheet: CSSStyleSheet): void {
  document.adoptedStyleSheets.push(sheet);
  const inherited = getComputedStyle(
    document.body,
    `::highlight(${NAMES.warning})`,
  ).backgroundColor;
  if (inherited === '' || inherited === 'rgba(0, 0, 0, 0)') sheet.replaceSync(styleFor(''));
}
