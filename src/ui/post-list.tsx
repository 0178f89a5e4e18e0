import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Finding } from '../engine/types';
import type { ReportedPost } from '../messages/from-page';
import { PostItem } from './post-item';
import { useWords } from './words';

/** Posts that are shown at first, and with every further wish. */
export const PAGE_POSTS = 20;

interface Props {
  readonly posts: readonly ReportedPost[];
  /** How many there are in all; those that are not here yet are fetched with `onMore`. */
  readonly total: number;
  readonly onMore: () => void;
  readonly actions?: (post: ReportedPost) => ComponentChildren;
  readonly ruleActions?: (finding: Finding) => ComponentChildren;
}

/** The posts in the order of the report, a page at a time: feeds can bring hundreds. */
export function PostList({ posts, total, onMore, actions, ruleActions }: Props) {
  const words = useWords();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());

  // For `bench page`: the frame in which the first list is painted.
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => performance.mark('mingjian-list'));
    return () => cancelAnimationFrame(frame);
  }, []);

  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const rest = total - posts.length;
  return (
    <>
      <ol class="posts" aria-label={words.postList}>
        {posts.map((post) => (
          <PostItem
            key={post.id}
            post={post}
            open={open.has(post.id)}
            onToggle={() => toggle(post.id)}
            actions={actions === undefined ? undefined : () => actions(post)}
            ruleActions={ruleActions}
          />
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" class="button more" data-action="more" onClick={onMore}>
          {words.showMore(Math.min(PAGE_POSTS, rest))}
        </button>
      )}
    </>
  );
}
