import type { Finding } from '../engine/types';
import { anchorSpan } from './anchor';
import type { FoundPost } from './find-posts';
import { readPost } from './read-post';
import { real } from './real';

/** Scrolls to what was found first in a post, or to the post itself. */
export function bringIntoView(post: FoundPost, first: Finding | undefined): void {
  const [anchor] = first === undefined ? [] : anchorSpan(readPost(post), first);
  const target = (anchor && real(anchor.startContainer).parentElement) ?? post.element;
  // At once, whatever the page's own style says: a long way in motion makes people sick.
  real(target).scrollIntoView({ block: 'center', behavior: 'instant' });
}
