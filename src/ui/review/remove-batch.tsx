import { useState } from 'preact/hooks';
import type { StoredBatch } from '../../review/db';
import { countKept } from '../../review/remove';
import { useReview, useReviewWords } from './context';

interface Props {
  readonly batch: StoredBatch;
  readonly busy: boolean;
  /** `keptToo`: the decided or noted posts as well. */
  readonly onRemove: (batch: StoredBatch, keptToo: boolean) => void;
}

/** Removes an import. What somebody decided or noted goes only by a button of its own, asked twice. */
export function RemoveBatch({ batch, busy, onRemove }: Props) {
  const { db, failed } = useReview();
  const words = useReviewWords();
  const [asking, setAsking] = useState<'' | 'rest' | 'all'>('');
  const [kept, setKept] = useState(0);
  const ask = (): void => {
    setAsking('rest');
    countKept(db, batch.id).then(setKept, failed);
  };
  return (
    <span
      class="row"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        // From one of the two buttons to the other, the question stands.
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setAsking('');
      }}
    >
      <button
        type="button"
        class="button quiet"
        data-action="remove"
        disabled={busy}
        onClick={() => (asking === '' ? ask() : onRemove(batch, false))}
      >
        {asking === '' ? words.removeBatch : words.removeConfirm}
      </button>
      {asking !== '' && kept > 0 && (
        <button
          type="button"
          class="button quiet"
          data-action="remove-kept"
          disabled={busy}
          onClick={() => (asking === 'all' ? onRemove(batch, true) : setAsking('all'))}
        >
          {asking === 'all' ? words.removeKeptConfirm(kept) : words.removeKept(kept)}
        </button>
      )}
    </span>
  );
}
