import type { PostKind } from '../engine/types';

/**
 * Where the words of a post stand. All entries are CSS selectors; several selectors in one string
 * are tried as one query, several strings in an array in their order.
 * Never a hash class: those change with every release of the site (sites.md).
 */
export interface TextShape {
  /** The element a reader would call one post. Nested matches of one kind: the outermost counts. */
  readonly item: string;
  /** Where the author's own words stand inside the item; the first selector that matches wins. `:scope` = the item. */
  readonly text: readonly string[];
  /**
   * Of all that `text` finds, only the element with most words of its own is read: for sites that
   * give the words no lasting name.
   */
  readonly longest?: boolean;
  /** A title that belongs to the text, put in front of it. */
  readonly title?: string;
  /** Parts inside the text that are not the author's words: fold buttons, counters. */
  readonly drop?: string;
  readonly author?: string;
  /** Attribute of the author element (or of the item, with `author: ':scope'`) that holds the name. */
  readonly authorAttribute?: string;
  /** Link to the post itself; `:scope[href]` when the item is the link. */
  readonly permalink?: string;
  /** The parts stand in shadow roots inside the item, or may. */
  readonly deep?: boolean;
  /** Present while only a part of the text is shown. */
  readonly cut?: string;
}

/** One generation of one kind of post on a site. */
export interface PostShape extends TextShape {
  readonly kind: PostKind;
  /** A repost inside the item: judged as a post of its own, never as the author's own words. */
  readonly quoted?: TextShape;
}

/** What a page needs to know of its site: sent to it by the background. */
export interface PageSite {
  /** kebab-case, equal to the file name. */
  readonly id: string;
  readonly shapes: readonly PostShape[];
  /** Any of these present and no post found: the page is a login or risk wall, "读不到帖子". */
  readonly walls?: readonly string[];
  /** The same, for walls that carry no name of their own: words in the page's title or text. */
  readonly wallWords?: readonly string[];
}

/** An adapter, one file each. */
export interface Site extends PageSite {
  readonly name: { readonly 'zh-CN': string; readonly en: string };
  /** Match patterns of the manifest. */
  readonly matches: readonly string[];
}
