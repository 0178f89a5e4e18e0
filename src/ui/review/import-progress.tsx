import { useRef } from 'preact/hooks';
import type { StoredBatch } from '../../review/db';
import { useLanguage } from '../words';
import { useReviewWords } from './context';

/** How far an import is, how fast, and about how long it still takes. */
export function ImportProgress({ batch, onStop }: { batch: StoredBatch; onStop: () => void }) {
  const words = useReviewWords();
  const language = useLanguage();
  const began = useRef({
    id: batch.id,
    at: performance.now(),
    records: batch.records,
    bytes: batch.bytes,
  });
  const seconds = (performance.now() - began.current.at) / 1000;
  const rate = seconds < 0.5 ? 0 : (batch.records - began.current.records) / seconds;
  const bytesPerSecond = seconds < 0.5 ? 0 : (batch.bytes - began.current.bytes) / seconds;
  const left = bytesPerSecond === 0 ? 0 : (batch.size - batch.bytes) / bytesPerSecond;
  const percent = batch.size === 0 ? 0 : (100 * batch.bytes) / batch.size;
  const time = left < 90 ? words.seconds(Math.ceil(left)) : words.minutes(Math.ceil(left / 60));
  const count = (value: number) => Math.round(value).toLocaleString(language);
  return (
    <section class="card progress" data-records={batch.records} data-percent={percent.toFixed(1)}>
      <h2>{batch.name}</h2>
      <progress max={100} value={percent} aria-label={batch.name} />
      <p role="timer">{words.running(`${percent.toFixed(0)}%`, count(rate), time)}</p>
      <p class="hint">{words.counts(batch.records, batch.flagged, batch.bad)}</p>
      <button type="button" class="button" data-action="stop" onClick={onStop}>
        {words.stop}
      </button>
    </section>
  );
}
