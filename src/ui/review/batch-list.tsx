import type { StoredBatch } from '../../review/db';
import { useLanguage } from '../words';
import { BadRows } from './bad-rows';
import { useReviewWords } from './context';
import { LoosePosts } from './loose-posts';
import { RemoveBatch } from './remove-batch';
import { troubleText } from './trouble-text';

interface Props {
  readonly batches: readonly StoredBatch[];
  readonly busy: boolean;
  readonly onResume: (batch: StoredBatch) => void;
  readonly onRemove: (batch: StoredBatch, keptToo: boolean) => void;
  /** Saved posts of no import in the list. */
  readonly loose: number;
  readonly onRemoveLoose: () => void;
}

/** The imports so far, newest first. */
export function BatchList({ batches, busy, onResume, onRemove, loose, onRemoveLoose }: Props) {
  const words = useReviewWords();
  return (
    <section class="card">
      <h2>{words.batches}</h2>
      {batches.length === 0 && <p class="hint">{words.noBatches}</p>}
      <ul class="batches">
        {batches.map((batch) => (
          <BatchRow
            key={batch.id}
            batch={batch}
            busy={busy}
            onResume={onResume}
            onRemove={onRemove}
          />
        ))}
      </ul>
      <LoosePosts count={loose} busy={busy} onRemove={onRemoveLoose} />
    </section>
  );
}

function BatchRow({
  batch,
  busy,
  onResume,
  onRemove,
}: Pick<Props, 'busy' | 'onResume' | 'onRemove'> & { batch: StoredBatch }) {
  const words = useReviewWords();
  const language = useLanguage();
  return (
    <li data-batch={batch.id} data-state={batch.state}>
      <div class="batch-head">
        <b>{batch.name}</b>
        <span class="tag">{words.batchState[batch.state]}</span>
        <span class="hint">{new Date(batch.startedAt).toLocaleString(language)}</span>
      </div>
      <p class="hint">
        {words.counts(batch.records, batch.flagged, batch.bad)}
        {batch.problem !== '' && ` · ${troubleText(words, batch.problem)}`}
      </p>
      <p class="row">
        {batch.state !== 'done' && (
          <button
            type="button"
            class="button"
            data-action="resume"
            disabled={busy}
            onClick={() => onResume(batch)}
          >
            {words.resume}
          </button>
        )}
        <RemoveBatch batch={batch} busy={busy} onRemove={onRemove} />
      </p>
      {batch.bad > 0 && <BadRows batch={batch} />}
    </li>
  );
}
