import { useState } from 'preact/hooks';
import { useReviewWords } from './context';

interface Props {
  readonly count: number;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

/** What is saved and belongs to no import in the list, so that it can be removed as well. */
export function LoosePosts({ count, busy, onRemove }: Props) {
  const words = useReviewWords();
  const [asking, setAsking] = useState(false);
  if (count === 0) return null;
  return (
    <p class="row" data-loose={count}>
      <span class="hint">{words.loose(count)}</span>
      <button
        type="button"
        class="button quiet"
        data-action="remove-loose"
        disabled={busy}
        onClick={() => {
          if (asking) onRemove();
          setAsking(!asking);
        }}
        onBlur={() => setAsking(false)}
      >
        {asking ? words.removeLooseConfirm(count) : words.removeLoose}
      </button>
    </p>
  );
}
