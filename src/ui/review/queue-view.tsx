import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseState } from '../../review/model';
import { type CaseFilter, NO_FILTER } from '../../review/query';
import { CaseList } from './case-list';
import { CasePanel } from './case-panel';
import { useReview, useReviewWords } from './context';
import { ExportMenu } from './export-menu';
import { FilterBar } from './filter-bar';
import { KeyHelp } from './key-help';
import { troubleText } from './trouble-text';
import { useKeys } from './use-keys';
import { useOpenTab } from './use-open-tab';
import { type QueueSource, useQueue } from './use-queue';

interface Props {
  readonly active: boolean;
  /** Changes when saved posts were removed. */
  readonly removed: number;
}

/** Triage: what is to be looked at on the left, everything about the chosen post on the right. */
export function QueueView({ active, removed }: Props) {
  const review = useReview();
  const words = useReviewWords();
  const tab = useOpenTab();
  const [source, setSource] = useState<QueueSource>(tab.asked ? 'tab' : 'saved');
  const [filter, setFilter] = useState<CaseFilter>(NO_FILTER);
  const [message, setMessage] = useState('');
  const [help, setHelp] = useState(false);
  const queue = useQueue(review, source, filter, tab);
  useEffect(() => {
    if (removed > 0) queue.reload();
  }, [removed]);
  const note = useRef<HTMLTextAreaElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const tell = (work: Promise<string>): void => {
    work.then(setMessage, (error: unknown) => setMessage(troubleText(words, error)));
  };
  const decide = (state: CaseState, id?: string): void =>
    tell(
      queue
        .decide(state, id)
        .then((count) => (count === 0 ? '' : words.decided(words.state[state], count))),
    );
  const undo = (): void =>
    tell(queue.undo().then((count) => (count === 0 ? words.nothingToUndo : words.undone(count))));

  useKeys(active, {
    j: () => queue.step(1),
    k: () => queue.step(-1),
    ArrowDown: () => queue.step(1),
    ArrowUp: () => queue.step(-1),
    a: () => decide('accepted'),
    r: () => decide('rejected'),
    s: () => decide('skipped'),
    n: () => note.current?.focus(),
    u: undo,
    f: () => setFilter((now) => ({ ...now, folded: !now.folded })),
    '/': () => search.current?.focus(),
    '?': () => setHelp(true),
  });

  return (
    <main class="queue">
      <div class="queue-bar">
        {tab.asked && (
          <fieldset class="segments" aria-label={words.batch}>
            {(['tab', 'saved'] as const).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={source === name}
                data-source={name}
                onClick={() => setSource(name)}
              >
                {name === 'tab' ? words.fromTab : words.fromSaved}
              </button>
            ))}
          </fieldset>
        )}
        <FilterBar
          filter={filter}
          onChange={setFilter}
          counts={source === 'saved' ? queue.counts : null}
          search={search}
          version={queue.counts}
        />
        <div class="queue-actions">
          {source === 'tab' && queue.items.length > 0 && (
            <button
              type="button"
              class="button"
              data-action="save-all"
              onClick={() => tell(queue.saveAll().then(words.savedAll))}
            >
              {words.saveAll(queue.items.length)}
            </button>
          )}
          <ExportMenu filter={filter} onMessage={setMessage} />
          <button
            type="button"
            class="button quiet"
            data-action="keys"
            onClick={() => setHelp(true)}
          >
            {words.keys} <kbd>?</kbd>
          </button>
        </div>
      </div>
      {source === 'tab' && tab.gone && <p class="banner">{words.tabGone}</p>}
      {source === 'tab' && !tab.gone && <p class="hint tab-hint">{words.tabUnsaved}</p>}
      <div class="queue-columns">
        <CaseList queue={queue} filter={filter} />
        {queue.selected === null ? (
          <p class="panel empty-panel">{words.choose}</p>
        ) : (
          <CasePanel
            key={queue.selected.value.id}
            item={queue.selected}
            noteField={note}
            onDecide={(state) => decide(state, queue.selected?.value.id)}
            onUndo={undo}
            onNote={(text) =>
              tell(queue.note(queue.selected?.value.id ?? '', text).then(() => words.noteSaved))
            }
          />
        )}
      </div>
      <p class="toast" role="status" data-shown={message !== ''}>
        {message}
      </p>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </main>
  );
}
