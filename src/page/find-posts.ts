import type { PostKind } from '../engine/types';
import type { PostShape, TextShape } from '../sites/types';
import { queryEach, queryFirst } from './query';
import { real } from './real';
import { ancestor } from './tree';

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
  return [...postsIn(root, shapes)];
}

/** The same, one by one: a page may have any number of them. */
export function* postsIn(
  root: Element | ShadowRoot,
  shapes: readonly PostShape[],
): Generator<FoundPost> {
  const taken = new Set<Element>();
  const seenItems = new Map<PostKind, string>();
  for (const shape of shapes) {
    const sameKind = [seenItems.get(shape.kind), shape.item].filter(Boolean).join(', ');
    seenItems.set(shape.kind, sameKind);
    for (const item of matching(root, shape.item)) {
      if (taken.has(item) || ancestor(item, sameKind)) continue;
      taken.add(item);
      yield { element: item, kind: shape.kind, shape };
      const quoted = quotedIn(item, shape);
      if (quoted === undefined || shape.quoted === undefined || taken.has(quoted)) continue;
      taken.add(quoted);
      yield { element: quoted, kind: shape.kind, shape: shape.quoted };
    }
  }
}

function* matching(root: Element | ShadowRoot, selector: string): Generator<Element> {
  const inside = queryEach(root, selector);
  if (real(root).nodeType !== 1) return yield* inside;
  let around: Element | null = null;
  for (let one = real(root as Element).closest(selector); one; one = ancestor(one, selector)) {
    around = one;
  }
  if (around !== null) yield around;
  yield* inside;
}

function quotedIn(item: Element, shape: PostShape): Element | undefined {
  if (shape.quoted === undefined) return undefined;
  return queryFirst(item, shape.quoted.item) ?? undefined;
}
