import type { FoundPost } from './find-posts';
import { queryAll, queryFirst } from './query';
import { type ReadText, readText } from './read-text';
import { real } from './real';
import { scopesIn } from './tree';

export interface PostDetails {
  readonly author?: string;
  readonly url?: string;
  /** Only a part of the text is shown: a verdict on it is provisional. */
  readonly cut: boolean;
}

/** A post in more parts is none that a person wrote. */
const MAX_PARTS = 2_000;
const MAX_AUTHOR_CHARS = 80;
/** As it stands in the page, indentation included. */
const MAX_NAME_CHARS = 2_000;

/**
 * Reads the author's own words of a post: the title in front, reposts and the shape's `drop` parts
 * left out.
 * @returns an empty text when the site has not filled the post yet
 */
export function readPost(post: FoundPost): ReadText {
  const { drop, quoted } = post.shape;
  // `:scope` would mean every dropped element itself; such a repost stands outside the text.
  const parts = [drop, quoted?.item].filter((part) => part && !part.startsWith(':scope'));
  return readText(post.run ?? textRoots(post), {
    drop: parts.length > 0 ? parts.join(', ') : undefined,
    keepsNewlines: (root) => keepsNewlines(root, post.shape),
  });
}

/** Who wrote the post, where it stands, and whether it is shown whole. Read only when asked for. */
export function readDetails(post: FoundPost): PostDetails {
  const author = authorOf(post);
  const url = linkOf(post);
  return { ...(author ? { author } : {}), ...(url ? { url } : {}), cut: isCut(post) };
}

/** Whether the page shows only a part of the text ("展开"). */
export function isCut(post: FoundPost): boolean {
  const { cut } = post.shape;
  return cut !== undefined && select(post, cut).length > 0;
}

function textRoots(post: FoundPost): Element[] {
  const { title, text, longest, drop } = post.shape;
  const roots = title === undefined ? [] : select(post, title).slice(0, 1);
  for (const selector of text) {
    const found = select(post, selector);
    const fresh = (longest ? found : outermost(found)).filter(
      (part) => !roots.some((root) => real(root).contains(part)),
    );
    if (fresh.length > 0) return [...roots, ...(longest ? mostWords(fresh, drop) : fresh)];
  }
  return roots;
}

/** What a selector finds in the author's own part of the post: nothing out of a repost. */
function select({ element, shape }: FoundPost, selector: string): Element[] {
  const found = selector.startsWith(':scope') && real(element).matches(selector) ? [element] : [];
  for (const scope of shape.deep ? scopesIn(element) : [element]) {
    found.push(...queryAll(scope, selector));
  }
  // A path from the item says exactly what is meant, also beside a repost in the same box.
  if (selector.startsWith(':scope >')) return found;
  if (found.length === 0 || shape.quoted === undefined) return found;
  const quoted = queryFirst(element, shape.quoted.item);
  return quoted === null ? found : found.filter((part) => !real(quoted).contains(part));
}

/** The element whose own text nodes say most; what stands in dropped parts does not count. */
function mostWords(elements: readonly Element[], drop: string | undefined): Element[] {
  let most = 0;
  let best: Element | undefined;
  for (const element of elements) {
    if (drop !== undefined && real(element).closest(drop)) continue;
    let chars = 0;
    for (const node of real(element).childNodes) {
      if (real(node).nodeType === 3) chars += (node as Text).data.trim().length;
    }
    if (chars > most) [most, best] = [chars, element];
  }
  return best === undefined ? [] : [best];
}

function outermost(elements: readonly Element[]): readonly Element[] {
  if (elements.length < 2) return elements;
  const parts = new Set(elements.slice(0, MAX_PARTS));
  return [...parts].filter((one) => {
    let { parentElement } = real(one);
    while (parentElement !== null && !parts.has(parentElement)) {
      ({ parentElement } = real(parentElement));
    }
    return parentElement === null;
  });
}

function authorOf(post: FoundPost): string | undefined {
  const { author, authorAttribute } = post.shape;
  // The first link to an author often holds a picture only.
  for (const holder of author === undefined ? [] : select(post, author)) {
    const name = (authorAttribute && real(holder).getAttribute(authorAttribute)) || startOf(holder);
    // Sites put an @ before the author of a repost.
    const plain = name.replace(/\s+/g, ' ').trim().replace(/^@/, '').slice(0, MAX_AUTHOR_CHARS);
    if (plain) return plain;
  }
  return undefined;
}

/** Enough for any name: what stands in the element may be as long as the page likes. */
function startOf(holder: Element): string {
  return (real(holder).textContent ?? '').slice(0, MAX_NAME_CHARS);
}

function linkOf(post: FoundPost): string | undefined {
  const { permalink } = post.shape;
  const link = permalink === undefined ? undefined : select(post, permalink)[0];
  const href = link && real(link).getAttribute('href');
  if (!href) return undefined;
  try {
    const url = new URL(href, real(post.element).ownerDocument.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** One question for all posts of a shape: every answer costs the browser a look at its styles. */
const newlines = new WeakMap<FoundPost['shape'], Map<string, boolean>>();

function keepsNewlines(root: Element, shape: FoundPost['shape']): boolean {
  const known = newlines.get(shape) ?? new Map<string, boolean>();
  newlines.set(shape, known);
  const own = real(root);
  const key = `${own.localName}.${own.getAttribute('class') ?? ''}`;
  const answer =
    known.get(key) ??
    own.ownerDocument.defaultView?.getComputedStyle?.(root)?.whiteSpace?.startsWith('pre') ??
    false;
  known.set(key, answer);
  return answer;
}
