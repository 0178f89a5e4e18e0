import type { PostKind } from '../engine/types';
import type { PostShape, TextShape } from '../sites/types';
import { queryAll, queryFirst } from './query';

/** One post in the page, not read yet. A repost is a post of its own beside the one that holds it. */
export interface FoundPost {
  /** What gets the badge. Also the key: one element holds at most one post. */
  readonly element: Element;
  readonly kind: PostKind;
  readonly shape: TextShape & Pick<PostShape, 'quoted'>;
  /** Several elements in a row that make one post (sections of a sales page). */
  readonly run?: readonly Element[];
}

/**
 * Finds the posts of an adapter in a part of the page: in it, and around it, so that a change
 * inside a post finds that post.
 * @param root where to look, such as the body, a shadow root, or an element that was just added
 * @returns in the order of the shapes; nested items of one kind count once, the outermost
 */
export function findPosts(root: Element | ShadowRoot, shapes: readonly PostShape[]): FoundPost[] {
  return [...eachPost(root, shapes)];
}

/** `findPosts`, one after the other: a caller may let the page have its turn in between. */
export function* eachPost(
  root: Element | ShadowRoot,
  shapes: readonly PostShape[],
): Generator<FoundPost> {
  const taken = new Set<Element>();
  const seenItems = new Map<PostKind, string>();
  for (const shape of shapes) {
    const sameKind = [seenItems.get(shape.kind), shape.item].filter(Boolean).join(', ');
    seenItems.set(shape.kind, sameKind);
    for (const item of matching(root, shape.item)) {
      if (taken.has(item) || item.parentElement?.closest(sameKind)) continue;
      taken.add(item);
      yield { element: item, kind: shape.kind, shape };
      const quoted = quotedIn(item, shape);
      if (quoted === undefined || shape.quoted === undefined || taken.has(quoted)) continue;
      taken.add(quoted);
      yield { element: quoted, kind: shape.kind, shape: shape.quoted };
    }
  }
}

function matching(root: Element | ShadowRoot, selector: string): Element[] {
  const inside = queryAll(root, selector);
  if (root.nodeType !== 1) return inside;
  let around: Element | null = null;
  for (
    let one = (root as Element).closest(selector);
    one;
    one = one.parentElement?.closest(selector) ?? null
  ) {
    around = one;
  }
  return around === null ? inside : [around, ...inside];
}

function quotedIn(item: Element, shape: PostShape): Element | undefined {
  if (shape.quoted === undefined) return undefined;
  return queryFirst(item, shape.quoted.item) ?? undefined;
}
