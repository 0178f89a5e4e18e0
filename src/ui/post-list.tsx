import { useState } from 'preact/hooks';
import type { ReportedPost } from '../messages';
import { PostItem } from './post-item';
import { useWords } from './words';

const PAGE = 30;

interface Props {
  readonly posts: readonly ReportedPost[];
  readonly onShow: (id: string) => Promise<boolean>;
}

/** The posts in the order of the report, a page at a time: feeds can bring hundreds. */
export function PostList({ posts, onShow }: Props) {
  const words = useWords();
  const [shown, setShown] = useState(PAGE);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());

  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const rest = posts.length - shown;
  return (
    <>
      <ol class="posts" aria-label={words.postList}>
        {posts.slice(0, shown).map((post) => (
          <PostItem
            key={post.id}
            post={post}
            open={open.has(post.id)}
            onToggle={() => toggle(post.id)}
            onShow={() => onShow(post.id)}
          />
        ))}
      </ol>
      {rest > 0 && (
        <button
          type="button"
          class="button more"
          data-action="more"
          onClick={() => setShown(shown + PAGE)}
        >
          {words.showMore(Math.min(PAGE, rest))}
        </button>
      )}
    </>
  );
}
