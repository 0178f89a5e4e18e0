import type { PostKind } from '../engine/types';
import { textHash } from '../text-hash';

/** Key of a text in the caches: the same words may be judged otherwise in another kind of post. */
export function textKey(kind: PostKind, text: string): string {
  return `${kind}:${textHash(text)}`;
}
