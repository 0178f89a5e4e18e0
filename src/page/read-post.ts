import type { PostShape, QuotedShape } from '../sites';
import type { FoundPost } from './find-posts';
import { type ReadText, readText } from './read-text';

export interface PostDetails {
  readonly author?: string;
  readonly url?: string;
  /** Only a part of the text is shown: a verdict on it is provisional. */
  readonly cut: boolean;
}

/**
 * Reads the author's own words of a post: the title in front, reposts and the shape's `drop` parts
 * left out.
 * @returns an empty text when the site has not filled the post yet
 */
export function readPost(post: FoundPost): ReadText {
  const { shape } = post;
  const roots = post.run ?? textRoots(post.element, shape);
  const quoted = 'quoted' in shape ? shape.quoted?.item : undefined;
  const drop = [
    'drop' in shape ? shape.drop : undefined,
    // `:scope` would mean the dropped element itself here; such a repost stands outside the text.
    quoted?.startsWith(':scope') ? undefined : quoted,
  ].filter((part) => part !== undefined);
  return readText(roots, { drop: drop.length > 0 ? drop.join(', ') : undefined, keepsNewlines });
}

/** Who wrote the post, where it stands, and whether it is shown whole. Read only when asked for. */
export function readDetails(post: FoundPost): PostDetails {
  const { element, shape } = post;
  const author = authorOf(element, shape);
  const url = linkOf(element, shape);
  const cut = 'cut' in shape && shape.cut !== undefined && element.querySelector(shape.cut) !== null;
  return { ...(author ? { author } : {}), ...(url ? { url } : {}), cut };
}

function textRoots(element: Element, shape: PostShape | QuotedShape): Element[] {
  const title = 'title' in shape && shape.title ? element.querySelector(shape.title) : null;
  const roots = title === null ? [] : [title];
  for (const selector of shape.text) {
    const parts = outermost(select(element, selector)).filter((part) => !isQuoted(part, element, shape));
    const fresh = parts.filter((part) => !roots.some((root) => root.contains(part)));
    if (fresh.length > 0) return [...roots, ...fresh];
  }
  return roots;
}

function select(element: Element, selector: string): Element[] {
  return selector === ':scope' ? [element] : [...element.querySelectorAll(selector)];
}

function outermost(elements: readonly Element[]): Element[] {
  return elements.filter((one) => !elements.some((other) => other !== one && other.contains(one)));
}

function isQuoted(part: Element, element: Element, shape: PostShape | QuotedShape): boolean {
  if (!('quoted' in shape) || shape.quoted === undefined) return false;
  const quoted = element.querySelector(shape.quoted.item);
  return quoted?.contains(part) ?? false;
}

const MAX_AUTHOR_CHARS = 80;

function authorOf(element: Element, shape: PostShape | QuotedShape): string | undefined {
  if (shape.author === undefined) return undefined;
  const holder = shape.author === ':scope' ? element : element.querySelector(shape.author);
  const attribute = 'authorAttribute' in shape ? shape.authorAttribute : undefined;
  const name = (attribute && holder?.getAttribute(attribute)) || holder?.textContent;
  return name?.replace(/\s+/g, ' ').trim().slice(0, MAX_AUTHOR_CHARS) || undefined;
}

function linkOf(element: Element, shape: PostShape | QuotedShape): string | undefined {
  if (shape.permalink === undefined) return undefined;
  const itself = shape.permalink.startsWith(':scope') && element.hasAttribute('href');
  const link = itself ? element : element.querySelector(shape.permalink);
  const href = link?.getAttribute('href');
  if (!href) return undefined;
  try {
    const url = new URL(href, element.ownerDocument.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function keepsNewlines(root: Element): boolean {
  const view = root.ownerDocument.defaultView;
  return view?.getComputedStyle?.(root)?.whiteSpace?.startsWith('pre') ?? false;
}
